import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunction } from '#infra/bundle-function.ts';

let folder: string | undefined;

/** The service bundled as functions are: types stripped at the start would count as its memory. Made once a run. */
export const bundledService = (): string => {
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'refresh-service-'));
    bundleFunction(join(import.meta.dirname, 'servers', 'service-server.ts'), made);
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  return join(folder, 'index.mjs');
};
