import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal.ts';

export type Engine = {
  endpoint: string;
  /** The SQLite file behind the table; undefined in memory and on an engine that is not ours. */
  file: string | undefined;
  /** Settles when the engine ends on its own. */
  ended: Promise<string>;
  stop(): Promise<void>;
};

// The engine must not outlive us, kill -9 included: the shell holds the read end of a pipe whose only writer is this
// process, so the kernel closes it whatever ends us; the shell then ends the engine.
const leash = `"$@" 3<&- & engine=$!
(cat <&3 >/dev/null; kill $engine) 2>/dev/null &
wait $engine`;

const startTimeoutMs = 10_000;

export function engineBinary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return join(createRequire(import.meta.url).resolve(`${name}/package.json`), '..', 'dynoxide');
  } catch {
    throw new Refusal(
      `There is no local table engine for this machine (${name}): set DYNAMODB_ENDPOINT to another one.`,
    );
  }
}

/** Starts the embedded engine: on files in `dataDir`, or in memory when there is none. */
export async function startEngineProcess(dataDir?: string): Promise<Engine> {
  const file = dataDir === undefined ? undefined : join(dataDir, 'table.db');
  const pidFile = dataDir === undefined ? undefined : join(dataDir, 'engine.pid');
  if (pidFile !== undefined && file !== undefined) await endOrphan(pidFile, file);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const storage = file === undefined ? [] : ['--db-path', file];
    const args = [engineBinary(), 'serve', '--host', '127.0.0.1', '--port', String(port), ...storage];
    // A group of its own, so that Ctrl-C reaches the runner alone, which then stops the engine last.
    const child = spawn('/bin/sh', ['-c', leash, 'engine', ...args], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      detached: true,
    });
    const failure = await untilListening(child);
    if (failure === undefined) {
      if (pidFile !== undefined) writeFileSync(pidFile, String(child.pid));
      return running(child, port, file, pidFile);
    }
    if (attempt >= 5) throw new Refusal(`The local table engine does not start: ${failure}`);
  }
}

/** Where commands that write past the service (`npm run import`) find the table of this folder. */
export function noteEngine(dataDir: string, at: { endpoint: string; tableName: string; region: string }): void {
  writeFileSync(join(dataDir, 'engine.json'), `${JSON.stringify(at)}\n`, { mode: 0o600 });
}

function untilListening(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let said = '';
    const timer = setTimeout(() => resolve('it did not answer in time'), startTimeoutMs);
    const settle = (failure: string | undefined) => {
      clearTimeout(timer);
      resolve(failure);
    };
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
      if (said.includes('listening on')) settle(undefined);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', (error) => settle(error.message));
    child.once('exit', () => settle(said.trim() || 'it ended at once'));
  });
}

function running(child: ChildProcess, port: number, file: string | undefined, pidFile: string | undefined): Engine {
  const ended = new Promise<string>((resolve) => child.once('exit', (code) => resolve(`exit code ${code}`)));
  child.unref();
  for (const stream of child.stdio) if (stream && 'unref' in stream) (stream.unref as () => void)();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    file,
    ended,
    async stop() {
      const leashEnd = child.stdio[3];
      if (leashEnd && 'end' in leashEnd) leashEnd.end();
      if (child.exitCode === null && child.signalCode === null) {
        const late = sleep(3000, undefined, { ref: false }).then(() => killGroup(child.pid));
        await Promise.race([ended, late]);
      }
      if (pidFile !== undefined) rmSync(pidFile, { force: true });
    },
  };
}

/** An engine whose leash was cut (its shell killed by hand) still holds the file: end it before the next one starts. */
async function endOrphan(pidFile: string, dbFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const group = Number(readFileSync(pidFile, 'utf8'));
  rmSync(pidFile, { force: true });
  if (!Number.isInteger(group) || group <= 1) return;
  // A healthy leash ends by itself within moments; only what still names our file is ours to end.
  for (let waitedMs = 0; waitedMs < 2000 && groupHolds(group, dbFile); waitedMs += 50) await sleep(50);
  if (groupHolds(group, dbFile)) killGroup(group);
}

function groupHolds(group: number, dbFile: string): boolean {
  try {
    process.kill(-group, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${group}/cmdline`, 'utf8').includes(dbFile);
  } catch {
    return !existsSync('/proc/self'); // where there is no /proc, the process group is all we have to go by
  }
}

function killGroup(group: number | undefined): void {
  try {
    if (group !== undefined) process.kill(-group, 'SIGKILL');
  } catch {
    // already gone
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
