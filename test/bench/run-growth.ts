import { drawInnerAsks, isInner } from './asks.ts';
import type { Child } from './child.ts';
import type { Report } from './figures.ts';
import { type Ask, judgeAll } from './oracle.ts';
import { mean } from './quantiles.ts';
import { sampleOf } from './run-map.ts';
import { openStage, type Stage } from './stage.ts';
import { checkFound, type Fanned, findEach, judgeAllNeeds, type Offer } from './workloads/fanning.ts';
import { checkSearches, type Searched, searchEach } from './workloads/searching.ts';

const BAR = 1.3;
/** Circles reach 100 km at the most. */
const MOST_RADIUS_KM = 100;
type Grown = { search: number; searchReads: number; find: number; findReads: number };

/**
 * The same questions about the same middle tile of a small and of a large map: what the rest of the world costs. Needs
 * and spaces are those of circles, and every answer is the same on both.
 */
export const runGrowth = async (
  report: Report,
  small: { spaces: number; needs: number },
  large: { spaces: number; needs: number },
  queries: number,
  say: (text: string) => void,
): Promise<void> => {
  const stages: Stage[] = [];
  try {
    for (const counts of [small, large]) {
      const stage = await openStage({ seed: 3, ...counts, grows: 'density' });
      stages.push(stage);
      report.notes.push(`same density, ${stage.told}`);
      say(stage.told);
    }
    tellGrowth(report, small, large, await grownOn(report, stages, queries, say));
  } finally {
    for (const stage of stages) await stage.stop();
  }
};

const tellGrowth = (
  report: Report,
  small: { spaces: number; needs: number },
  large: { spaces: number; needs: number },
  [before, after]: readonly Grown[],
): void => {
  const size = `${small.spaces} → ${large.spaces} spaces, ${small.needs} → ${large.needs} needs`;
  const figure = (workload: string, what: string, key: keyof Grown) => {
    const value = after![key] / before![key];
    report.figures.push({ workload, size, what, value, unit: '×', bar: `≤ ${BAR}`, reached: value <= BAR });
  };
  figure('search', 'time grows, same local density', 'search');
  figure('search', 'read units grow', 'searchReads');
  figure('fan-out', 'time grows, same local density', 'find');
  figure('fan-out', 'read units grow', 'findReads');
};

/** Each question to all of them in turn, so that what disturbs the machine disturbs all of them. */
const grownOn = async (
  report: Report,
  stages: readonly Stage[],
  queries: number,
  say: (text: string) => void,
): Promise<Grown[]> => {
  const services = await Promise.all(stages.map((stage) => stage.startService()));
  const inTurn = async <Question, Answered>(
    questions: readonly (readonly Question[])[], // of each stage
    ask: (service: Child, one: Question[]) => Promise<Answered>,
  ): Promise<Answered[][]> => {
    const answered: Answered[][] = stages.map(() => []);
    for (let i = 0; i < questions[0]!.length; i += 1)
      for (const [n, service] of services.entries()) answered[n]!.push(await ask(service, [questions[n]![i]!]));
    return answered;
  };
  const asks = drawInnerAsks(queries);
  const offers = stages.map(({ candidates }) =>
    sampleOf(
      candidates.filter(({ site }) => isInner(site.location, MOST_RADIUS_KM)),
      queries,
    ),
  );
  const search = (some: readonly Ask[]) =>
    inTurn(
      stages.map(() => some),
      searchEach,
    );
  await search(asks.slice(0, 40)); // warms all of them
  const searched = (await search(asks)).map(joined);
  say('searched');
  const find = (some: readonly (readonly Offer[])[]) => inTurn(some, (service, one) => findEach(service, one));
  await find(offers.map((all) => all.slice(0, 20)));
  const found = (await find(offers)).map(joined);
  say('needs found');
  return stages.map((stage, n) => {
    const size = `${stage.name}, same density`;
    const expected = asks.map((ask) => judgeAll(ask, stage.candidates));
    report.checks.push(checkSearches({ workload: 'search', size }, searched[n]!.answers, expected, true));
    report.checks.push(
      checkFound({ workload: 'fan-out', size }, found[n]!.needIds, judgeAllNeeds(stage.size, offers[n]!)),
    );
    return {
      search: mean(trimmed(searched[n]!.ms)),
      searchReads: mean(searched[n]!.units.map(({ read }) => read)),
      find: mean(trimmed(found[n]!.ms)),
      findReads: mean(found[n]!.units.map(({ read }) => read)),
    };
  });
};

/** Many measurements of one question each as one of many. */
const joined = <T extends Searched | Fanned>(all: readonly T[]): T =>
  Object.fromEntries(
    Object.keys(all[0]!).map((key) => [key, all.flatMap((one) => (one as Record<string, unknown>)[key] ?? [])]),
  ) as T;

/** Without the slowest tenth: on a shared machine those are others' doing. */
const trimmed = (values: readonly number[]): number[] =>
  [...values].sort((a, b) => a - b).slice(0, Math.ceil(values.length * 0.9));
