import { type MergePatch, mergePatch } from '#shared/domain/merge-patch.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import { nextMonth } from './months.ts';

/** What the search form carries, as text: an address says it all, so that a search can be kept and sent on. */
export type Answers = {
  activity: string;
  place: string;
  /** GeoNames id of the town that was picked. */
  at: string;
  km: string;
  min: string;
  max: string;
  budget: string;
  currency: string;
  /** A month, YYYY-MM, or a day. */
  from: string;
  /** The last day to start; empty: a while after the first. */
  until: string;
  /** Days, "28-92" or "365-". */
  stay: string;
  people: string;
  tenure: string;
  noise: string;
  requires: readonly string[];
};

const SINGLE = [
  'activity',
  'place',
  'at',
  'km',
  'min',
  'max',
  'budget',
  'currency',
  'from',
  'until',
  'stay',
  'people',
  'tenure',
  'noise',
] as const;

/** What the form shows at first. */
export const usualAnswers = (today: string): Answers => ({
  activity: '',
  place: '',
  at: '',
  km: '50',
  min: '20',
  max: '40',
  budget: '200',
  currency: 'EUR',
  from: nextMonth(today),
  until: '',
  stay: '28-92',
  people: '1',
  tenure: 'either',
  noise: '0',
  requires: [],
});

const MOST_CHARACTERS = 80;

export const readAnswers = (query: URLSearchParams, today: string): Answers => {
  const usual = usualAnswers(today);
  const given = Object.fromEntries(
    SINGLE.map((name) => [name, query.get(name)?.trim().slice(0, MOST_CHARACTERS) ?? usual[name]]),
  );
  return { ...usual, ...given, requires: query.getAll('requires').slice(0, 40) };
};

/** The address of a search: only what differs from the usual. */
export const searchAddress = (answers: Answers, today: string): string => {
  const usual = usualAnswers(today);
  const query = new URLSearchParams();
  query.set('activity', answers.activity);
  for (const name of SINGLE) if (answers[name] !== usual[name] || name === 'from') query.set(name, answers[name]);
  for (const code of answers.requires) query.append('requires', code);
  return `/spaces?${query}`;
};

/** The answers with which a search becomes that of the changed need: what an advice links to. */
export const changedAnswers = (answers: Answers, need: NeedFields, change: MergePatch): Answers => {
  const after = mergePatch(need, change);
  const { when } = after;
  const [place] = after.places;
  return {
    ...answers,
    ...('areaM2' in change && { min: String(after.areaM2.min), max: after.areaM2.max ? String(after.areaM2.max) : '' }),
    ...('budget' in change && { budget: String(after.budget.cents / 100) }),
    ...('places' in change && place && 'radiusKm' in place && { km: String(place.radiusKm) }),
    ...('when' in change &&
      when.kind === 'stay' && {
        from: when.earliest,
        until: when.latest,
        stay: `${when.minDays}-${when.maxDays ?? ''}`,
      }),
    ...('requires' in change && { requires: after.requires }),
    ...('emits' in change && { noise: String(after.emits.noise) }),
    ...('people' in change && { people: String(after.people) }),
    ...('tenure' in change && { tenure: after.tenure }),
  };
};
