import type { Language } from '#shared/domain/codes.ts';

/** A sentence begun with a name that is written small: "painting." becomes "Painting." */
export const capitalised = (lang: Language, text: string): string => {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(lang) + rest.join('');
};
