import { AMENITIES, SPACE_KINDS } from '#shared/domain/codes.ts';
import { type CodeList, codeNames } from '#shared/i18n/code-name.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { AnswerGroup } from '../../changed-meanwhile.ts';
import { type FormAnswers, textOf, textsOf } from '../../form.ts';
import { WEEKDAYS } from './opening-hours.ts';
import { type MODES, MOST_TARIFFS, TENURES } from './read-space.ts';
import { type INCLUDED, NOISES } from './read-space-patch.ts';
import { NONE, NUISANCES, SPACE_MEASURES } from './space-answers.ts';

const MOST_CHARACTERS = 160;
const FREE_TEXTS = [
  { name: 'story', label: 'spaceForm.story' },
  { name: 'fitOut', label: 'room.fitOut' },
  { name: 'forbidden', label: 'room.forbidden' },
] as const;
export const SPACE_TEXT_NAMES = FREE_TEXTS.map(({ name }) => name);

/** What the form of a room asks, and how each answer is said: for those whose form was overtaken by another's. */
export const spaceGroups = (t: Translator): AnswerGroup[] => {
  const line = (name: string, label: string, more: readonly string[] = []): AnswerGroup => ({
    names: [name, ...more],
    label,
    shown: (answers) => cut(textOf(answers, name)),
  });
  const choice = (name: string, label: string, texts: Readonly<Record<string, string>>): AnswerGroup => ({
    names: [name],
    label,
    shown: (answers) => texts[textOf(answers, name)] ?? null,
  });
  const several = (name: string, label: string, textFor: (code: string) => string): AnswerGroup => ({
    names: [name],
    label,
    shown: (answers) => t.list(textsOf(answers, name).map(textFor)) || null,
  });
  const span = (from: string, until: string, label: string): AnswerGroup => ({
    names: [from, until],
    label,
    shown: (answers) =>
      [from, until]
        .map((name) => textOf(answers, name))
        .join(' – ')
        .replace(/^ – $/, '') || null,
  });
  const named = (list: CodeList, codes: readonly string[]): Record<string, string> =>
    Object.fromEntries(codes.map((code, at) => [code, codeNames(t, list, codes)[at] ?? code]));
  const yesNo = (name: string, label: string, yes: string, no: string) => choice(name, label, { yes, no });
  const nameIn = (list: CodeList) => (code: string) => codeNames(t, list, [code])[0] ?? code;
  return [
    line('name', t.t('spaceForm.name')),
    choice('kind', t.t('room.kind'), named('spaceKind', SPACE_KINDS)),
    line('floorLevel', t.t('room.floor')),
    several('activities', t.t('room.activities'), nameIn('activity')),
    line('areaM2', t.t('room.size')),
    line('divisibleFromM2', t.t('spaceForm.part')),
    line('capacity', t.t('room.capacity')),
    choice('tenure', t.t('room.tenure'), named('tenure', TENURES)),
    several('modes', t.t('room.modes'), (code) => t.t(`spaceForm.mode.${code as (typeof MODES)[number]}`)),
    {
      names: WEEKDAYS.map((day) => `open.${day}`),
      label: t.t('room.hours'),
      shown: (answers) => hoursText(t, answers),
    },
    span('from', 'until', t.t('room.freeFrom')),
    span('termMin', 'termMax', t.t('spaceForm.term')),
    span('preferredMin', 'preferredMax', t.t('spaceForm.preferred')),
    line('leadTimeDays', t.t('spaceForm.lead')),
    line('noticeDays', t.t('spaceForm.notice')),
    { names: TARIFF_NAMES, label: t.t('room.costs'), shown: (answers) => tariffsText(t, answers) },
    several('includes', t.t('spaceForm.includes'), (code) =>
      code === NONE ? t.t('spaceForm.includesNone') : t.t(`room.includes.${code as (typeof INCLUDED)[number]}`),
    ),
    yesNo('vatIncluded', t.t('room.vat'), t.t('room.vatIn'), t.t('room.vatOn')),
    line('deposit', t.t('room.deposit')),
    yesNo('insuranceRequired', t.t('room.insurance'), t.t('room.insuranceNeeded'), t.t('room.insuranceFree')),
    yesNo('sublettingAllowed', t.t('room.sublet'), t.t('room.subletYes'), t.t('room.subletNo')),
    ...AMENITIES.map((code) =>
      yesNo(`amenity.${code}`, nameIn('amenity')(code), t.t('spaceForm.isThere'), t.t('spaceForm.isNotThere')),
    ),
    ...SPACE_MEASURES.map((name) => line(name, t.t(`measure.${name}`))),
    choice(
      'noise',
      t.t('spaceForm.noise'),
      Object.fromEntries(NOISES.map((level) => [level, t.t(`search.noise.${level}`)])),
    ),
    ...NUISANCES.map((code) =>
      yesNo(`tolerates.${code}`, t.t(`emission.${code}`), t.t('spaceForm.mayBe'), t.t('spaceForm.mayNotBe')),
    ),
    ...FREE_TEXTS.map(({ name, label }) => line(name, t.t(label), [`${name}Lang`])),
  ];
};

const cut = (text: string): string | null =>
  text === '' ? null : text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;

const hoursText = (t: Translator, answers: FormAnswers): string | null => {
  const days = WEEKDAYS.filter((day) => textOf(answers, `open.${day}`) !== '');
  return days.map((day) => `${t.weekdays()[day - 1]} ${textOf(answers, `open.${day}`)}`).join('; ') || null;
};

const ROWS = Array.from({ length: MOST_TARIFFS }, (_, row) => row);
const TARIFF_NAMES = ROWS.flatMap((row) =>
  ['rent', 'charges', 'unit', 'currency', 'for'].map((name) => `${name}.${row}`),
);

/** "100 + 50 EUR"; how each is counted stands in the form. */
const tariffsText = (t: Translator, answers: FormAnswers): string | null => {
  const texts = ROWS.flatMap((row) => {
    const amounts = ['rent', 'charges'].map((name) => textOf(answers, `${name}.${row}`)).filter((each) => each !== '');
    return amounts.length === 0 ? [] : [`${amounts.join(' + ')} ${textOf(answers, `currency.${row}`)}`];
  });
  return t.list(texts) || null;
};
