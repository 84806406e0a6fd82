import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

export type Asset = { type: string; body: Uint8Array<ArrayBuffer>; encoding: 'br' | null };

/** The static files of the build: their addresses carry a hash of what is in them. */
export type Assets = {
  /** "app.css" → "/static/app-….css" */
  address(name: string): string;
  /** By the last part of such an address. */
  find(file: string, takesBrotli: boolean): Promise<Asset | undefined>;
};

/** name → file, and of each file its type and whether a packed copy lies beside it. */
export type Manifest = { files: Record<string, string>; types: Record<string, { type: string; packed: boolean }> };

/** What the build wrote into `folder` beside the bundle. */
export const assetsIn = (folder: URL): Assets => {
  let manifest: Manifest | undefined;
  const read = (): Manifest => {
    manifest ??= JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as Manifest;
    return manifest;
  };
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  const bytesOf = (file: string): Promise<Uint8Array<ArrayBuffer>> => {
    const known = kept.get(file) ?? readFile(new URL(file, folder)).then((bytes) => new Uint8Array(bytes));
    kept.set(file, known);
    return known;
  };
  return {
    address(name) {
      const file = read().files[name];
      if (file === undefined) throw new Error(`The build made no ${name}`);
      return `/static/${file}`;
    },
    async find(file, takesBrotli) {
      const { types } = read();
      const known = Object.hasOwn(types, file) ? types[file] : undefined;
      if (known === undefined) return undefined;
      const isPacked = known.packed && takesBrotli;
      return {
        type: known.type,
        body: await bytesOf(isPacked ? `${file}.br` : file),
        encoding: isPacked ? 'br' : null,
      };
    },
  };
};
