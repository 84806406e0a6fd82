import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointOf } from '#functions/import/checkpoint.ts';
import { importFile } from '#functions/import/import-file.ts';
import { dynamoStores } from '#shared/store/dynamo/stores.ts';
import { memberIds, STAMP } from './bench-data.ts';
import { BENCH_TABLE, benchFolder, openBenchTable } from './bench-table.ts';
import { NOW } from './draw-space.ts';
import type { Report } from './figures.ts';
import { generate } from './generate.ts';
import { firstRows } from './load-table.ts';

/** The import command on an empty table of the local engine, by BatchWriteItem. */
export const runImport = async (report: Report, spaces: number, needs: number): Promise<void> => {
  const table = await openBenchTable(benchFolder(), { isLoaded: false });
  const deps = { ...dynamoStores(table.client, BENCH_TABLE), now: () => new Date(NOW), newId: randomUUID };
  await deps.bulk.write(firstRows(deps));
  const file = join(table.dir, 'records.ndjson');
  const records = [...generate({ seed: 1, spaces, needs, grows: 'map', members: memberIds })];
  writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'));
  const silent = { write: () => {} };
  const { ms } = await importFile(deps, { file, by: STAMP.by, quiet: false }, checkpointOf(file), silent);
  const rate = records.length / (ms / 1000);
  report.figures.push({
    workload: 'import',
    size: `${records.length} records`,
    what: 'records a second into the local engine',
    value: rate,
    unit: '/s',
    bar: '≥ 2000',
    reached: rate >= 2000,
    note: 'about five rows a record; the engine writes rows, its stream and its indexes one after the other',
  });
  await table.stop();
};
