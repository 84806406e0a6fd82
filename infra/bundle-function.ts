import { join } from 'node:path';
import { buildSync } from 'esbuild';

const projectRoot = join(import.meta.dirname, '..');

/**
 * A function as ESM: index.mjs, and beside it a file for whatever it imports only when asked (`await import(…)`), so that
 * its first answer does not pay for the rest. Nothing needs to be installed beside them.
 */
export const bundleFunction = (entry: string, folder: string): void => {
  buildSync({
    entryPoints: { index: entry },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]', // in the same folder: what lies beside the bundle is found from any of them
    splitting: true,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minifyWhitespace: true,
    minifySyntax: true, // names stay as they are: stack traces in the log name functions
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    logLevel: 'warning',
    absWorkingDir: projectRoot,
  });
};
