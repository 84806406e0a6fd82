import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';

const projectRoot = join(import.meta.dirname, '..');
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";
const ENTRY = 'index.mjs';
const LARGE_BYTES = 100_000;
const CORE = 'core.mjs'; // what the entry loads with it; not the entry itself, which may be loaded by another address

const options: BuildOptions = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minifyWhitespace: true,
  minifySyntax: true, // names stay as they are: stack traces in the log name functions
  banner: { js: REQUIRE },
  logLevel: 'warning',
  absWorkingDir: projectRoot,
};

/**
 * A function as ESM: index.mjs, and beside it a file for whatever it imports only when asked (`await import(…)`), so that
 * its first answer does not pay for the rest. Nothing needs to be installed beside them.
 */
export const bundleFunction = (entry: string, folder: string): void => {
  const { metafile } = buildSync({
    ...options,
    entryPoints: { index: entry },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]', // in the same folder: what lies beside the bundle is found from any of them
    splitting: true,
    mainFields: ['module', 'main'],
    metafile: true,
  });
  joinCore(folder, metafile);
};

/**
 * What loads at once becomes one file with the entry. Parted by who else imports it, it is dozens, and each costs a first
 * answer half a millisecond however small it is. A large one that needs no other (zod) stays, with what it imports: one
 * scope of all compiles slower (test/bench/RESULTS.md).
 */
const joinCore = (folder: string, { outputs }: Metafile): void => {
  const files = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const withImports = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file) || !files.has(file)) return seen;
    seen.add(file);
    for (const { kind, path } of files.get(file)!.imports)
      if (kind === 'import-statement') withImports(basename(path), seen);
    return seen;
  };
  const atOnce = [...withImports(ENTRY)];
  const isLarge = (file: string): boolean => file !== ENTRY && files.get(file)!.bytes > LARGE_BYTES;
  const standsAlone = (file: string): boolean => isLarge(file) && [...withImports(file)].filter(isLarge).length === 1;
  const apart = new Set(atOnce.filter(standsAlone).flatMap((file) => [...withImports(file)]));
  const core = new Set(atOnce.filter((file) => !apart.has(file)));

  const taken = new Map<string, string>(); // by others: what of which joined file, and its name in the core
  const others = [...files.keys()].filter((file) => !core.has(file));
  for (const file of others) {
    const twice = files
      .get(file)!
      .imports.find(({ kind, path }) => kind === 'dynamic-import' && core.has(basename(path)));
    if (twice) throw new Error(`${file} imports ${twice.path} when asked, but it is there at once`);
    rewrite(join(folder, file), (text) => fromCore(text, core, taken));
  }
  for (const file of core) rewrite(join(folder, file), (text) => text.replace(REQUIRE, '')); // once is enough

  const exported = files.get(ENTRY)!.exports.join();
  const contents = [`export{${exported}}from"./${ENTRY}";`, ...[...taken].map(passedOn)];
  buildSync({
    ...options,
    stdin: { contents: contents.join(''), resolveDir: folder },
    outfile: join(folder, CORE),
    external: others.map((file) => `./${file}`),
  });
  for (const file of core) rmSync(join(folder, file));
  writeFileSync(join(folder, ENTRY), `export{${exported}}from"./${CORE}";`);
};

const rewrite = (path: string, change: (text: string) => string): void =>
  writeFileSync(path, change(readFileSync(path, 'utf8')));

const passedOn = ([what, name]: [string, string]): string => {
  const [own, file] = what.split(' ');
  return `export{${own} as ${name}}from"./${file}";`;
};

/** The text of another file, taking from the core what it took from the files that were joined. */
const fromCore = (text: string, core: ReadonlySet<string>, taken: Map<string, string>): string =>
  text.replace(/import(?:\{([^}]*)\}from)?"\.\/([\w.-]+\.mjs)";/g, (whole, names: string | undefined, file: string) => {
    if (!core.has(file)) return whole;
    const parts = (names ?? '').split(',').filter(Boolean);
    const renamed = parts.map((each) => {
      const [own = '', here = own] = each.split(' as ');
      const what = `${own} ${file}`;
      const name = taken.get(what) ?? `c${taken.size}`;
      taken.set(what, name);
      return `${name} as ${here}`;
    });
    return renamed.length > 0 ? `import{${renamed.join()}}from"./${CORE}";` : '';
  });
