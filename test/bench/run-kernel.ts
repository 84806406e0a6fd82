import { drawAsks } from './asks.ts';
import type { Report } from './figures.ts';
import type { Stage } from './stage.ts';
import { measureKernel } from './workloads/kernel.ts';

/** The rule alone on the spaces of a stage. */
export const runKernel = (report: Report, stage: Stage, quick: boolean): void => {
  const asks = drawAsks(quick ? 60 : 200);
  const kernel = measureKernel(stage.houses, stage.candidates, quick ? 2 : 8, asks);
  report.checks.push(kernel.check);
  const figure = (what: string, value: number, unit: string, more: object = {}) =>
    report.figures.push({ workload: 'kernel', size: `${stage.candidates.length} spaces`, what, value, unit, ...more });
  figure('pairs a second, packed, one core', kernel.pairsPerS, '/s', {
    bar: '≥ 5 M',
    reached: kernel.pairsPerS >= 5e6,
    note: `${Math.round(100 * kernel.passing)} in 100 pairs match and are scored`,
  });
  figure('pairs a second, assess() on objects', kernel.rulePairsPerS, '/s');
  figure('bytes a packed space', kernel.encodedBytesASpace, 'B');
};
