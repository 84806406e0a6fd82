import type { Actor } from '#shared/domain/actor.ts';
import type { Language } from '#shared/domain/codes.ts';
import type { NeedBody } from '#shared/domain/need.ts';
import type { FormAnswers } from '../../form.ts';
import type { Gazetteer } from '../../gazetteer.ts';
import { typedPlace } from '../../place-answer.ts';

/** A field and what it is called beside it. */
export type Labelled = (name: string) => { name: string; label: string };

/** The criteria of the rule that one can say matter most. */
export const MATTERS = ['cost', 'area', 'distance', 'amenities', 'start', 'duration'] as const;
export const NUISANCES = ['dust', 'fumes', 'wet', 'flame'] as const;
export const MEASURES = ['powerKw', 'floorLoadKgM2', 'doorWidthCm', 'ceilingCm'] as const;
/** Lengths of a stay, in days. */
export const UNIT_DAYS = { days: 1, weeks: 7, months: 30 } as const;
export type Unit = keyof typeof UNIT_DAYS;
export const MOST_PLACES = 5;
export const placeSuffixes: readonly string[] = Array.from({ length: MOST_PLACES }, (_, index) => String(index + 1));

const WHAT = ['title', 'kind', 'activities', 'people', 'tenure', 'noise', 'emits', 'requires', 'prefers', ...MEASURES];
const MONEY = ['min', 'max', 'ideal', 'budget', 'currency', 'per', 'matters', 'less'];
const WHEN = ['earliest', 'latest', 'least', 'most', 'unit', 'hours', 'perWeek', 'weekdays', 'from', 'to'];
const PLACES = placeSuffixes.flatMap((suffix) => [`place${suffix}`, `at${suffix}`, `km${suffix}`]);
/** The fields of each page of the form; what a page does not carry any more was unticked. */
export const FIELDS = [WHAT, MONEY, [...WHEN, ...PLACES]] as const;

/** The page a field stands on, from 1. */
export const stepOf = (name: string): number => FIELDS.findIndex((fields) => fields.includes(name)) + 1;

/** The whole form after one of its pages was sent. */
export const withStep = (answers: FormAnswers, step: number, sent: FormAnswers): FormAnswers => {
  const fields = FIELDS[step - 1] ?? [];
  const others = Object.entries(answers).filter(([name]) => !fields.includes(name));
  const own = Object.entries(sent).filter(([name]) => fields.includes(name));
  return Object.fromEntries([...others, ...own]);
};

export const firstNeedAnswers = (actor: Actor): FormAnswers => ({
  kind: ['stay'],
  people: ['1'],
  tenure: ['either'],
  noise: ['0'],
  currency: [actor.country === 'HU' ? 'HUF' : 'EUR'],
  per: ['month'],
  unit: ['months'],
});

export const answersOfNeed = (need: NeedBody, gazetteer: Gazetteer, lang: Language): FormAnswers => {
  const text = (value: number | string | null | undefined) => (value == null ? [] : [String(value)]);
  const ofLevel = (level: string) => MATTERS.filter((code) => need.importance[code] === level);
  const places = need.places.flatMap((place, index) => {
    const typed = typedPlace(place, gazetteer, lang);
    const suffix = placeSuffixes[index] ?? '';
    return [
      [`place${suffix}`, [typed.place]],
      [`at${suffix}`, [typed.at]],
      [`km${suffix}`, [typed.km]],
    ] as const;
  });
  return {
    title: text(need.title),
    kind: [need.when.kind],
    activities: need.activities,
    people: text(need.people),
    tenure: [need.tenure],
    noise: text(need.emits.noise),
    emits: NUISANCES.filter((code) => need.emits[code]),
    requires: need.requires,
    prefers: need.prefers,
    ...Object.fromEntries(MEASURES.map((measure) => [measure, text(need.minimums[measure])])),
    min: text(need.areaM2.min),
    max: text(need.areaM2.max),
    ideal: text(need.areaM2.ideal),
    budget: text(need.budget.cents / 100),
    currency: [need.budget.currency],
    per: [need.budget.per],
    matters: ofLevel('high'),
    less: ofLevel('low'),
    earliest: [need.when.earliest],
    latest: [need.when.latest],
    ...whenAnswers(need.when),
    ...Object.fromEntries(places),
  };
};

const whenAnswers = (when: NeedBody['when']): FormAnswers => {
  if (when.kind === 'sessions')
    return {
      hours: [String(when.hours)],
      perWeek: [String(when.perWeek)],
      weekdays: when.weekdays.map(String),
      from: [when.from],
      to: [when.to === '24:00' ? '00:00' : when.to], // a time field knows no 24:00
    };
  const { minDays, maxDays } = when;
  const fits = (unit: Unit) => minDays % UNIT_DAYS[unit] === 0 && (maxDays ?? 0) % UNIT_DAYS[unit] === 0;
  const unit: Unit = fits('months') ? 'months' : fits('weeks') ? 'weeks' : 'days';
  const inUnits = (days: number) => [String(days / UNIT_DAYS[unit])];
  return { unit: [unit], least: inUnits(minDays), most: maxDays === null ? [] : inUnits(maxDays) };
};
