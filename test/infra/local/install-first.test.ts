import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { emptyFolder } from './support/fixture.ts';
import { projectRoot, run } from './support/process.ts';

let clone: string;
const script = () => join(clone, 'infra', 'local', 'install-first.mjs');
const npm = () => join(clone, 'npm-cli.js');
const installs = () => (existsSync(join(clone, 'calls')) ? readFileSync(join(clone, 'calls'), 'utf8') : '');
const byNpm = () => ({ npm_execpath: npm(), npm_config_user_agent: 'npm/10.2.3 node/v20.10.0 linux x64' });
const installFirst = (env: Record<string, string> = byNpm()) => run([script()], env, clone);

const lock = (version: string) =>
  writeFileSync(
    join(clone, 'package-lock.json'),
    JSON.stringify({
      packages: {
        '': { name: 'clone' },
        'node_modules/a': { version },
        'node_modules/for-another-machine': { version: '1.0.0', optional: true },
      },
    }),
  );

beforeEach(() => {
  clone = emptyFolder();
  mkdirSync(join(clone, 'infra', 'local'), { recursive: true });
  cpSync(join(projectRoot, 'infra', 'local', 'install-first.mjs'), script());
  lock('1.0.0');
  writeFileSync(
    npm(),
    `const fs = require('node:fs');
     fs.appendFileSync('calls', process.argv.slice(2, 3) + ' ');
     fs.mkdirSync('node_modules/.bin', { recursive: true });
     fs.writeFileSync('node_modules/.bin/node', '');
     const lock = JSON.parse(fs.readFileSync('package-lock.json'));
     for (const path of ['', 'node_modules/for-another-machine']) delete lock.packages[path];
     fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify(lock));`,
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
  lock('1.0.1');
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

it('asks for a newer npm', async () => {
  const { code, error } = await installFirst({ ...byNpm(), npm_config_user_agent: 'npm/8.1.0 node/v20.0.0' });
  expect({ code, error }).toEqual({
    code: 1,
    error: 'This is npm 8; REFREsh Match needs npm 9 or newer (npm install -g npm).\n',
  });
});

it('is written for the oldest Node it wants to speak to', () => {
  const text = readFileSync(script(), 'utf8');
  expect(text).not.toMatch(/\bimport\.meta\.dirname\b|await import|\?\?=|with \{ type/);
});
