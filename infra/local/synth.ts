import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal.ts';

const projectRoot = join(import.meta.dirname, '..', '..');
const cdkOut = join(projectRoot, 'cdk.out');
const hashFile = join(cdkOut, 'sources.sha256');

/** The folder of the synthesized template: the last one while nothing it is made of has changed. */
export async function synthesized(say: (line: string) => void): Promise<string> {
  const hash = sourcesHash();
  const isFresh = () => existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash;
  if (isFresh()) return cdkOut;
  const release = await onlyOne();
  try {
    if (isFresh()) return cdkOut; // another start made it meanwhile
    say('synthesizing the template (cdk synth) …');
    rmSync(hashFile, { force: true });
    await cdkSynth();
    writeFileSync(hashFile, hash);
    return cdkOut;
  } finally {
    release();
  }
}

/** Two starts on two folders share cdk.out; the kernel ends this lock with its process. */
async function onlyOne(): Promise<() => void> {
  mkdirSync(join(projectRoot, '.cache'), { recursive: true });
  for (;;) {
    const db = new DatabaseSync(join(projectRoot, '.cache', 'synth-lock.db'));
    try {
      db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
      return () => db.close();
    } catch (error) {
      db.close();
      if (!String(error).includes('locked')) throw error;
      await sleep(200);
    }
  }
}

function sourcesHash(): string {
  const hash = createHash('sha256').update(process.version);
  const folders = ['infra', 'functions', 'shared'].map((folder) => `${folder}/**/*`);
  const files = globSync(folders, {
    cwd: projectRoot,
    withFileTypes: true,
    exclude: (entry) => entry.parentPath === join(projectRoot, 'infra') && entry.name === 'local',
  });
  const paths = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of [...paths.sort(), ...['package-lock.json', 'cdk.json'].map((name) => join(projectRoot, name))]) {
    hash.update(`\n${path}\n`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

async function cdkSynth(): Promise<void> {
  const bin = join(projectRoot, 'node_modules', '.bin');
  const child = spawn(join(bin, 'cdk'), ['synth', '--quiet', '--no-notices'], {
    cwd: projectRoot,
    env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  throw new Refusal(`The template cannot be synthesized (npm run synth):\n${Buffer.concat(said).toString().trim()}`);
}
