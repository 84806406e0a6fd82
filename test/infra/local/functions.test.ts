import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFunction, type LocalFunction } from '#infra/local/functions.ts';
import { createLog } from '#infra/local/log.ts';
import { emptyFolder } from './support/fixture.ts';

const source = `
let calls = 0;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
export const handler = async ({ what, ms }, context) => {
  calls += 1;
  if (what === 'wait') await pause(ms);
  if (what === 'block') for (;;);
  if (what === 'fill') { const all = []; for (;;) all.push(new Array(1000).fill(Math.random())); }
  if (what === 'throw') throw new RangeError('as told');
  if (what === 'reject later') { Promise.reject(new Error('left behind')); await pause(50); }
  if (what === 'context') return { ...context, remainingMs: context.getRemainingTimeInMillis() };
  if (what === 'log') { console.log(JSON.stringify({ level: 'info', message: 'said' })); console.error('plain'); }
  if (what === 'exit') process.exit(3);
  return { calls };
};`;
let made: LocalFunction;
let folder: string;

const aLocalFunction = (properties: object = {}) => {
  folder = emptyFolder();
  mkdirSync(join(folder, 'bundle'));
  writeFileSync(join(folder, 'bundle', 'index.mjs'), source);
  made = createFunction(
    {
      id: 'Some',
      ref: 'Test-Some',
      name: 'Test-Some',
      arn: 'arn:some',
      properties: {
        Code: { S3Bucket: 'b', S3Key: 'k' },
        Role: 'arn:role',
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        MemorySize: 128,
        Timeout: 1,
        ...properties,
      },
    },
    { bundle: () => join(folder, 'bundle'), environment: {}, overrides: {}, log: createLog(folder, true) },
  );
  return made;
};
const result = async (event: object): Promise<unknown> => {
  const invocation = await made.invoke(event);
  return invocation.ok ? JSON.parse(invocation.payload) : invocation.errorType;
};

beforeEach(() => void aLocalFunction());
afterEach(() => made.stop());

it('keeps one warm environment for all invocations', async () => {
  expect(await result({})).toEqual({ calls: 1 });
  expect(await Promise.all([result({ what: 'wait', ms: 50 }), result({ what: 'wait', ms: 50 })])).toHaveLength(2);
  expect(await result({})).toEqual({ calls: 4 });
});

it('tells the function what Lambda would', async () => {
  expect(await result({ what: 'context' })).toMatchObject({
    functionName: 'Test-Some',
    memoryLimitInMB: '128',
    awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    remainingMs: expect.any(Number),
  });
});

it('answers with the error that the function threw, and stays warm', async () => {
  expect(await result({ what: 'throw' })).toBe('RangeError');
  expect(await result({})).toEqual({ calls: 2 });
});

it.each([
  ['waits too long', { what: 'wait', ms: 5000 }, 'Sandbox.Timedout'],
  ['never gives the thread back', { what: 'block' }, 'Sandbox.Timedout'],
  ['uses more memory than it has', { what: 'fill' }, 'Error'],
  ['ends its process', { what: 'exit' }, 'Runtime.ExitError'],
  ['leaves a rejection behind', { what: 'reject later' }, 'Error'],
])('replaces a function that %s', async (_, event, errorType) => {
  aLocalFunction({ Timeout: event.what === 'fill' ? 20 : 1 });
  expect(await result(event)).toBe(errorType);
  expect(await result({})).toEqual({ calls: 1 });
});

it('lets those finish that are under way beside one that timed out', async () => {
  const late = result({ what: 'wait', ms: 5000 });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const other = result({ what: 'wait', ms: 800 });
  expect(await late).toBe('Sandbox.Timedout');
  expect(await result({})).toEqual({ calls: 1 });
  expect(await other).toEqual({ calls: 2 });
});

it('runs no more at once than it may', async () => {
  aLocalFunction({ ReservedConcurrentExecutions: 1 });
  const all = [1, 2, 3].map(() => result({ what: 'wait', ms: 50 }));
  expect(made.running()).toBe(1);
  await Promise.all(all);
  expect(made.counts()).toEqual({ calls: 3, failures: 0 });
});

it('runs nothing any more once it is stopped', async () => {
  await made.stop();
  expect(await result({})).toBe('Stopped');
});

it('writes what the function says to the log folder, a JSON line each', async () => {
  await result({ what: 'log' });
  await result({ what: 'throw' });
  const lines = () =>
    readFileSync(join(folder, 'log', 'Some.jsonl'), 'utf8')
      .trim()
      .split('\n');
  await expect.poll(lines).toHaveLength(3);
  const messages = lines().map((line) => (JSON.parse(line) as { message: string }).message);
  expect(messages.sort()).toEqual(['invocation failed', 'plain', 'said']);
});
