import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunction } from '#infra/bundle-function.ts';
import { BENCH_REGION, BENCH_TABLE, benchCredentials } from '../bench-table.ts';
import { quantile } from '../quantiles.ts';

export type Start = { name: string; ms: number; loadedKb: number; ofFloor: number };

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
export const measureStarts = async (endpoint: string, siteId: string, rounds: number): Promise<Start[]> => {
  const dir = mkdtempSync(join(tmpdir(), 'refresh-start-'));
  try {
    const folders = readdirSync(join(projectRoot, 'functions')).filter(
      (name) => name !== 'import' && existsSync(join(projectRoot, 'functions', name, 'index.ts')),
    );
    const names = [FLOOR, ...folders];
    for (const name of names) bundle(name, join(dir, name));
    writeFileSync(join(dir, 'run.mjs'), RUNNER);
    const events = asked(siteId);
    const ms = new Map(names.map((name) => [name, [] as number[]]));
    for (let round = 0; round < rounds; round += 1)
      for (const name of names) ms.get(name)!.push(startOnce(dir, name, events[name] ?? { Records: [] }, endpoint));
    const floorMs = quantile(ms.get(FLOOR)!, 0.5);
    return names.map((name) => {
      const own = quantile(ms.get(name)!, 0.5);
      return { name, ms: own, loadedKb: bytesAtOnce(join(dir, name), 'index.mjs') / 1024, ofFloor: own / floorMs };
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
const { handler } = await import(module);
const answer = await handler(JSON.parse(event), { awsRequestId: 'bench', getRemainingTimeInMillis: () => 30000 });
const ms = performance.now() - from;
process.stdout.write(JSON.stringify({ ms, status: answer?.statusCode ?? 200 }));
process.exit(0);
`;

const startOnce = (dir: string, name: string, event: object, endpoint: string): number => {
  const said = execFileSync(
    process.execPath,
    [join(dir, 'run.mjs'), join(dir, name, 'index.mjs'), JSON.stringify(event)],
    {
      env: { ...process.env, ...environment(endpoint) },
      encoding: 'utf8',
    },
  );
  const { ms, status } = JSON.parse(said.slice(said.lastIndexOf('{"ms"'))) as { ms: number; status: number };
  if (status !== 200) throw new Error(`${name} answered ${status} at its start`);
  return ms;
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
