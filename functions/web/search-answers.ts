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
  /** For a stay, or by the session: what the budget and the days are meant for. */
  use: string;
  budget: string;
  currency: string;
  /** A month, YYYY-MM, or a day. */
  from: string;
  /** The last day to start, or of the last session; empty: a while after the first. */
  until: string;
  /** Days, "28-92" or "365-". */
  stay: string;
  /** Hours of a session. */
  hours: string;
  /** Sessions a week. */
  week: string;
  /** The hours between which a session may lie, HH:MM. */
  after: string;
  before: string;
  /** Weekdays of sessions, Monday 1; none: any of them. */
  day: readonly string[];
  people: string;
  tenure: string;
  noise: string;
  requires: readonly string[];
};

const OF_STAYS = ['stay'] as const;
const OF_SESSIONS = ['hours', 'week', 'after', 'before'] as const;
const SINGLE = [
  'activity',
  'place',
  'at',
  'km',
  'min',
  'max',
  'use',
  'budget',
  'currency',
  'from',
  'until',
  ...OF_STAYS,
  ...OF_SESSIONS,
  'people',
  'tenure',
  'noise',
] as const;
const SEVERAL = ['day', 'requires'] as const;

export const isBySession = ({ use }: Pick<Answers, 'use'>): boolean => use === 'sessions';

/** What the form shows at first. */
export const usualAnswers = (today: string, use: string): Answers => ({
  activity: '',
  place: '',
  at: '',
  km: '50',
  min: '20',
  max: '40',
  use: isBySession({ use }) ? 'sessions' : 'stay',
  budget: isBySession({ use }) ? '30' : '200',
  currency: 'EUR',
  from: nextMonth(today),
  until: '',
  stay: '28-92',
  hours: '3',
  week: '1',
  after: '08:00',
  before: '22:00',
  day: [],
  people: '1',
  tenure: 'either',
  noise: '0',
  requires: [],
});

const MOST_CHARACTERS = 80;
const MOST_OF_A_NAME = 40;

export const readAnswers = (query: URLSearchParams, today: string): Answers => {
  const usual = usualAnswers(today, query.get('use') ?? 'stay');
  const given = Object.fromEntries(
    SINGLE.map((name) => [name, query.get(name)?.trim().slice(0, MOST_CHARACTERS) ?? usual[name]]),
  );
  const several = Object.fromEntries(SEVERAL.map((name) => [name, query.getAll(name).slice(0, MOST_OF_A_NAME)]));
  return { ...usual, ...given, ...several, use: usual.use };
};

/** What is said of the other way of using a room has no part in a search. */
const isIdle = (name: string, answers: Answers): boolean =>
  (isBySession(answers) ? OF_STAYS : [...OF_SESSIONS, 'day']).some((other) => other === name);

/** Every answer that a search is made of, name by name, as an address or hidden fields carry it. */
export const answerPairs = (answers: Answers): [name: string, value: string][] => [
  ...SINGLE.filter((name) => !isIdle(name, answers)).map((name): [string, string] => [name, answers[name]]),
  ...SEVERAL.filter((name) => !isIdle(name, answers)).flatMap((name) =>
    answers[name].map((value): [string, string] => [name, value]),
  ),
];

/** The address of a search: only what differs from the usual. */
export const searchAddress = (answers: Answers, today: string): string => {
  const usual: Record<string, unknown> = { ...usualAnswers(today, answers.use), use: 'stay' };
  const isSaid = ([name, value]: [string, string]): boolean =>
    name === 'activity' || name === 'from' || value !== usual[name];
  const query = new URLSearchParams(answerPairs(answers).filter(isSaid)).toString();
  return `/spaces?${query.replaceAll('%3A', ':')}`; // a time as people write it; the colon means nothing there
};

/** The answers with which a search becomes that of the changed need: what an advice links to. */
export const changedAnswers = (answers: Answers, need: NeedFields, change: MergePatch): Answers => {
  const after = mergePatch(need, change);
  const { when } = after;
  const isMoved = when.earliest !== need.when.earliest || when.latest !== need.when.latest;
  const [place] = after.places;
  return {
    ...answers,
    ...('areaM2' in change && { min: String(after.areaM2.min), max: after.areaM2.max ? String(after.areaM2.max) : '' }),
    ...('budget' in change && { budget: String(after.budget.cents / 100) }),
    ...('places' in change && place && 'radiusKm' in place && { km: String(place.radiusKm) }),
    ...(isMoved && { from: when.earliest, until: when.latest }),
    ...('when' in change &&
      when.kind === 'stay' && {
        stay: `${when.minDays}-${when.maxDays ?? ''}`,
      }),
    ...('when' in change &&
      when.kind === 'sessions' && {
        hours: String(when.hours),
        week: String(when.perWeek),
        after: when.from,
        before: when.to,
        day: when.weekdays.length === 7 ? [] : when.weekdays.map(String),
      }),
    ...('requires' in change && { requires: after.requires }),
    ...('emits' in change && { noise: String(after.emits.noise) }),
    ...('people' in change && { people: String(after.people) }),
    ...('tenure' in change && { tenure: after.tenure }),
  };
};
