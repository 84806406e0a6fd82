import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { drawAsks } from './asks.ts';
import { costSheet } from './cost-sheet.ts';
import { emptyReport, type Report } from './figures.ts';
import { runCapital } from './run-capital.ts';
import { runGrowth } from './run-growth.ts';
import { runImport } from './run-import.ts';
import { type Depth, runMap } from './run-map.ts';
import { openStage, type Stage } from './stage.ts';
import { measureKernel } from './workloads/kernel.ts';
import { CACHED, measureLocalStart } from './workloads/local-start.ts';
import { measureStarts } from './workloads/starting.ts';
import { isSound, reportText } from './write-report.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const { quick, only } = values;
if (only !== undefined && only !== 'capital') throw new Error(`--only knows "capital", not "${only}".`);

const MAP = quick
  ? [{ spaces: 1000, needs: 10_000 }]
  : [
      { spaces: 1000, needs: 10_000 },
      { spaces: 10_000, needs: 100_000 },
      { spaces: 100_000, needs: 1_000_000 },
    ];
const GROWTH = quick
  ? { small: { spaces: 1000, needs: 2000 }, large: { spaces: 4000, needs: 8000 }, queries: 60 }
  : { small: { spaces: 1000, needs: 10_000 }, large: { spaces: 100_000, needs: 1_000_000 }, queries: 200 };
const DEPTH: Depth = quick ? { queries: 60, colds: 3, published: 10 } : { queries: 200, colds: 10, published: 12 };

const barOf = (what: string): string => (what === CACHED ? '≤ 5 s' : '≤ 25 s');
const report = emptyReport();
const say = (text: string) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

const runStarts = async (stage: Stage) => {
  say('start: bundles');
  const starts = await measureStarts(stage.table.endpoint, stage.houses[0]!.site.id, quick ? 5 : 11);
  for (const { name, ms, bundleKb, ofFloor } of starts) {
    const isHeld = name === 'api' || name === 'web';
    report.figures.push({
      workload: 'start',
      size: `${Math.round(bundleKb)} KB`,
      what: `${name}: import to first answer`,
      value: ms,
      unit: 'ms',
      note: `${ofFloor.toFixed(2)} × the floor`,
      ...(isHeld && { bar: '≤ 1.5 × the floor', reached: ofFloor <= 1.5 }),
    });
  }
};

const runKernel = (into: Report, stage: Stage) => {
  say('kernel');
  const asks = drawAsks(quick ? 60 : 200);
  const kernel = measureKernel(stage.houses, stage.candidates, quick ? 2 : 8, asks);
  into.checks.push(kernel.check);
  const figure = (what: string, value: number, unit: string, more: object = {}) =>
    into.figures.push({ workload: 'kernel', size: `${stage.candidates.length} spaces`, what, value, unit, ...more });
  const note = `${Math.round(100 * kernel.passing)} in 100 pairs match and are scored`;
  figure('pairs a second, packed, one core', kernel.pairsPerS, '/s', {
    bar: '≥ 5 M',
    reached: kernel.pairsPerS >= 5e6,
    note,
  });
  figure('pairs a second, assess() on objects', kernel.rulePairsPerS, '/s');
  figure('bytes a packed space', kernel.encodedBytesASpace, 'B');
};

const CAPITAL_NEEDS = quick ? 1000 : 20_000;
if (only === 'capital') {
  await runCapital(report, CAPITAL_NEEDS);
  console.log(reportText(report, 'capital alone'));
  process.exit(0);
}
say(`import: the command`);
await runImport(report, quick ? 200 : 1000, quick ? 1500 : 10_000);
for (const [n, counts] of MAP.entries()) {
  say(`map: ${counts.spaces} spaces, ${counts.needs} needs`);
  const stage = await openStage({ seed: 1, ...counts, grows: 'map' });
  report.notes.push(
    `${stage.name}: ${stage.loaded.rows} rows, ${Math.round(stage.loaded.fileBytes / 2 ** 20)} MB, loaded in ${Math.round(stage.loaded.ms / 1000)} s`,
  );
  if (n === 0) await runStarts(stage);
  if (n === MAP.length - 1) runKernel(report, stage);
  await runMap(report, stage, DEPTH);
  await stage.stop();
}
say('capital');
await runCapital(report, CAPITAL_NEEDS);
if (!quick) {
  say('local start');
  for (const { what, ms } of await measureLocalStart())
    report.figures.push({
      workload: 'local start',
      size: '',
      what,
      value: ms / 1000,
      unit: 's',
      bar: barOf(what),
      reached: ms <= (what === CACHED ? 5000 : 25_000),
    });
}
say('growth at the same density');
await runGrowth(report, GROWTH.small, GROWTH.large, GROWTH.queries);

const text = reportText(report, quick ? 'quick' : 'full');
console.log(text);
console.log(costSheet(report));
if (!quick) {
  const path = new URL('./RESULTS.md', import.meta.url);
  const before = readFileSync(path, 'utf8');
  const [head] = before.split('<!-- measured -->');
  writeFileSync(path, `${head}<!-- measured -->\n\n${text}\n${costSheet(report)}`);
}
if (!isSound(report)) {
  console.error('Answers differ from the oracle: see the table.');
  process.exitCode = 1;
}
