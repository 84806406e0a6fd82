import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { emptyFolder } from './support/fixture.ts';
import { projectRoot, run } from './support/process.ts';

let clone: string;
const script = () => join(clone, 'infra', 'local', 'install-first.mjs');
const npm = () => join(clone, 'npm-cli.js');
const installs = () => (existsSync(join(clone, 'calls')) ? readFileSync(join(clone, 'calls'), 'utf8') : '');
const installFirst = (env: Record<string, string> = { npm_execpath: npm() }) => run([script()], env, clone);

beforeEach(() => {
  clone = emptyFolder();
  mkdirSync(join(clone, 'infra', 'local'), { recursive: true });
  cpSync(join(projectRoot, 'infra', 'local', 'install-first.mjs'), script());
  writeFileSync(join(clone, 'package-lock.json'), '{"version":1}');
  writeFileSync(
    npm(),
    `const fs = require('node:fs');
     fs.appendFileSync('calls', process.argv.slice(2, 3) + ' ');
     fs.mkdirSync('node_modules/.bin', { recursive: true });
     fs.writeFileSync('node_modules/.bin/node', '');`,
  );
  chmodSync(npm(), 0o755);
});

it('installs what is missing, and then no more', async () => {
  const first = await installFirst();
  expect(first.code).toBe(0);
  expect(first.out).toContain('npm ci');
  expect(await installFirst()).toEqual({ code: 0, out: '', error: '' });
  expect(installs()).toBe('ci ');
});

it('installs again when package-lock.json is another, or node_modules is gone', async () => {
  await installFirst();
  writeFileSync(join(clone, 'package-lock.json'), '{"version":2}');
  await installFirst();
  rmSync(join(clone, 'node_modules'), { recursive: true });
  await installFirst();
  expect(installs()).toBe('ci ci ci ');
});

it('tries again after an install that failed, and says so', async () => {
  writeFileSync(npm(), 'process.exit(7)');
  const { code, error } = await installFirst();
  expect(code).toBe(1);
  expect(error).toContain('npm ci did not succeed (exit code 7)');
  expect((await installFirst()).code).toBe(1);
});

it('asks for npm when it is not run by npm', async () => {
  const { code, error } = await installFirst({});
  expect(code).toBe(1);
  expect(error.trim()).toBe(
    'Start REFREsh Match with npm (npm start, npm test): it brings the exact versions it was tested with.',
  );
});

it('is written for the oldest Node it wants to speak to', () => {
  const text = readFileSync(script(), 'utf8');
  expect(text).not.toMatch(/\bimport\.meta\.dirname\b|await import|\?\?=|with \{ type/);
});
