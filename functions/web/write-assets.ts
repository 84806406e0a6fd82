import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import type { Manifest } from './assets.ts';
import { writeGazetteer } from './write-gazetteer.ts';
import { outlines } from './write-outlines.ts';

// At build: `node functions/web/write-assets.ts FOLDER` writes static/ and places.json, which the function only reads.

const here = import.meta.dirname;
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};
const endingOf = (file: string): string => file.slice(file.lastIndexOf('.') + 1);

/** Builds every static file of the pages into `folder`/static, each named after what is in it. */
export const writeAssets = async (folder: string): Promise<void> => {
  const target = join(folder, 'static');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const manifest: Manifest = { files: {}, types: {} };
  const keep = (name: string, file: string, bytes: Uint8Array): void => {
    const type = TYPES[endingOf(file)];
    if (type === undefined) throw new Error(`No content type for ${file}`);
    writeFileSync(join(target, file), bytes);
    const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    const isSmaller = packed.length < bytes.length * 0.95;
    if (isSmaller) writeFileSync(join(target, `${file}.br`), packed);
    manifest.files[name] = file;
    manifest.types[file] = { type, packed: isSmaller };
  };

  const { outputFiles } = await build({
    entryPoints: [
      ...['app.css', 'map.css'].map((file) => join(here, 'style', file)),
      ...['join.ts', 'map.ts', 'menu.ts', 'places.ts'].map((file) => join(here, 'client', file)),
    ],
    outdir: target,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/static',
    loader: { '.woff2': 'file', '.png': 'empty' }, // Leaflet's own pictures: our markers are plates
    write: false,
    logLevel: 'warning',
  });
  for (const { path, contents } of outputFiles) {
    const file = basename(path);
    keep(file.replace(/-[A-Z0-9]{8}(?=\.\w+$)/, ''), file, contents);
  }

  const pictures = join(here, 'pictures');
  const others = readdirSync(pictures).map((name): [string, Uint8Array] => [name, readFileSync(join(pictures, name))]);
  others.push(['outlines.json', Buffer.from(JSON.stringify(outlines()))]);
  for (const [name, bytes] of others) {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8).toUpperCase();
    keep(name, name.replace(/(?=\.\w+$)/, `-${hash}`), bytes);
  }
  writeFileSync(join(target, 'manifest.json'), JSON.stringify(manifest));
};

if (import.meta.main) {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error('Say into which folder: node functions/web/write-assets.ts FOLDER');
  await writeAssets(folder);
  writeGazetteer(folder);
}
