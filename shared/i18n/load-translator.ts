import type { Language } from '#shared/domain/codes.ts';
import type { Catalogue } from './catalogue.ts';
import { createTranslator, type Translator } from './translator.ts';

const load: { readonly [L in Language]: () => Promise<Catalogue<L>> } = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  hu: async () => (await import('./hu.ts')).hu,
  sl: async () => (await import('./sl.ts')).sl,
  it: async () => (await import('./it.ts')).it,
  hr: async () => (await import('./hr.ts')).hr,
};

const made = new Map<Language, Promise<Translator>>();

/** A translator that evaluates the catalogue of its own language only; made once. */
export const loadTranslator = (lang: Language): Promise<Translator> => {
  const known = made.get(lang);
  if (known) return known;
  const translator = load[lang]().then((catalogue) => createTranslator(lang, catalogue));
  made.set(lang, translator);
  return translator;
};
