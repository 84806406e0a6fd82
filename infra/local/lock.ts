import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refusal } from './refusal.ts';

export type Lock = { noteOrigin(origin: string): void; release(): void };

/** One runner per folder. The lock is the kernel's, on an open file: it ends with the process, kill -9 included. */
export function lockFolder(dataDir: string, shownAs: string): Lock {
  const db = new DatabaseSync(join(dataDir, 'lock.db'));
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!String(error).includes('locked')) throw error;
    const origin = lastOrigin(dataDir);
    const where = origin === undefined ? '' : ` (${origin})`;
    throw new Refusal(
      `Another start is using the folder ${shownAs}${where}: stop it, or set DATA_DIR to another folder.`,
    );
  }
  return {
    noteOrigin: (origin) => writeFileSync(originFile(dataDir), `${origin}\n`),
    release: () => db.close(),
  };
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
