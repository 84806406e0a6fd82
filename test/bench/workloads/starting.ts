import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunction } from '#infra/bundle-function.ts';
import { BENCH_REGION, BENCH_TABLE, benchCredentials } from '../bench-table.ts';
import { quantile } from '../quantiles.ts';

export type Start = {
  name: string;
  ms: number;
  importMs: number;
  cpuOfFloor: number;
  loadedKb: number;
  ofFloor: number;
};

const projectRoot = join(import.meta.dirname, '..', '..', '..');
const FLOOR = 'floor';

/** Functions that answer people; the others are started with an empty batch of their events. */
const asked = (siteId: string): Record<string, object> => ({
  [FLOOR]: apiEvent(`/SITE%23${siteId}/SITE`),
  api: apiEvent(`/v1/sites/${siteId}`),
  web: apiEvent(`/sites/${siteId}`),
});

const apiEvent = (path: string): object => ({
  version: '2.0',
  routeKey: 'ANY /{proxy+}',
  rawPath: path,
  rawQueryString: '',
  headers: { host: 'localhost', accept: '*/*', 'accept-language': 'en' },
  requestContext: {
    accountId: '000000000000',
    apiId: 'bench',
    domainName: 'localhost',
    domainPrefix: 'bench',
    http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'bench' },
    requestId: 'bench',
    routeKey: 'ANY /{proxy+}',
    stage: '$default',
    time: '24/Nov/2026:12:00:00 +0000',
    timeEpoch: 0,
  },
  isBase64Encoded: false,
});

/** From the import of each function's bundle to its first answer, in fresh processes, in turn with the bare floor's. */
export const measureStarts = async (
  endpoint: string,
  siteId: string,
  rounds: number,
  only?: readonly string[],
): Promise<Start[]> => {
  const dir = mkdtempSync(join(tmpdir(), 'refresh-start-'));
  try {
    const folders = readdirSync(join(projectRoot, 'functions')).filter(
      (name) => name !== 'import' && existsSync(join(projectRoot, 'functions', name, 'index.ts')),
    );
    const names = [FLOOR, ...folders.filter((name) => only?.includes(name) ?? true)];
    for (const name of names) bundle(name, join(dir, name));
    writeFileSync(join(dir, 'run.mjs'), RUNNER);
    const events = asked(siteId);
    const taken = new Map(names.map((name) => [name, [] as Taken[]]));
    for (let round = 0; round < rounds; round += 1)
      for (const name of names) taken.get(name)!.push(startOnce(dir, name, events[name] ?? { Records: [] }, endpoint));
    const median = (name: string, of: (one: Taken) => number) => quantile(taken.get(name)!.map(of), 0.5);
    const floorMs = median(FLOOR, ({ ms }) => ms);
    const floorCpuMs = median(FLOOR, ({ cpuMs }) => cpuMs);
    return names.map((name) => {
      const own = median(name, ({ ms }) => ms);
      return {
        name,
        ms: own,
        importMs: median(name, ({ importMs }) => importMs),
        loadedKb: bytesAtOnce(join(dir, name), 'index.mjs') / 1024,
        ofFloor: own / floorMs,
        cpuOfFloor: median(name, ({ cpuMs }) => cpuMs) / floorCpuMs,
      };
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

const entryOf = (name: string): string =>
  name === FLOOR
    ? join(import.meta.dirname, '..', 'servers', 'floor-function.ts')
    : join(projectRoot, 'functions', name, 'index.ts');

/** As the stack has it (infra/constructs/house-function.ts), the floor no less. */
const bundle = (name: string, folder: string): void => {
  bundleFunction(entryOf(name), folder);
  if (name === 'web') execFileSync(process.execPath, ['functions/web/write-assets.ts', folder], { cwd: projectRoot });
};

/** A file with all that it imports before it runs; what is imported when asked is left out. */
const bytesAtOnce = (folder: string, file: string, seen = new Set<string>()): number => {
  if (seen.has(file)) return 0;
  seen.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  const imported = [...text.matchAll(/(?:from|import)\s?"\.\/([\w.-]+\.mjs)"/g)].map(([, name]) => name!);
  return imported.reduce((sum, name) => sum + bytesAtOnce(folder, name, seen), Buffer.byteLength(text));
};

const RUNNER = `
const [module, event] = process.argv.slice(2);
const from = performance.now();
const cpu = process.cpuUsage();
const { handler } = await import(module);
const importMs = performance.now() - from;
const answer = await handler(JSON.parse(event), { awsRequestId: 'bench', getRemainingTimeInMillis: () => 30000 });
const ms = performance.now() - from;
const used = process.cpuUsage(cpu);
const cpuMs = (used.user + used.system) / 1000;
process.stdout.write(JSON.stringify({ ms, importMs, cpuMs, status: answer?.statusCode ?? 200 }));
process.exit(0);
`;

type Taken = { ms: number; importMs: number; cpuMs: number };
/** BENCH_PROFILES names a folder for profiles (node --cpu-prof). */
const profiling = (name: string): string[] => {
  const dir = process.env['BENCH_PROFILES'];
  return dir ? ['--cpu-prof', '--cpu-prof-interval=200', `--cpu-prof-dir=${join(dir, name)}`] : [];
};
const startOnce = (dir: string, name: string, event: object, endpoint: string): Taken => {
  const said = execFileSync(
    process.execPath,
    [...profiling(name), join(dir, 'run.mjs'), join(dir, name, 'index.mjs'), JSON.stringify(event)],
    {
      env: { ...process.env, ...environment(endpoint) },
      encoding: 'utf8',
    },
  );
  const { status, ...taken } = JSON.parse(said.slice(said.lastIndexOf('{"ms"'))) as Taken & { status: number };
  if (status !== 200) throw new Error(`${name} answered ${status} at its start`);
  return taken;
};

const environment = (endpoint: string): Record<string, string> => ({
  NODE_NO_WARNINGS: '1',
  STAGE: 'bench',
  TABLE_NAME: BENCH_TABLE,
  PUBLIC_ORIGIN: 'http://localhost',
  ISSUER: 'http://localhost/issuer',
  CLIENT_ID: 'bench',
  MATCH_QUEUE_URL: 'http://localhost/match',
  MAIL_QUEUE_URL: 'http://localhost/mail',
  MAIL_FROM: 'bench@example.org',
  CONFIGURATION_SET: 'bench',
  AWS_REGION: BENCH_REGION,
  AWS_ACCESS_KEY_ID: benchCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: benchCredentials.secretAccessKey,
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  AWS_ENDPOINT_URL_SQS: endpoint,
  AWS_ENDPOINT_URL_SESV2: endpoint,
});
