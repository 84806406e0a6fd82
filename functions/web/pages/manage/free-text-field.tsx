import { LANGUAGES } from '#shared/domain/codes.ts';
import type { FreeText } from '#shared/domain/free-text.ts';
import { faultOf, Select, TextArea } from '#shared/web/field.tsx';
import { LANGUAGE_NAMES } from '#shared/web/language-names.ts';
import { type FormAnswers, textOf } from '../../form.ts';
import type { FormReader } from '../../form-reader.ts';
import type { FieldsProps } from './site-basics.tsx';

const languageOf = (name: string): string => `${name}Lang`;

/** The answers that show a stored text; a new one is begun in the reader's language. */
export const textAnswers = (name: string, stored: FreeText | null): FormAnswers =>
  stored === null ? {} : { [name]: [stored.text], [languageOf(name)]: [stored.lang] };

type Props = FieldsProps & {
  name: string;
  label: string;
  hint?: string;
  rows?: number;
  stored: FreeText | null;
};

/** A text in the language of whoever writes it; its translations stay as they are. */
export const FreeTextField = ({ view, answers, faults, name, label, hint, rows = 4, stored }: Props) => {
  const { t } = view;
  const translated = LANGUAGES.filter((lang) => stored?.translations[lang]).map((lang) => LANGUAGE_NAMES[lang]);
  const kept = translated.length === 0 ? null : t.t('siteForm.translations', { list: t.list(translated) });
  return (
    <div class="free-text-field">
      <TextArea
        name={name}
        label={label}
        hint={[hint, kept].filter(Boolean).join(' ') || undefined}
        rows={rows}
        width="long"
        value={textOf(answers, name)}
        fault={faultOf(faults, name)}
      />
      <Select
        name={languageOf(name)}
        label={
          <>
            {t.t('siteForm.language')}
            <span class="hidden">: {label}</span>
          </>
        }
        width="short"
        value={textOf(answers, languageOf(name)) || t.lang}
        choices={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
        fault={faultOf(faults, languageOf(name))}
      />
    </div>
  );
};

type Of = { name: string; label: string; most: number };
type TextPatch = { lang: string; text: string; translations: Record<string, null> } | null;

/** What changes of a stored text, as a merge patch: translations stay, but for one into what is now its own language. */
export const readFreeText = (reader: FormReader, of: Of, stored: FreeText | null): TextPatch => {
  const text = reader.text(of);
  const lang = reader.choice({ name: languageOf(of.name), label: of.label }, LANGUAGES);
  if (text === null || lang === null) return null;
  return { lang, text, translations: stored?.translations[lang] ? { [lang]: null } : {} };
};
