import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal.ts';

const patienceMs = 1500; // for one that has just been told to stop, or whose npm was killed

export type Lock = { noteOrigin(origin: string): void; release(): void };

/** One runner per folder. The lock is the kernel's, on an open file: it ends with the process, kill -9 included. */
export async function lockFolder(dataDir: string, shownAs: string): Promise<Lock> {
  const deadlineMs = Date.now() + patienceMs;
  let db = tryLock(dataDir);
  while (db === undefined && Date.now() < deadlineMs) {
    await sleep(100);
    db = tryLock(dataDir);
  }
  if (db === undefined) {
    const origin = lastOrigin(dataDir);
    const where = origin === undefined ? '' : ` (${origin})`;
    throw new Refusal(
      `Another start is using the folder ${shownAs}${where}: stop it, or set DATA_DIR to another folder.`,
    );
  }
  const held = db;
  return {
    noteOrigin: (origin) => writeFileSync(originFile(dataDir), `${origin}\n`),
    release: () => held.close(),
  };
}

function tryLock(dataDir: string): DatabaseSync | undefined {
  const db = new DatabaseSync(join(dataDir, 'lock.db'));
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if (!String(error).includes('locked')) throw error;
    return undefined;
  }
}

/** Where the latest start on this folder answers or answered. */
export function lastOrigin(dataDir: string): string | undefined {
  try {
    return readFileSync(originFile(dataDir), 'utf8').trim();
  } catch {
    return undefined;
  }
}

const originFile = (dataDir: string) => join(dataDir, 'origin');
