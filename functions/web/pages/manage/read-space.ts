import { ACTIVITIES, ACTOR_KINDS, AMENITIES, type Amenity, CURRENCIES, SPACE_KINDS } from '#shared/domain/codes.ts';
import type { SpaceBody, Tariff } from '#shared/domain/space.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { type FormAnswers, textOf, textsOf } from '../../form.ts';
import type { FormReader } from '../../form-reader.ts';
import { type Hours, spansIn, spansText, WEEKDAYS } from './opening-hours.ts';

/** A form of a room as it is read: what is empty is not known. */
export type SpaceForm = { reader: FormReader; answers: FormAnswers; t: Translator };

export const MOST_TARIFFS = 20;
/** Rows for prices that are still to be told. */
export const NEW_TARIFFS = 2;
export const TARIFF_UNITS = (['month', 'day', 'hour'] as const).flatMap((per) =>
  (['space', 'm2', 'person'] as const).map((of) => `${per}.${of}` as const),
);
export const TENURES = ['own', 'shared', 'either'] as const;
export const MODES = ['stay', 'sessions'] as const;

/** Name and kind: the two that may not be missing. */
export const readNameAndKind = ({ reader, t }: SpaceForm) => {
  const name = { name: 'name', label: t.t('spaceForm.name') };
  const kind = { name: 'kind', label: t.t('room.kind') };
  return {
    name: reader.needed(name, reader.line({ ...name, most: 120 })),
    kind: reader.needed(kind, reader.choice(kind, SPACE_KINDS)),
  };
};

export const readActivities = ({ reader, t }: SpaceForm): SpaceBody['activities'] => {
  const picked = reader.choices({ name: 'activities', label: t.t('room.activities') }, ACTIVITIES);
  return picked.length === 0 ? null : picked;
};

export const readSize = ({ reader, answers, t }: SpaceForm): Pick<SpaceBody, 'areaM2' | 'divisibleFromM2'> => {
  const areaM2 = reader.number({ name: 'areaM2', label: t.t('room.size'), least: 1, most: 1e6 });
  const part = { name: 'divisibleFromM2', label: t.t('spaceForm.part') };
  const divisibleFromM2 = reader.number({ ...part, least: 1, most: 1e6 });
  if (divisibleFromM2 === null) return { areaM2, divisibleFromM2 };
  if (areaM2 === null && textOf(answers, 'areaM2') === '')
    reader.wrong(part.name, t.t('spaceForm.partAlone', { part: t.areaM2(divisibleFromM2) }));
  else if (areaM2 !== null && divisibleFromM2 > areaM2)
    reader.wrong(part.name, t.t('spaceForm.partLarge', { part: t.areaM2(divisibleFromM2), size: t.areaM2(areaM2) }));
  return { areaM2, divisibleFromM2 };
};

export const readAvailable = ({ reader, answers, t }: SpaceForm): SpaceBody['available'] => {
  const from = reader.day({ name: 'from', label: t.t('room.freeFrom') });
  const until = reader.day({ name: 'until', label: t.t('spaceForm.until') });
  if (until !== null && from === null && textOf(answers, 'from') === '')
    reader.wrong('from', t.t('spaceForm.fromNeeded', { until: t.day(until) }));
  if (from !== null && until !== null && until <= from)
    reader.wrong('until', t.t('spaceForm.untilEarly', { until: t.day(until), from: t.day(from) }));
  return from === null ? null : { from, until };
};

/** Rows of the form: those stored, with what is typed into an empty one. */
export const readTariffs = ({ reader, answers, t }: SpaceForm, stored: number): SpaceBody['tariffs'] => {
  const tariffs: Tariff[] = [];
  for (let row = 0; row < MOST_TARIFFS; row += 1) {
    if (textOf(answers, `unit.${row}`) === '') break;
    if (textOf(answers, `out.${row}`) !== '') continue;
    const rentCents = reader.cents({ name: `rent.${row}`, label: t.t('room.rent') });
    const chargesCents = reader.cents({ name: `charges.${row}`, label: t.t('room.charges') });
    const unit = reader.choice({ name: `unit.${row}`, label: t.t('spaceForm.unit') }, TARIFF_UNITS);
    const currency = reader.choice({ name: `currency.${row}`, label: t.t('search.currency') }, CURRENCIES);
    const kinds = reader.choices({ name: `for.${row}`, label: t.t('room.for') }, ACTOR_KINDS);
    if (row >= stored && rentCents === null && chargesCents === null) continue;
    const [per, of] = (unit ?? 'month.space').split('.') as [Tariff['per'], Tariff['of']];
    const forKinds = kinds.length === 0 || kinds.length === ACTOR_KINDS.length ? null : kinds;
    tariffs.push({ per, of, rentCents, chargesCents, currency: currency ?? 'EUR', for: forKinds });
  }
  return tariffs.length === 0 ? null : tariffs;
};

