import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Own copies of the bundles, so that a synth beside a running service does not pull them from under it. */
export function bundleCopies(dataDir: string, folders: readonly string[]): (folder: string) => string {
  const store = join(dataDir, 'bundles');
  mkdirSync(store, { recursive: true });
  const wanted = new Set(folders.map((folder) => basename(folder)));
  for (const name of readdirSync(store)) if (!wanted.has(name)) rmSync(join(store, name), { recursive: true });
  for (const folder of folders) {
    const copy = join(store, basename(folder));
    if (existsSync(copy)) continue;
    cpSync(folder, `${copy}.new`, { recursive: true });
    renameSync(`${copy}.new`, copy); // whole or not at all
  }
  return (folder) => join(store, basename(folder));
}
