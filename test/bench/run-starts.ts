import type { Report } from './figures.ts';
import type { Stage } from './stage.ts';
import { CACHED, measureLocalStart } from './workloads/local-start.ts';
import { measureStarts } from './workloads/starting.ts';

/** First answers of the functions' bundles, in turn with the bare floor's. */
export const runStarts = async (report: Report, stage: Stage, rounds: number): Promise<void> => {
  const starts = await measureStarts(stage.table.endpoint, stage.houses[0]!.site.id, rounds);
  for (const { name, ms, importMs, cpuOfFloor, loadedKb, ofFloor } of starts) {
    const isHeld = name === 'api' || name === 'web';
    report.figures.push({
      workload: 'start',
      size: `${Math.round(loadedKb)} KB`,
      what: `${name}: import to first answer`,
      value: ms,
      unit: 'ms',
      note: `${ofFloor.toFixed(2)} × the floor, ${cpuOfFloor.toFixed(2)} × in processor time; ${importMs.toFixed(0)} ms to import`,
      ...(isHeld && { bar: '≤ 1.5 × the floor', reached: ofFloor <= 1.5 }),
    });
  }
};

export const runLocalStart = async (report: Report): Promise<void> => {
  for (const { what, ms } of await measureLocalStart()) {
    const mostMs = what === CACHED ? 5000 : 25_000;
    report.figures.push({
      workload: 'local start',
      size: '',
      what,
      value: ms / 1000,
      unit: 's',
      bar: `≤ ${mostMs / 1000} s`,
      reached: ms <= mostMs,
    });
  }
};
