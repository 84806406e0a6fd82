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

/** A translator that evaluates the catalogue of its own language only. */
export const loadTranslator = async (lang: Language): Promise<Translator> => createTranslator(lang, await load[lang]());
