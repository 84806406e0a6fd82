import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const CACHED = 'npm start to ready, unchanged sources';
const projectRoot = join(import.meta.dirname, '..', '..', '..');

/** Two starts on one folder; the first may have to synthesize, and loads the sample data. */
export const measureLocalStart = async (): Promise<{ what: string; ms: number }[]> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'refresh-start-'));
  try {
    const firstMs = await startOnce(dataDir);
    return [
      { what: 'npm start to ready, first', ms: firstMs },
      { what: CACHED, ms: await startOnce(dataDir) },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};

const startOnce = (dataDir: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const from = performance.now();
    const child = spawn(process.execPath, ['infra/local/main.ts'], {
      cwd: projectRoot,
      env: { ...process.env, DATA_DIR: dataDir, PORT: '0', NODE_NO_WARNINGS: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let ms: number | undefined;
    child.stdout.on('data', (chunk: Buffer) => {
      if (ms !== undefined || !chunk.toString().includes('ready on')) return;
      ms = performance.now() - from;
      child.kill('SIGTERM');
    });
    child.once('exit', (code) => {
      if (ms === undefined) reject(new Error(`npm start ended with ${code}`));
      else resolve(ms);
    });
  });
