import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder } from './support/fixture.ts';

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it.each([
  ['ends with an npm that is killed hard', 'start', false],
  ['lives on where npm did not start it', undefined, true],
])('%s', async (_, event, lives) => {
  const folder = emptyFolder();
  writeFileSync(
    join(folder, 'service.mjs'),
    `import { whenNpmIsGone } from '${import.meta.resolve('#infra/local/npm-watch.ts')}';
     whenNpmIsGone(() => process.exit(1));
     setTimeout(() => {}, 10_000);
     console.log(process.pid);`,
  );
  writeFileSync(
    join(folder, 'npm-cli.js'),
    `require('node:child_process').spawn('sh', ['-c', '"$0" service.mjs; true', process.execPath], { stdio: 'inherit' });`,
  );
  const npm = spawn(process.execPath, [join(folder, 'npm-cli.js')], {
    cwd: folder,
    env: { ...process.env, npm_lifecycle_event: event },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = await new Promise<number>((resolve) =>
    npm.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk))),
  );
  npm.kill('SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(isAlive(pid)).toBe(lives);
  if (lives) process.kill(pid);
});
