import { spawn } from 'node:child_process';
import { constants, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate } from '#shared/domain/candidates.ts';
import type { House } from '#shared/domain/import-group.ts';
import { groupsOf, type Wanted } from './bench-data.ts';
import { BENCH_TABLE, type BenchTable, benchFolder, openBenchTable } from './bench-table.ts';
import { bundledService } from './bundled-service.ts';
import { type Child, startChild } from './child.ts';
import type { Loaded } from './load-table.ts';
import { candidatesIn } from './oracle.ts';
import type { Offer } from './workloads/fanning.ts';

/** Node's own limit, so that what needs more than a function has is seen at once. */
export const FUNCTION_MEMORY_MB = 256;

/** As the Lambda runtime starts Node in so much memory: nine tenths of what the process itself leaves, small nurseries. */
const AS_A_FUNCTION = ['--max-old-space-size=160', '--max-semi-space-size=8'];

/** One size of the data with everything that answers from it. */
export type Stage = {
  size: Wanted;
  name: string;
  /** What loading it took. */
  told: string;
  table: BenchTable;
  houses: readonly House[];
  candidates: readonly Offer[];
  startService(): Promise<Child>;
  startFloor(): Promise<Child>;
  stop(): Promise<void>;
};

export const nameOf = ({ spaces, needs }: Pick<Wanted, 'spaces' | 'needs'>): string =>
  `${short(spaces)} spaces, ${short(needs)} needs`;
export const short = (n: number): string =>
  n >= 1_000_000 ? `${n / 1_000_000}M` : n >= 1000 ? `${n / 1000}k` : `${n}`;

export const openStage = async (size: Wanted): Promise<Stage> => {
  const dir = benchFolder();
  const loaded = await loadOrCopy(dir, size);
  const table = await openBenchTable(dir, { isLoaded: true });
  const houses = [...groupsOf({ ...size, needs: 0 })].filter((group): group is House => group.kind === 'house');
  const env = { ENDPOINT: table.endpoint, TABLE_NAME: BENCH_TABLE };
  const children: Child[] = [];
  const start = async (script: string, flags?: string[]): Promise<Child> => {
    const child = await startChild(script, env, flags);
    children.push(child);
    return child;
  };
  return {
    size,
    name: nameOf(size),
    told: `${nameOf(size)}: ${loaded.rows} rows, ${Math.round(loaded.fileBytes / 2 ** 20)} MB, loaded in ${Math.round(loaded.ms / 1000)} s`,
    table,
    houses,
    candidates: houses.flatMap((house) =>
      candidatesIn(house).map((candidate: Candidate) => ({ ...candidate, siteId: house.site.id })),
    ),
    startService: async () => start(join(await bundledService(), 'index.mjs'), [...AS_A_FUNCTION, ...profiling()]),
    startFloor: () => start('./servers/floor-server.ts'),
    async stop() {
      await Promise.all(children.map((child) => child.stop())); // a part that broke off has left some
      await table.stop();
    },
  };
};

/** BENCH_PROFILES names a folder for profiles of the service (node --cpu-prof). */
const profiling = (): string[] => {
  const dir = process.env['BENCH_PROFILES'];
  return dir ? ['--cpu-prof', `--cpu-prof-dir=${dir}`] : [];
};

/**
 * BENCH_TABLES names a folder where loaded tables are kept for the next run: for work on what reads them, and only as long as
 * nothing changes of what is written.
 */
const loadOrCopy = async (dir: string, size: Wanted): Promise<Loaded> => {
  const folder = process.env['BENCH_TABLES'];
  if (!folder) return loadInChild(dir, size);
  const kept = join(folder, `${size.grows}-${size.spaces}-${size.needs}`);
  if (!existsSync(`${kept}.json`)) {
    const loaded = await loadInChild(dir, size);
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(dir, 'table.db'), `${kept}.db`, constants.COPYFILE_FICLONE);
    writeFileSync(`${kept}.json`, JSON.stringify(loaded));
    return loaded;
  }
  copyFileSync(`${kept}.db`, join(dir, 'table.db'), constants.COPYFILE_FICLONE);
  return JSON.parse(readFileSync(`${kept}.json`, 'utf8')) as Loaded;
};

const loadInChild = (dir: string, size: Wanted): Promise<Loaded> =>
  new Promise((resolve, reject) => {
    const script = new URL('./servers/load.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [script, dir, JSON.stringify(size)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('exit', (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(said).toString()) as Loaded);
      else reject(new Error(`The table was not loaded (${code})`));
    });
  });
