import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#infra/local/engine.ts';

const ROOT = '/usr/lib/postgresql';
export const HOW_TO_INSTALL = 'apt-get install postgresql-15-postgis-3 (Debian 12), then npm run bench again';

export type Postgis = {
  url: string;
  dir: string;
  version: string;
  sql(text: string): void;
  sqlFile(path: string): void;
  stop(): Promise<void>;
};

/** A server of its own in a folder of its own; undefined where PostGIS is not installed. */
export const startPostgis = async (): Promise<Postgis | undefined> => {
  const bin = binFolder();
  if (!bin) return undefined;
  const dir = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'refresh-postgis-'));
  const owner = ownerOf(dir);
  const data = join(dir, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '--locale=C', '-E', 'UTF8'], owner);
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: dir,
    shared_buffers: '1GB',
    effective_cache_size: '6GB',
    work_mem: '64MB',
    maintenance_work_mem: '512MB',
    random_page_cost: 1.1,
    jit: 'off', // compiling costs more than these short statements
    fsync: 'off',
    max_wal_size: '4GB',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], { ...owner, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const psql = (args: string[]) =>
    execFileSync(
      join(bin, 'psql'),
      ['-q', '-v', 'ON_ERROR_STOP=1', '-h', '127.0.0.1', '-p', String(port), '-U', 'bench', '-d', 'postgres', ...args],
      { maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'pipe'] },
    );
  for (let tries = 0; ; tries += 1) {
    try {
      psql(['-c', 'SELECT 1']);
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await sleep(100);
    }
  }
  return {
    url: `postgres://bench@127.0.0.1:${port}/postgres`,
    dir,
    version: String(psql(['-At', '-c', 'SHOW server_version'])).trim(),
    sql: (text) => void psql(['-c', text]),
    sqlFile: (path) => void psql(['-f', path]),
    async stop() {
      server.kill('SIGINT');
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

const binFolder = (): string | undefined => {
  if (!existsSync(ROOT)) return undefined;
  const versions = readdirSync(ROOT).sort();
  const has = (version: string) =>
    existsSync(join(ROOT, version, 'bin', 'initdb')) &&
    existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`);
  const version = versions.filter(has).at(-1);
  return version && join(ROOT, version, 'bin');
};

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
const ownerOf = (dir: string): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('postgres:'));
  const [, , uid, gid] = (line ?? '').split(':').map(Number);
  chownSync(dir, uid!, gid!);
  chmodSync(dir, 0o755);
  mkdirSync(dir, { recursive: true });
  return { uid: uid!, gid: gid! };
};
