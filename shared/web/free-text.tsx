import type { FreeText } from '#shared/domain/free-text.ts';
import { LANGUAGE_NAMES } from './language-names.ts';
import type { View } from './view.ts';

/** What somebody wrote, in the reader's language where there is a translation, else as written and marked with its language. */
export const textIn = (
  { t }: View,
  { lang, text, translations }: FreeText,
): { lang: FreeText['lang']; text: string } => {
  const translated = translations[t.lang];
  return translated ? { lang: t.lang, text: translated.text } : { lang, text };
};

export const FreeTextParagraphs = ({ view, text: given }: { view: View; text: FreeText }) => {
  const { lang, text } = textIn(view, given);
  const isForeign = lang !== view.t.lang;
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p lang={isForeign ? lang : undefined}>{paragraph}</p>
      ))}
      {isForeign && <p class="small second">{view.t.t('page.original', { language: LANGUAGE_NAMES[lang] })}</p>}
    </>
  );
};
