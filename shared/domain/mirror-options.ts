import { type Constraint, MEASURES, NUISANCES } from './constraints.ts';
import { dayNumber, isoDay, minutesOf, timeOf } from './day.ts';
import type { MergePatch } from './merge-patch.ts';
import type { SpaceFields } from './space.ts';

// What a manager is shown is rounded outward to 5 %, 5 m² and 30 days (spec: product, "A manager must not find a hidden
// figure by trying"), so the changes are taken from that grid, never from a need; they reach as far as a near miss does.

/** One thing a manager could change, the smaller changes of it first. */
export type Direction = { constraint: Constraint; changes: readonly MergePatch[] };

const AREA_STEP_M2 = 5;
const DAYS_STEP = 30;
const steps = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const percentOf = (amount: number, percent: number): number => Number(((amount * percent) / 100).toFixed(6));

/** Part-letting allowed, or from smaller parts on: down to the largest area that each need would take. */
function partLetting(space: SpaceFields, mostM2: readonly (number | null)[]): Direction[] {
  const { areaM2, divisibleFromM2 } = space;
  if (areaM2 === null) return [];
  const sizes = new Set<number>();
  for (const most of mostM2) {
    if (most === null || most >= areaM2) continue;
    const size = AREA_STEP_M2 * Math.floor(most / AREA_STEP_M2);
    if (size >= AREA_STEP_M2 && size < (divisibleFromM2 ?? Number.POSITIVE_INFINITY)) sizes.add(size);
  }
  const changes = [...sizes].sort((a, b) => b - a).map((size) => ({ divisibleFromM2: size }));
  return [{ constraint: 'area', changes }];
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Doors opened up to two hours earlier or later, a closed weekday opened as long as the others, availability longer. */
function opened(space: SpaceFields): Direction[] {
  const { hours, available } = space;
  const directions: Direction[] = [];
  if (hours !== null) {
    const spans = WEEKDAYS.map((weekday) => hours[weekday] ?? []);
    const moved = (minutes: number, end: 'from' | 'to') => ({
      hours: Object.fromEntries(
        WEEKDAYS.flatMap((weekday, i) => {
          const own = spans[i] ?? [];
          if (own.length === 0) return [];
          const edge =
            end === 'from'
              ? Math.min(...own.map((s) => minutesOf(s.from)))
              : Math.max(...own.map((s) => minutesOf(s.to)));
          const to = Math.min(1440, Math.max(0, edge + minutes));
          return [
            [weekday, own.map((span) => (minutesOf(span[end]) === edge ? { ...span, [end]: timeOf(to) } : span))],
          ];
        }),
      ),
    });
    const all = spans.flat();
    if (all.length > 0) {
      directions.push({ constraint: 'when', changes: [moved(-60, 'from'), moved(-120, 'from')] });
      directions.push({ constraint: 'when', changes: [moved(60, 'to'), moved(120, 'to')] });
      const from = timeOf(Math.min(...all.map((span) => minutesOf(span.from))));
      const to = timeOf(Math.max(...all.map((span) => minutesOf(span.to))));
      for (const [i, weekday] of WEEKDAYS.entries())
        if (spans[i]?.length === 0)
          directions.push({ constraint: 'when', changes: [{ hours: { [weekday]: [{ from, to }] } }] });
    }
  }
  if (available !== null) {
    const from = dayNumber(available.from);
    const earlier = steps(3).map((n) => ({ available: { from: isoDay(from - n * DAYS_STEP) } }));
    directions.push({ constraint: 'when', changes: earlier });
    if (available.until !== null) {
      const until = dayNumber(available.until);
      const later = steps(3).map((n) => ({ available: { until: isoDay(until + n * DAYS_STEP) } }));
      directions.push({ constraint: 'when', changes: later });
    }
  }
  return directions;
}

function term({ term: present }: SpaceFields): Direction[] {
  if (present === null) return [];
  const shorter: MergePatch[] = [];
  const least = Math.floor((0.7 * present.minDays) / DAYS_STEP);
  for (let n = Math.ceil(present.minDays / DAYS_STEP) - 1; n >= least; n--) {
    const minDays = Math.max(1, n * DAYS_STEP);
    if (minDays < present.minDays) shorter.push({ term: { minDays } });
  }
  const longer: MergePatch[] = [];
  if (present.maxDays !== null) {
    const most = Math.ceil((1.3 * present.maxDays) / DAYS_STEP);
    for (let n = Math.floor(present.maxDays / DAYS_STEP) + 1; n <= most; n++)
      longer.push({ term: { maxDays: n * DAYS_STEP } });
  }
  return [
    { constraint: 'term', changes: shorter },
    { constraint: 'term', changes: longer },
  ];
}

/** One tariff's rent lowered, by 5 % at a time, to two thirds; charges are what they cost. */
const rents = (space: SpaceFields): Direction[] =>
  (space.tariffs ?? []).map((tariff, i) => ({
    constraint: 'cost',
    changes: steps(7).flatMap((n) => {
      if (tariff.rentCents === null || tariff.rentCents === 0) return [];
      const rentCents = Math.floor(percentOf(tariff.rentCents, 100 - 5 * n));
      return [{ tariffs: space.tariffs?.map((each, j) => (i === j ? { ...each, rentCents } : each)) ?? [] }];
    }),
  }));

const amenities = ({ amenities: { has, lacks } }: SpaceFields): Direction[] =>
  lacks.map((code) => ({
    constraint: 'amenities',
    changes: [{ amenities: { has: [...has, code], lacks: lacks.filter((other) => other !== code) } }],
  }));

const measures = (space: SpaceFields): Direction[] =>
  MEASURES.map((code) => {
    const measure = space.measures[code];
    const raised = measure === null || measure === 0 ? [] : steps(5).map((n) => percentOf(measure, 100 + 5 * n));
    return { constraint: 'measures', changes: raised.map((value) => ({ measures: { [code]: value } })) };
  });

function tolerances({ tolerates }: SpaceFields): Direction[] {
  const changes: MergePatch[] = NUISANCES.filter((code) => tolerates[code] === false).map((code) => ({
    tolerates: { [code]: true },
  }));
  const { noise } = tolerates;
  if (noise !== null && noise < 3) changes.unshift({ tolerates: { noise: noise + 1 } });
  return changes.map((change) => ({ constraint: 'emissions', changes: [change] }));
}

const tenure = (space: SpaceFields): Direction[] =>
  space.tenure === 'own' || space.tenure === 'shared'
    ? [{ constraint: 'tenure', changes: [{ tenure: 'either' }] }]
    : [];

/** Everything about a space that a manager could change; `mostM2` of the needs that fail only by the area. */
export const mirrorDirections = (space: SpaceFields, mostM2: readonly (number | null)[]): Direction[] => [
  ...partLetting(space, mostM2),
  ...opened(space),
  ...term(space),
  ...rents(space),
  ...amenities(space),
  ...measures(space),
  ...tolerances(space),
  ...tenure(space),
];
