import type { Language } from '#shared/domain/codes.ts';

/** Each in its own words, so that whoever cannot read a page finds theirs. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  hu: 'Magyar',
  sl: 'Slovenščina',
  it: 'Italiano',
  hr: 'Hrvatski',
};
