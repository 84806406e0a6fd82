import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { startLocal } from '#infra/local/start-local.ts';
import {
  aFunction,
  allow,
  aMapping,
  anApi,
  aQueue,
  aTable,
  emptyFolder,
  queueActions,
  streamActions,
  writeAssembly,
} from './support/fixture.ts';
import { run, runFixture, type Started, startProcess } from './support/process.ts';

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const folder = emptyFolder();
const dataDir = join(folder, 'data');
const cdkOut = writeAssembly({
  ...aTable(),
  ...aQueue('Work', { VisibilityTimeout: 300 }),
  ...aFunction('Command', [allow('dynamodb:*', '*'), allow('sqs:SendMessage', '*')]),
  ...anApi('Command'),
  ...aFunction('Router', [streamActions], { SEEN_FILE: join(folder, 'router') }),
  ...aMapping(
    'FromStream',
    'Router',
    { 'Fn::GetAtt': ['DataTable', 'StreamArn'] },
    { StartingPosition: 'TRIM_HORIZON' },
  ),
  ...aFunction('Worker', [queueActions('Work')], { SEEN_FILE: join(folder, 'worker') }),
  ...aMapping('FromQueue', 'Worker', arn('Work'), { BatchSize: 10 }),
});
let started: Started | undefined;
afterEach(() => started?.kill('SIGKILL'));

const command = async (origin: string, name: string, input: object) => {
  const body = JSON.stringify({ name, input });
  const answer = await fetch(`${origin}/run`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
};
const seen = (who: string) => {
  const lines = readFileSync(join(folder, who), 'utf8').trim().split('\n');
  return new Set(lines.flatMap((line) => (JSON.parse(line) as { ids: string[] }).ids));
};

it('loses nothing that was acknowledged, and finishes what was under way, after any number of kills', async () => {
  const items: string[] = [];
  const messages: string[] = [];
  let number = 0;
  for (const runForMs of [300, 500, 700]) {
    const { origin, kill } = await startProcess(dataDir, cdkOut);
    started = { origin, engine: '', kill };
    let killed = false;
    const writer = async () => {
      while (!killed) {
        const id = `id-${number++}`;
        const Item = { pk: { S: id }, sk: { S: 'SITE' } };
        await command(origin, 'PutItemCommand', { TableName: 'Test-DataTable', Item });
        items.push(id);
        await command(origin, 'SendMessageCommand', { QueueUrl: '/000000000000/Test-Work', MessageBody: id });
        messages.push(id);
      }
    };
    const writers = [1, 2, 3, 4].map(() => writer().catch(() => {})); // cut off by the kill
    await sleep(runForMs);
    await kill('SIGKILL');
    killed = true;
    await Promise.all(writers);
  }
  const local = await startLocal({ port: 0, dataDir, cdkOut, quiet: true });
  await local.settled();
  await local.stop();
  const streamed = new Set([...seen('router')].map((image) => (JSON.parse(image) as { pk: { S: string } }).pk.S));
  const worked = seen('worker');
  expect(items.length).toBeGreaterThan(20);
  expect(items.filter((id) => !streamed.has(id))).toEqual([]);
  expect(messages.filter((id) => !worked.has(id))).toEqual([]);
}, 60_000);

it('takes up at once what a kill cut short', async () => {
  started = await startProcess(dataDir, cdkOut);
  await command(started.origin, 'SendMessageCommand', { QueueUrl: '/000000000000/Test-Work', MessageBody: 'slow' });
  await sleep(500); // the function is at work and takes longer than this
  await started.kill('SIGKILL');
  const local = await startLocal({ port: 0, dataDir, cdkOut, quiet: true });
  await local.settled();
  const lines = readFileSync(join(folder, 'worker'), 'utf8').split('\n');
  expect(lines.filter((line) => line.includes('slow'))).toHaveLength(2);
  expect(local.queues.bodies(local.queues.all[0]!)).toEqual([]);
  await local.stop();
}, 30_000);

it('lets an answer that is under way go out before it stops', async () => {
  started = await startProcess(dataDir, cdkOut);
  const answer = command(started.origin, 'ListTablesCommand', {}).then(() => 'refused by the gateway', String);
  const slow = fetch(`${started.origin}/pause`);
  await sleep(300);
  await started.kill('SIGTERM');
  expect((await slow).status).toBe(200);
  expect(await answer).toBe('Error: answered 400');
}, 30_000);

it('takes the engine with it, however it ends', async () => {
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    started = await startProcess(dataDir, cdkOut);
    const { engine } = started;
    expect((await fetch(engine)).status).toBe(200);
    await started.kill(signal);
    await expect.poll(() => fetch(engine).catch(() => 'gone'), { timeout: 3000 }).toBe('gone');
  }
}, 30_000);

it('says in one sentence that another start uses the folder, or the port', async () => {
  started = await startProcess(dataDir, cdkOut);
  const { port } = new URL(started.origin);
  const sameFolder = await run([runFixture, dataDir, cdkOut, '0']);
  expect(sameFolder).toEqual({
    code: 1,
    out: '',
    error: `Another start is using the folder ${dataDir} (${started.origin}): stop it, or set DATA_DIR to another folder.\n`,
  });
  const samePort = await run([runFixture, emptyFolder(), cdkOut, port]);
  expect(samePort).toEqual({
    code: 1,
    out: '',
    error: `Port ${port} is taken by another program: set PORT to another one.\n`,
  });
}, 30_000);
