import { ACTIVITIES, type Activity, AMENITIES, type Amenity } from '#shared/domain/codes.ts';
import { minutesOf } from '#shared/domain/day.ts';
import { type NeedFields, needFieldsSchema } from '#shared/domain/need.ts';
import { daySchema, endTimeSchema, timeSchema } from '#shared/domain/scalars.ts';
import { addDays } from '#shared/domain/time-zone.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { findPlace, type Where } from './find-place.ts';
import { numberIn } from './form-reader.ts';
import type { Gazetteer } from './gazetteer.ts';
import { type Answers, isBySession } from './search-answers.ts';

export type Asked = { ok: true; need: NeedFields; where: Where } | { ok: false; faults: FieldFault[] };

/** How long after the first day one could still start, when nothing is said of it; and how long sessions go on. */
const USUAL_DAYS_TO_START = 61;
const USUAL_DAYS_OF_SESSIONS = 91;
/** There is no later day (scalars.ts). */
const LAST_DAY = '2100-12-31';
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** The trial need that a search form asks for; or what is wrong, field by field. */
export const askedNeed = (answers: Answers, t: Translator, gazetteer: Gazetteer, today: string): Asked => {
  const faults: FieldFault[] = [];
  const wrong = (name: keyof Answers, text: string): void => void faults.push({ name, text });
  const number = (name: 'min' | 'max' | 'budget' | 'people' | 'km' | 'hours' | 'week', most: number): number => {
    const value = numberIn(answers[name]);
    if (value === null || value <= 0 || value > most) wrong(name, t.t('search.error.number', { given: answers[name] }));
    return value ?? 0;
  };

  if (!isActivity(answers.activity)) wrong('activity', t.t('search.error.activity'));
  const where = findPlace(answers.place, answers.at, gazetteer, t.lang);
  if (where === null) wrong('place', t.t('search.error.place', { place: answers.place }));
  const radiusKm = where?.kind === 'town' ? number('km', 5000) : 0;
  const min = number('min', 1e6);
  const max = answers.max === '' ? null : number('max', 1e6);
  if (max !== null && max > 0 && min > max)
    wrong('max', t.t('search.error.size', { min: t.areaM2(min), max: t.areaM2(max) }));
  const budget = number('budget', 1e8);
  const people = number('people', 1e5);
  const days = daysOf(answers, today);
  if (days.earliest === null) wrong('from', t.t('search.error.day', { given: answers.from }));
  if (days.latest === null) wrong('until', t.t('search.error.day', { given: answers.until }));
  if (days.earliest !== null && days.latest !== null && days.latest < days.earliest)
    wrong('until', t.t('search.error.until', { given: t.day(days.latest), from: t.day(days.earliest) }));
  const sessions = isBySession(answers)
    ? { ...hoursOf(answers), hours: number('hours', 24), perWeek: Math.ceil(number('week', 7)) }
    : null;
  if (sessions && sessions.hours * 60 > minutesOf(sessions.to) - minutesOf(sessions.from)) {
    const { from, to } = sessions;
    wrong('hours', t.t('search.error.hours', { given: t.number(sessions.hours), from, to }));
  }
  if (sessions && sessions.perWeek > sessions.weekdays.length)
    wrong('week', t.t('search.error.week', { count: sessions.weekdays.length, given: t.number(sessions.perWeek) }));
  if (where === null || faults.length > 0) return { ok: false, faults };

  const [minDays, maxDays] = stayOf(answers.stay);
  const need = needFieldsSchema.parse({
    activities: [answers.activity],
    people: Math.ceil(people),
    areaM2: { min, max },
    tenure: ['own', 'shared'].includes(answers.tenure) ? answers.tenure : 'either',
    budget: {
      cents: Math.max(1, Math.round(budget * 100)),
      currency: answers.currency === 'HUF' ? 'HUF' : 'EUR',
      per: sessions ? 'session' : 'month',
    },
    when: {
      earliest: days.earliest,
      latest: days.latest,
      ...(sessions ? { kind: 'sessions', ...sessions } : { kind: 'stay', minDays, maxDays }),
    },
    places: placesOf(where, radiusKm),
    requires: [...new Set(answers.requires)].filter(isAmenity),
    emits: { noise: /^[0-3]$/.test(answers.noise) ? Number(answers.noise) : 0 },
  });
  return { ok: true, need, where };
};

const isActivity = (text: string): text is Activity => ACTIVITIES.some((code) => code === text);
const isAmenity = (text: string): text is Amenity => AMENITIES.some((code) => code === text);

/** The first and last day to start; null where the text is no day from today on. */
const daysOf = ({ from, until, use }: Answers, today: string): { earliest: string | null; latest: string | null } => {
  const first = /^\d{4}-\d{2}$/.test(from) ? `${from}-01` : from;
  const isMonth = first !== from;
  const isDay = daySchema.safeParse(first).success;
  const earliest =
    !isDay || (first < today && !(isMonth && from === today.slice(0, 7))) ? null : first < today ? today : first;
  if (until !== '') return { earliest, latest: daySchema.safeParse(until).success ? until : null };
  const usual = isBySession({ use }) ? USUAL_DAYS_OF_SESSIONS : USUAL_DAYS_TO_START;
  const latest = addDays(earliest ?? today, usual);
  return { earliest, latest: latest < LAST_DAY ? latest : LAST_DAY };
};

/** Between which hours and on which weekdays; what cannot be read is any. */
const hoursOf = ({ after, before, day }: Answers) => {
  const from = timeSchema.safeParse(after).success ? after : '00:00';
  const to = endTimeSchema.safeParse(before).success ? before : '24:00';
  const named = EVERY_DAY.filter((weekday) => day.includes(String(weekday)));
  return { from, to, weekdays: named.length > 0 ? named : EVERY_DAY };
};

/** The shortest and longest stay in days; what cannot be read is the usual. */
export const stayOf = (text: string): [number, number | null] => {
  const [, least, most] = /^(\d{1,5})-(\d{0,5})$/.exec(text) ?? [];
  const minDays = Math.min(36_525, Math.max(1, Number(least ?? 28)));
  const maxDays = most ? Math.min(36_525, Number(most)) : null;
  return least === undefined ? [28, 92] : [minDays, maxDays !== null && maxDays < minDays ? minDays : maxDays];
};

const placesOf = (where: Where, radiusKm: number): NeedFields['places'] => {
  if (where.kind === 'town') return [{ lat: where.town.lat, lon: where.town.lon, radiusKm }];
  return where.kind === 'country' ? [{ country: where.country }] : [];
};
