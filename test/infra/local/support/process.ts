import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..', '..', '..', '..');
export const runFixture = join(import.meta.dirname, 'run-fixture.ts');

export type Ran = { code: number | null; out: string; error: string };

/** Runs a program to its end. */
export async function run(args: string[], env: Record<string, string> = {}, cwd = projectRoot): Promise<Ran> {
  const child = spawn(process.execPath, args, { cwd, env: { PATH: process.env['PATH'] ?? '', ...env } });
  let [out, error] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    error += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, error };
}

export type Started = { origin: string; engine: string; kill(signal: NodeJS.Signals): Promise<void> };

/** Starts the fixture in a process of its own and waits until it is ready. */
export const startProcess = (dataDir: string, cdkOut: string): Promise<Started> =>
  untilReady(spawn(process.execPath, [runFixture, dataDir, cdkOut], { stdio: ['ignore', 'pipe', 'inherit'] }));

/** The service itself, as `npm start` runs it. */
export const startService = (dataDir: string, port: number, now: string): Promise<Started> =>
  untilReady(
    spawn(process.execPath, [join(projectRoot, 'infra', 'local', 'main.ts')], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, PORT: String(port), NOW: now },
    }),
  );

async function untilReady(child: ChildProcess): Promise<Started> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<RegExpExecArray>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const match = /ready on (\S+)(?: with (\S+))?/.exec(chunk.toString());
      if (match) resolve(match);
    });
    child.once('exit', (code) => reject(new Error(`it ended with code ${code} before it was ready`)));
  });
  const [, origin = '', engine = ''] = await ready;
  return {
    origin,
    engine,
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