export const readModes = ({ reader, t }: SpaceForm): SpaceBody['modes'] => {
  const picked = reader.choices({ name: 'modes', label: t.t('room.modes') }, MODES);
  return picked.length === 0 ? null : picked;
};

/** The same hours on each day that is ticked. */
export const readSameHours = ({ reader, answers, t }: SpaceForm): SpaceBody['hours'] => {
  const days = WEEKDAYS.filter((day) => textsOf(answers, 'weekdays').includes(String(day)));
  const [opens, closes] = [textOf(answers, 'opens'), textOf(answers, 'closes')];
  if (days.length === 0 && opens === '' && closes === '') return null;
  const [span] = spansIn(`${opens}-${closes}`) ?? [];
  if (span === undefined) {
    reader.wrong('opens', t.t('spaceForm.hoursWrong', { given: `${opens}–${closes}` }));
    return null;
  }
  if (days.length === 0) {
    reader.wrong('weekdays', t.t('spaceForm.daysNeeded', { hours: spansText([span]) }));
    return null;
  }
  return Object.fromEntries(days.map((day) => [day, [span]])) as Hours;
};

/** Each weekday by itself; all of them empty: not known. */
export const readHours = ({ reader, answers, t }: SpaceForm): SpaceBody['hours'] => {
  const days = WEEKDAYS.flatMap((day): [string, NonNullable<Hours[1]>][] => {
    const given = textOf(answers, `open.${day}`);
    const spans = spansIn(given);
    if (spans === undefined) reader.wrong(`open.${day}`, t.t('spaceForm.hoursWrong', { given }));
    return spans === undefined || spans.length === 0 ? [] : [[String(day), spans]];
  });
  return days.length === 0 ? null : (Object.fromEntries(days) as Hours);
};

export const readTenure = ({ reader, t }: SpaceForm): SpaceBody['tenure'] =>
  reader.choice({ name: 'tenure', label: t.t('room.tenure') }, TENURES);

/** What the form asks of `codes`; of all others what was known before. */
export const readAmenities = (
  { answers }: SpaceForm,
  codes: readonly Amenity[] = AMENITIES,
  before: SpaceBody['amenities'] = { has: [], lacks: [] },
): SpaceBody['amenities'] => {
  const told = (value: 'yes' | 'no', known: readonly Amenity[]) =>
    AMENITIES.filter((code) =>
      codes.includes(code) ? textOf(answers, `amenity.${code}`) === value : known.includes(code),
    );
  return { has: told('yes', before.has), lacks: told('no', before.lacks) };
};

/** Shortest and longest length; the shortest alone will do. */
export const readTerm = ({ reader, answers, t }: SpaceForm, name: 'term' | 'preferred'): SpaceBody['term'] => {
  const least = { name: `${name}Min`, label: t.t('spaceForm.termMin') };
  const minDays = reader.whole({ ...least, least: 1, most: 36_525 });
  const maxDays = reader.whole({ name: `${name}Max`, label: t.t('spaceForm.termMax'), least: 1, most: 36_525 });
  if (minDays !== null && maxDays !== null && maxDays < minDays)
    reader.wrong(
      `${name}Max`,
      t.t('spaceForm.termShort', {
        most: t.t('room.days', { count: maxDays }),
        least: t.t('room.days', { count: minDays }),
      }),
    );
  if (minDays === null && maxDays === null) return null;
  if (minDays === null && textOf(answers, least.name) !== '') return null; // it has a fault of its own
  return { minDays: minDays ?? 1, maxDays };
};
