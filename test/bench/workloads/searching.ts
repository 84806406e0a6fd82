import type { Child } from '../child.ts';
import { type Check, differenceIn } from '../figures.ts';
import type { Ask, Expected } from '../oracle.ts';
import type { Units } from '../servers/counted-client.ts';

export const BEST = 20;
export const NEAR_SHOWN = 100; // as the API shows them

type Answer = {
  items: { spaceId: string; score: number; start: string; days: number | null; cost: unknown; toConfirm: string[] }[];
  nearMisses: { spaceId: string; constraint: string; change: object }[];
  advice: { constraint: string; change: object; unlocks: number; loses: number }[];
};
export type UnitsTaken = Units & { byCommand: Record<string, number>; rssBytes: number; peakRssBytes: number };
export type Searched = { ms: number[]; units: UnitsTaken[]; answers: Answer[] };

export const takeUnits = async (child: Child): Promise<UnitsTaken> =>
  (await child.call<UnitsTaken>('GET', '/bench/units')).answer;

/** Each ask once, one after the other over one connection; what each consumed of the table. */
export const searchEach = async (child: Child, asks: readonly Ask[]): Promise<Searched> => {
  const searched: Searched = { ms: [], units: [], answers: [] };
  await takeUnits(child);
  for (const ask of asks) {
    const { ms, answer } = await child.call<Answer>('POST', `/v1/match?limit=${BEST}`, ask);
    searched.ms.push(ms);
    searched.answers.push(answer);
    searched.units.push(await takeUnits(child));
  }
  return searched;
};

const shownOf = ({ items }: Answer) =>
  items.map(({ spaceId, score, start, days, cost, toConfirm }) => ({ spaceId, score, start, days, cost, toConfirm }));
const wantedOf = ({ matches }: Expected) =>
  matches.slice(0, BEST).map(({ id, match: { score, start, days, cost, toConfirm } }) => ({
    spaceId: id,
    score,
    start,
    days,
    cost,
    toConfirm,
  }));

/** The best with their figures; with near misses also these and the advice. */
export const checkSearches = (
  name: { workload: string; size: string },
  answers: readonly Answer[],
  expected: readonly Expected[],
  withNear: boolean,
): Check => {
  let equal = 0;
  let firstDifference: string | null = null;
  for (const [n, want] of expected.entries()) {
    const got = answers[n]!;
    const difference =
      differenceIn(shownOf(got), wantedOf(want), `query ${n} items`) ??
      (withNear ? nearDifference(n, got, want) : null);
    if (difference === null) equal += 1;
    firstDifference ??= difference;
  }
  return { ...name, queries: expected.length, equal, firstDifference };
};

const nearDifference = (n: number, got: Answer, want: Expected): string | null => {
  const near = want.near
    .slice(0, NEAR_SHOWN)
    .map(({ id, constraint, change }) => ({ spaceId: id, constraint, change }));
  const gotNear = got.nearMisses.map(({ spaceId, constraint, change }) => ({ spaceId, constraint, change }));
  const advice = want.advice.map(({ constraint, change, unlocks, loses }) => ({ constraint, change, unlocks, loses }));
  const gotAdvice = got.advice.map(({ constraint, change, unlocks, loses }) => ({
    constraint,
    change,
    unlocks,
    loses,
  }));
  return differenceIn(gotNear, near, `query ${n} near`) ?? differenceIn(gotAdvice, advice, `query ${n} advice`);
};
