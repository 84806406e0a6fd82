import { parseArgs } from 'node:util';
import { startRun } from './bench-run.ts';
import { costSheet } from './cost-sheet.ts';
import { keepPart } from './results-file.ts';
import { runCapital } from './run-capital.ts';
import { runGrowth } from './run-growth.ts';
import { runImport } from './run-import.ts';
import { runKernel } from './run-kernel.ts';
import { runMap } from './run-map.ts';
import { runLocalStart, runStarts } from './run-starts.ts';
import { nameOf, openStage, type Stage } from './stage.ts';
import { isSound, reportText } from './write-report.ts';

const WORKLOADS = [
  'import',
  'start',
  'kernel',
  'search',
  'browse',
  'pages',
  'fan-out',
  'capital',
  'local-start',
  'growth',
] as const;
const USAGE = `npm run bench [-- --quick] [-- --only ${WORKLOADS.join()}] [-- --size SPACES,NEEDS]`;

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, size: { type: 'string' } },
});
const quick = values.quick;
const only = values.only?.split(',');
/** Of the map, in place of its three sizes, and what growth grows to. */
const size = values.size === undefined ? null : /^(\d{1,7}),(\d{1,7})$/.exec(values.size);
if (only?.some((name) => !(WORKLOADS as readonly string[]).includes(name)) || (values.size && !size)) {
  console.error(USAGE);
  process.exit(2);
}

const LARGEST = size ? { spaces: Number(size[1]), needs: Number(size[2]) } : { spaces: 100_000, needs: 1_000_000 };
const FULL_MAP = [
  ...(size
    ? []
    : [
        { spaces: 1000, needs: 10_000 },
        { spaces: 10_000, needs: 100_000 },
      ]),
  LARGEST,
];
const MAP = quick ? [{ spaces: 1000, needs: 10_000 }] : FULL_MAP;
const GROWTH = quick
  ? { small: { spaces: 1000, needs: 2000 }, large: { spaces: 4000, needs: 8000 }, queries: 60 }
  : { small: { spaces: 1000, needs: 10_000 }, large: LARGEST, queries: 200 };
const DEPTH = quick ? { queries: 60, colds: 3, published: 10 } : { queries: 200, colds: 10, published: 12 };
const IMPORTED = quick ? { spaces: 200, needs: 1500 } : { spaces: 1000, needs: 10_000 };

const CAPITAL_NEEDS = quick ? 1000 : 20_000;

const run = startRun(only, quick ? () => {} : keepPart);

if (run.wants('import'))
  await run.part('import', nameOf(IMPORTED), (report) => runImport(report, IMPORTED.spaces, IMPORTED.needs));
for (const [n, counts] of MAP.entries()) {
  const [isFirst, isLast] = [n === 0, n === MAP.length - 1];
  const onIt = ['search', 'browse', 'pages', 'fan-out', ...(isFirst ? ['start'] : []), ...(isLast ? ['kernel'] : [])];
  if (!run.wants(...onIt)) continue;
  let stage: Stage | undefined;
  await run.part('load', nameOf(counts), async (report) => {
    stage = await openStage({ seed: 1, ...counts, grows: 'map' });
    report.notes.push(stage.told);
  });
  if (!stage) continue;
  const ready = stage;
  if (isFirst && run.wants('start'))
    await run.part('start', ready.name, (report) => runStarts(report, ready, quick ? 5 : 11));
  if (isLast && run.wants('kernel')) await run.part('kernel', ready.name, (report) => runKernel(report, ready, quick));
  await runMap(run, ready, DEPTH);
  await ready.stop();
}
if (run.wants('capital'))
  await run.part('capital', `${CAPITAL_NEEDS} needs`, (report) => runCapital(report, CAPITAL_NEEDS));
if (!quick && run.wants('local-start')) await run.part('local-start', '', runLocalStart);
if (run.wants('growth'))
  await run.part('growth', `${nameOf(GROWTH.small)} → ${nameOf(GROWTH.large)}`, (report) =>
    runGrowth(report, GROWTH.small, GROWTH.large, GROWTH.queries, run.say),
  );

console.log(reportText(run.parts, quick ? 'quick' : 'full'));
console.log(costSheet(run.parts));
if (!isSound(run.parts)) {
  console.error('Answers differ from the oracle: see the table.');
  process.exitCode = 1;
}
