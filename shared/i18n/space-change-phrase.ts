import { MEASURES, NUISANCES } from '#shared/domain/constraints.ts';
import { type MergePatch, mergePatch } from '#shared/domain/merge-patch.ts';
import type { SpaceFields } from '#shared/domain/space.ts';
import { capitalised } from './capitalised.ts';
import { codeNames } from './code-name.ts';
import { measureText } from './measure-text.ts';
import type { Translator } from './translator.ts';

type Changed = Omit<SpaceFields, 'bookings'>;
type Wording = (t: Translator, before: Changed, after: Changed) => string | null;

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const hours: Wording = (t, { hours: before }, { hours: after }) => {
  if (before === null || after === null) return null;
  for (const weekday of WEEKDAYS) {
    const [was, is] = [before[weekday] ?? [], after[weekday] ?? []];
    const [first] = is;
    const last = is.at(-1);
    if (!first || !last) continue;
    if (was.length === 0)
      return t.t('spaceChange.hours.day', {
        day: t.weekdayNames()[weekday - 1] ?? '',
        from: first.from,
        to: last.to,
      });
    const [from, to] = [first.from, last.to];
    if (from < (was[0]?.from ?? from)) return t.t('spaceChange.hours.from', { time: from });
    if (to > (was.at(-1)?.to ?? to)) return t.t('spaceChange.hours.to', { time: to });
  }
  return null;
};

const available: Wording = (t, { available: before }, { available: after }) => {
  if (before === null || after === null) return null;
  if (after.from !== before.from) return t.t('spaceChange.available.from', { day: t.day(after.from) });
  return after.until === null ? null : t.t('spaceChange.available.until', { day: t.day(after.until) });
};

const term: Wording = (t, { term: before }, { term: after }) => {
  if (before === null || after === null) return null;
  if (after.minDays !== before.minDays) return t.t('spaceChange.term.min', { count: after.minDays });
  return after.maxDays === null ? null : t.t('spaceChange.term.max', { count: after.maxDays });
};

const rent: Wording = (t, { tariffs: before }, { tariffs: after }) => {
  const changed = after?.find(({ rentCents }, at) => rentCents !== before?.[at]?.rentCents);
  if (!changed || changed.rentCents === null) return null;
  const amount = t.money(changed.rentCents, changed.currency);
  const unit = t.t(`room.tariff.${changed.per}.${changed.of}`);
  return t.t('spaceChange.rent', { price: t.t('room.tariff', { amount, unit }) });
};

const amenities: Wording = (t, before, after) => {
  const added = after.amenities.has.filter((code) => !before.amenities.has.includes(code));
  return added.length === 0 ? null : t.t('spaceChange.amenity', { name: t.list(codeNames(t, 'amenity', added)) });
};

const measures: Wording = (t, before, after) => {
  for (const measure of MEASURES) {
    const value = after.measures[measure];
    if (value !== null && value !== before.measures[measure])
      return t.t('spaceChange.measure', {
        name: capitalised(t.lang, t.t(`measure.${measure}`)),
        value: measureText(t, measure, value),
      });
  }
  return null;
};

const tolerates: Wording = (t, { tolerates: before }, { tolerates: after }) => {
  const allowed = NUISANCES.find((code) => after[code] === true && before[code] !== true);
  if (allowed !== undefined) return t.t('spaceChange.emission', { name: t.t(`emission.${allowed}`) });
  const { noise } = after;
  if (noise === null || noise === before.noise) return null;
  return t.t('spaceChange.noise', { level: t.t(`search.noise.${noise as 0 | 1 | 2 | 3}`) });
};

const WORDINGS: Readonly<Record<string, Wording>> = {
  divisibleFromM2: (t, _, { divisibleFromM2 }) =>
    divisibleFromM2 === null ? null : t.t('spaceChange.part', { size: t.areaM2(divisibleFromM2) }),
  hours,
  available,
  term,
  tariffs: rent,
  amenities,
  measures,
  tolerates,
  tenure: (t) => t.t('spaceChange.tenure'),
};

/** A change of a room that the mirror weighs, as what the house would do: "Stay open until 22:00"; null for any other. */
export const spaceChangePhrase = (t: Translator, space: Changed, change: MergePatch): string | null => {
  const after = mergePatch(space, change);
  for (const field of Object.keys(change)) {
    const phrase = Object.hasOwn(WORDINGS, field) ? WORDINGS[field]?.(t, space, after) : null;
    if (phrase != null) return phrase;
  }
  return null;
};
