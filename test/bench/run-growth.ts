import { drawInnerAsks, isInner } from './asks.ts';
import type { Report } from './figures.ts';
import { judgeAll } from './oracle.ts';
import { mean } from './quantiles.ts';
import { sampleOf } from './run-map.ts';
import { openStage, type Stage } from './stage.ts';
import { checkFound, findEach, judgeAllNeeds } from './workloads/fanning.ts';
import { checkSearches, searchEach } from './workloads/searching.ts';

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
  const before = await measure(report, small, queries, say);
  const after = await measure(report, large, queries, say);
  const size = `${small.spaces} → ${large.spaces} spaces, ${small.needs} → ${large.needs} needs`;
  const figure = (workload: string, what: string, key: keyof Grown) => {
    const value = after[key] / before[key];
    report.figures.push({ workload, size, what, value, unit: '×', bar: `≤ ${BAR}`, reached: value <= BAR });
  };
  figure('search', 'time grows, same local density', 'search');
  figure('search', 'read units grow', 'searchReads');
  figure('fan-out', 'time grows, same local density', 'find');
  figure('fan-out', 'read units grow', 'findReads');
};

const measure = async (
  report: Report,
  counts: { spaces: number; needs: number },
  queries: number,
  say: (text: string) => void,
): Promise<Grown> => {
  const stage: Stage = await openStage({ seed: 3, ...counts, grows: 'density' });
  report.notes.push(`same density, ${stage.told}`);
  say(stage.told);
  try {
    return await grownOn(report, stage, queries, say);
  } finally {
    await stage.stop();
  }
};

const grownOn = async (report: Report, stage: Stage, queries: number, say: (text: string) => void): Promise<Grown> => {
  const size = `${stage.name}, same density`;
  const service = await stage.startService();
  const asks = drawInnerAsks(queries);
  await searchEach(service, asks.slice(0, 40));
  const searched = await searchEach(service, asks);
  say(`${stage.name}: searched`);
  const expected = asks.map((ask) => judgeAll(ask, stage.candidates));
  report.checks.push(checkSearches({ workload: 'search', size }, searched.answers, expected, true));
  const inner = stage.candidates.filter(({ site }) => isInner(site.location, MOST_RADIUS_KM));
  const offers = sampleOf(inner, queries);
  await findEach(service, offers.slice(0, 20));
  const found = await findEach(service, offers);
  say(`${stage.name}: needs found`);
  report.checks.push(checkFound({ workload: 'fan-out', size }, found.needIds, judgeAllNeeds(stage.size, offers)));
  return {
    search: mean(trimmed(searched.ms)),
    searchReads: mean(searched.units.map(({ read }) => read)),
    find: mean(trimmed(found.ms)),
    findReads: mean(found.units.map(({ read }) => read)),
  };
};

/** Without the slowest tenth: on a shared machine those are others' doing. */
const trimmed = (values: readonly number[]): number[] =>
  [...values].sort((a, b) => a - b).slice(0, Math.ceil(values.length * 0.9));
