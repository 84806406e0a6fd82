import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Resource } from './synthesize.ts';

const run = promisify(execFile);
const projectRoot = join(import.meta.dirname, '..', '..');
let outputDir: string;
let bundleOf: Map<string, string>; // each function's folder in the output, by logical id

// What `npm run synth` does, without the CDK's command line and into a folder of its own.
beforeAll(async () => {
  outputDir = await mkdtemp(join(tmpdir(), 'refresh-match-synth-'));
  const env = { ...process.env, CDK_OUTDIR: outputDir };
  await run(process.execPath, ['infra/app.ts'], { cwd: projectRoot, env, timeout: 110_000 });
  const template = JSON.parse(await readFile(join(outputDir, 'RefreshMatch-dev.template.json'), 'utf8'));
  bundleOf = new Map(
    Object.entries<Resource & { Metadata: Record<string, string> }>(template.Resources)
      .filter(([, resource]) => resource.Type === 'AWS::Lambda::Function')
      .map(([id, resource]) => [id, join(outputDir, String(resource.Metadata['aws:asset:path']))]),
  );
}, 120_000);
afterAll(() => rm(outputDir, { recursive: true, force: true }));

it('bundles every function so that Node loads it with nothing installed beside it', async () => {
  const script = `
    const [, file, ...late] = process.argv;
    const { handler } = await import(file);
    for (const each of late) await import(each);
    console.log(typeof handler);
    process.exit(0);`;
  const url = 'https://a.test/b';
  const env = {
    ...{ STAGE: 'test', TABLE_NAME: 'table', MATCH_QUEUE_URL: url, MAIL_QUEUE_URL: url, MAIL_FROM: 'a@a.test' },
    ...{ CONFIGURATION_SET: 'set', PUBLIC_ORIGIN: url, ISSUER: url, CLIENT_ID: 'client', AWS_REGION: 'eu-central-1' },
  };
  expect(bundleOf.size).toBe(8);
  for (const [id, folder] of bundleOf) {
    const file = join(folder, 'index.mjs');
    const late = (await readdir(folder)).filter((name) => name.endsWith('.mjs')).map((name) => join(folder, name));
    const args = ['--input-type=module', '-e', script, file, ...late];
    const answer = await run(process.execPath, args, { env, timeout: 20_000 });
    expect([id, answer.stdout.trim()]).toEqual([id, 'function']);
  }
}, 120_000);

it('puts the description of the API beside the api', async () => {
  const folder = [...bundleOf].find(([id]) => id.startsWith('Api'))?.[1] ?? '';
  expect(JSON.parse(await readFile(join(folder, 'openapi.json'), 'utf8'))).toBeTypeOf('object');
});

it('puts the static files and the towns beside the pages', async () => {
  const folder = [...bundleOf].find(([id]) => id.startsWith('Web'))?.[1] ?? '';
  const { files } = JSON.parse(await readFile(join(folder, 'static', 'manifest.json'), 'utf8'));
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['app.css', 'map.css', 'map.js', 'places.js', 'outlines.json']),
  );
  expect(JSON.parse(await readFile(join(folder, 'places.json'), 'utf8')).length).toBeGreaterThan(10_000);
});

it('deploys nothing of the sample data, neither in the template nor in a bundle', async () => {
  const inBundle = async (folder: string) =>
    (await readdir(folder)).filter((name) => name.endsWith('.mjs')).map((name) => join(folder, name));
  const files = (await Promise.all([...bundleOf.values()].map(inBundle))).flat();
  for (const file of [join(outputDir, 'RefreshMatch-dev.template.json'), ...files]) {
    expect(await readFile(file, 'utf8')).not.toMatch(/SAXONIA|Muldenh/); // stand in the sample sites only
  }
});
