import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { noteEngine } from '#infra/local/engine.ts';
import { dynamoStores } from '#shared/store/dynamo/stores.ts';
import { memberIds, STAMP } from './bench-data.ts';
import { BENCH_REGION, BENCH_TABLE, benchFolder, openBenchTable } from './bench-table.ts';
import type { Report } from './figures.ts';
import { generate } from './generate.ts';
import { firstRows } from './load-table.ts';

const projectRoot = join(import.meta.dirname, '..', '..');

/** `npm run import` as people run it, on an empty table of the local engine; its own last line says how fast it was. */
export const runImport = async (report: Report, spaces: number, needs: number): Promise<void> => {
  const table = await openBenchTable(benchFolder(), { isLoaded: false });
  try {
    const stores = dynamoStores(table.dynamo, BENCH_TABLE);
    await stores.bulk.write([firstRows(stores)], { quiet: true });
    noteEngine(table.dir, { endpoint: table.endpoint, tableName: BENCH_TABLE, region: BENCH_REGION });
    const file = join(table.dir, 'records.ndjson');
    const records = [...generate({ seed: 1, spaces, needs, grows: 'map', members: memberIds })];
    writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'));
    const said = await runCommand(file, table.dir);
    const [, read, seconds] = /(\d+) records in ([\d.]+) s/.exec(said) ?? [];
    if (Number(read) !== records.length) throw new Error(`The import did not read all: ${said.slice(-300)}`);
    const rate = records.length / Number(seconds);
    report.figures.push({
      workload: 'import',
      size: `${records.length} records`,
      what: 'records a second into the local engine',
      value: rate,
      unit: '/s',
      bar: '≥ 2000',
      reached: rate >= 2000,
      note: 'six rows a record; the engine writes rows, its stream and its indexes one after the other',
    });
  } finally {
    await table.stop();
  }
};

/** A booking that no space can hold is refused, by which the command ends with 1: that is part of the data. */
const runCommand = async (file: string, dataDir: string): Promise<string> => {
  const env = { ...process.env, DATA_DIR: dataDir, TABLE_NAME: '' };
  const run = promisify(execFile)('npm', ['run', '-s', 'import', '--', file, '--by', STAMP.by], {
    cwd: projectRoot,
    env,
    maxBuffer: 2 ** 26,
  });
  return run.then(
    ({ stderr }) => stderr,
    (error: { code?: unknown; stderr?: string }) => {
      if (error.code !== 1 || !error.stderr?.includes(' written, ')) throw error;
      return error.stderr;
    },
  );
};
