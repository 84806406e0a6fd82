import { timeSchema } from '#shared/domain/scalars.ts';
import { FREQUENCIES, SETTING_KINDS, type SettingKind, type Settings } from '#shared/domain/settings.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { type FormAnswers, textOf } from '../../form.ts';
import { formReader } from '../../form-reader.ts';

export type Pace = (typeof FREQUENCIES)[number] | 'off';
/** A need under its pseudonym is told by digest only. */
export const pacesOf = (kind: SettingKind): readonly Pace[] =>
  kind === 'new-need' ? ['daily', 'weekly', 'off'] : [...FREQUENCIES, 'off'];

export const fieldOf = (kind: SettingKind): string => `kind-${kind}`;
export const kindLabel = (t: Translator, kind: SettingKind): string => capitalised(t.lang, t.t(`kind.${kind}`));

/** The form as it stands for what is stored; empty is "as usual". */
export const mailAnswers = ({ kinds, leastScore, quietHours }: Settings): FormAnswers => ({
  ...Object.fromEntries(SETTING_KINDS.map((kind) => [fieldOf(kind), [kinds[kind] ?? '']])),
  leastScore: [String(leastScore)],
  quietFrom: [quietHours.from],
  quietTo: [quietHours.to],
});

type Body = Pick<Settings, 'leastScore' | 'quietHours'> & { kinds: Partial<Record<SettingKind, Pace | null>> };
type Read = { ok: true; body: Body } | { ok: false; faults: readonly FieldFault[] };

/** Kinds that the form did not carry stay as they are. */
export const readMailForm = (answers: FormAnswers, t: Translator): Read => {
  const form = formReader(answers, t);
  const kinds: Body['kinds'] = {};
  for (const kind of SETTING_KINDS)
    if (answers[fieldOf(kind)] !== undefined)
      kinds[kind] = form.choice({ name: fieldOf(kind), label: kindLabel(t, kind) }, pacesOf(kind));
  const least = { name: 'leastScore', label: t.t('settings.least'), least: 0, most: 100 };
  const leastScore = form.needed(least, form.whole(least));
  const time = (name: string, label: string): string | null => {
    const given = textOf(answers, name).slice(0, 5); // some browsers send seconds
    if (timeSchema.safeParse(given).success) return given;
    return form.wrong(name, t.t('settings.timeFault', { field: label, given }));
  };
  const from = time('quietFrom', t.t('settings.quietFrom'));
  const to = time('quietTo', t.t('settings.quietTo'));
  if (leastScore === null || from === null || to === null || form.faults.length > 0)
    return { ok: false, faults: form.faults };
  return { ok: true, body: { kinds, leastScore, quietHours: { from, to } } };
};
