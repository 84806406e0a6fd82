import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal.ts';

const projectRoot = join(import.meta.dirname, '..', '..');
/** A folder per state of the sources: what `npm run synth` or a deploy writes to cdk.out is nobody else's. */
const store = join(projectRoot, '.cache', 'synth');
const keptStates = 3;

/** The folder of the synthesized template: an earlier one where nothing it is made of has changed since. */
export async function synthesized(say: (line: string) => void): Promise<string> {
  const folder = join(store, sourcesHash());
  if (existsSync(folder)) return folder;
  mkdirSync(store, { recursive: true });
  const release = await onlyOne();
  try {
    if (existsSync(folder)) return folder; // another start made it meanwhile
    say('synthesizing the template (cdk synth) …');
    rmSync(`${folder}.new`, { recursive: true, force: true });
    await cdkSynth(`${folder}.new`);
    renameSync(`${folder}.new`, folder); // whole or not at all
    forgetOldStates();
    return folder;
  } finally {
    release();
  }
}

function sourcesHash(): string {
  const hash = createHash('sha256').update(process.version);
  const folders = ['infra', 'functions', 'shared'].map((folder) => `${folder}/**/*`);
  const found = globSync(folders, {
    cwd: projectRoot,
    withFileTypes: true,
    exclude: (entry) => entry.parentPath === join(projectRoot, 'infra') && entry.name === 'local',
  });
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const settings = ['package-lock.json', 'package.json', 'tsconfig.json', 'cdk.json'];
  for (const path of [...files.sort(), ...settings.map((name) => join(projectRoot, name))]) {
    hash.update(`\n${path}\n`).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 32);
}

async function cdkSynth(folder: string): Promise<void> {
  const bin = join(projectRoot, 'node_modules', '.bin');
  const child = spawn(join(bin, 'cdk'), ['synth', '--quiet', '--no-notices', '--output', folder], {
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

/** Two starts on two folders share the store; the kernel ends this lock with its process. */
async function onlyOne(): Promise<() => void> {
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

function forgetOldStates(): void {
  const madeMs = (name: string) => statSync(join(store, name)).mtimeMs;
  const newestFirst = readdirSync(store).sort((a, b) => madeMs(b) - madeMs(a));
  for (const name of newestFirst.slice(keptStates)) rmSync(join(store, name), { recursive: true, force: true });
}
