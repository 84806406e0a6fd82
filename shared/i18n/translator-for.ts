import type { Language } from '#shared/domain/codes.ts';
import type { Catalogue } from './catalogue.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { hr } from './hr.ts';
import { hu } from './hu.ts';
import { it } from './it.ts';
import { sl } from './sl.ts';
import { createTranslator, type Translator } from './translator.ts';

export const catalogues: { readonly [L in Language]: Catalogue<L> } = { en, de, hu, sl, it, hr };
const made = new Map<Language, Translator>();

/** For who speaks all six at once, as the mailer does; a page that needs one language takes `loadTranslator`. */
export const translatorFor = (lang: Language): Translator => {
  const known = made.get(lang) ?? createTranslator(lang, catalogues[lang]);
  made.set(lang, known);
  return known;
};
