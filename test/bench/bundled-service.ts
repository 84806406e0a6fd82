import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAssets } from '#functions/web/write-assets.ts';
import { writeGazetteer } from '#functions/web/write-gazetteer.ts';
import { bundleFunction } from '#infra/bundle-function.ts';

let made: Promise<string> | undefined;

/**
 * The service bundled as functions are: types stripped at the start would count as its memory. Made once a run, with the
 * files of its pages beside it; returns the folder, in which index.mjs is the service.
 */
export const bundledService = (): Promise<string> => {
  made ??= bundle();
  return made;
};

const bundle = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'refresh-service-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  bundleFunction(join(import.meta.dirname, 'servers', 'service-server.ts'), folder);
  await writeAssets(folder);
  writeGazetteer(folder);
  return folder;
};
