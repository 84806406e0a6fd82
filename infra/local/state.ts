import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What the runner itself must not forget: queues, mails, stream positions, last firings, sign-in sessions. */
export type State = {
  db: DatabaseSync;
  /** All or nothing; inside another transaction it joins that one. */
  atomically<T>(work: () => T): T;
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  close(): void;
};

export function openState(dataDir: string): State {
  const file = join(dataDir, 'runner.db');
  const db = new DatabaseSync(file);
  // NORMAL with a write-ahead log: every commit survives the death of this process, which is what kill -9 asks for.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000');
  db.exec(schema);
  chmodSync(file, 0o600);
  const read = db.prepare('SELECT value FROM facts WHERE key = ?');
  const write = db.prepare('INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)');
  let depth = 0;
  return {
    db,
    atomically(work) {
      if (depth > 0) return work();
      db.exec('BEGIN IMMEDIATE');
      depth = 1;
      try {
        const result = work();
        db.exec('COMMIT');
        return result;
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      } finally {
        depth = 0;
      }
    },
    get: (key) => read.get(key)?.['value'] as string | undefined,
    set: (key, value) => void write.run(key, value),
    close: () => db.close(),
  };
}

const schema = `
CREATE TABLE IF NOT EXISTS facts (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS messages (
  id TEXT PRIMARY KEY,
  queue TEXT NOT NULL,
  body TEXT NOT NULL,
  attributes TEXT NOT NULL,
  sentMs INTEGER NOT NULL,
  visibleMs INTEGER NOT NULL,
  receives INTEGER NOT NULL DEFAULT 0,
  firstReceivedMs INTEGER,
  receipt TEXT
);
CREATE INDEX IF NOT EXISTS messages_due ON messages (queue, visibleMs);
CREATE TABLE IF NOT EXISTS mails (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  sentAt TEXT NOT NULL,
  mail TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS sign_ins (
  id TEXT PRIMARY KEY,
  payload TEXT NOT NULL,
  expiresMs INTEGER,
  uid TEXT,
  userCode TEXT,
  grantId TEXT
);
`;
