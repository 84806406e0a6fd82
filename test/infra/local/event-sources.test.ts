import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Local, startLocal } from '#infra/local/start-local.ts';
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

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const stream = { 'Fn::GetAtt': ['DataTable', 'StreamArn'] };
let folder: string;
let local: Local;

const world = (seen: string) => ({
  ...aTable(),
  ...aQueue('Work', {
    VisibilityTimeout: 5,
    RedrivePolicy: { deadLetterTargetArn: arn('Parked'), maxReceiveCount: 2 },
  }),
  ...aQueue('Parked'),
  ...aFunction('Command', [allow('dynamodb:*', '*'), allow('sqs:SendMessage', '*')]),
  ...anApi('Command'),
  ...aFunction('Router', [streamActions, allow('sqs:SendMessage', arn('Parked'))], { SEEN_FILE: join(seen, 'router') }),
  ...aMapping('FromStream', 'Router', stream, {
    BatchSize: 100,
    StartingPosition: 'TRIM_HORIZON',
    MaximumRetryAttempts: 1,
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    DestinationConfig: { OnFailure: { Destination: arn('Parked') } },
    FilterCriteria: {
      Filters: [{ Pattern: JSON.stringify({ dynamodb: { Keys: { sk: { S: ['SITE', { prefix: 'MEMBER#' }] } } } }) }],
    },
  }),
  ...aFunction('Worker', [queueActions('Work')], { SEEN_FILE: join(seen, 'worker') }),
  ...aMapping('FromQueue', 'Worker', arn('Work'), {
    BatchSize: 10,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  }),
});
const start = async (cdkOut = writeAssembly(world(folder))) => {
  local = await startLocal({ port: 0, dataDir: join(folder, 'data'), cdkOut, quiet: true });
};
const put = async (pk: string, sk = 'SITE') => {
  const client = new DynamoDBClient({
    endpoint: local.engine.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  await client.send(new PutItemCommand({ TableName: local.engine.tableName, Item: { pk: { S: pk }, sk: { S: sk } } }));
  client.destroy();
};
const seen = (who: string): string[][] => {
  const file = join(folder, who);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { ids: string[] }).ids);
};
const keysSeen = () => seen('router').map((ids) => ids.map((id) => (JSON.parse(id) as { pk: { S: string } }).pk.S));
const queue = (id: string) => local.queues.all.find((one) => one.id === id)!;

beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => local.stop());

it('feeds a function from the stream with what the filter lets through, once and in order', async () => {
  await start();
  for (const [pk, sk] of [
    ['a', 'SITE'],
    ['b', 'MATCH'],
    ['c', 'MEMBER#x'],
    ['d', 'SITE'],
  ] as const)
    await put(pk, sk);
  await local.settled();
  expect(keysSeen().flat()).toEqual(['a', 'c', 'd']);
});

it('says nothing of a write that changes nothing', async () => {
  await start();
  await put('a');
  await put('a');
  await local.settled();
  expect(keysSeen().flat()).toEqual(['a']);
});

it('parks a poison record in the shape of AWS and goes on behind it', async () => {
  await start();
  for (const pk of ['a', 'poison', 'b']) await put(pk);
  await local.settled();
  expect(keysSeen().flat().at(-1)).toBe('b');
  const [parked] = local.queues.bodies(queue('Parked')).map((body) => JSON.parse(body) as Record<string, object>);
  expect(parked).toMatchObject({
    requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
    DDBStreamBatchInfo: { batchSize: 1, streamArn: expect.stringContaining('table/Test-DataTable/stream/') },
  });
});

it('goes on after a restart where it had come to', async () => {
  await start();
  await put('a');
  await local.settled();
  await local.stop();
  await start();
  await put('b');
  await local.settled();
  expect(keysSeen()).toEqual([['a'], ['b']]);
});

it('feeds a function from its queue, keeps what failed, and parks it after its tries', async () => {
  await start();
  for (const body of ['a', 'poison', 'b']) local.queues.send(queue('Work'), body);
  await local.settled();
  expect(local.queues.bodies(queue('Work'))).toEqual(['poison']);
  for (const _ of [1, 2]) {
    local.queues.hurry();
    await local.settled();
  }
  expect(local.queues.bodies(queue('Work'))).toEqual([]);
  expect(local.queues.bodies(queue('Parked'))).toEqual(['poison']);
  expect(
    seen('worker')
      .flat()
      .filter((body) => body === 'poison'),
  ).toHaveLength(2);
});

it('takes nothing of a batch as done when the function throws', async () => {
  await start();
  local.queues.send(queue('Work'), 'throw');
  await local.settled();
  expect(local.queues.depth(queue('Work'))).toMatchObject({ waitingForRetry: 1 });
});

it.each([
  ['the queue', 'Worker', 'FromQueue (AWS::Lambda::EventSourceMapping): its role may not sqs:ReceiveMessage on'],
  ['the stream', 'Router', 'FromStream (AWS::Lambda::EventSourceMapping): its role may not dynamodb:DescribeStream on'],
])('does not start when a role may not read %s that feeds it', async (_, id, sentence) => {
  const resources = { ...world(folder), ...aFunction(id, [], { SEEN_FILE: '' }) };
  await expect(start(writeAssembly(resources))).rejects.toThrow(sentence);
  await start(); // the folder is free again
});

it('does not start when a queue shows a message again before its function is through', async () => {
  const resources = { ...world(folder), ...aQueue('Work', { VisibilityTimeout: 4 }) };
  await expect(start(writeAssembly(resources))).rejects.toThrow(
    "shows a message again after 4 s, before the function's 5 s are over",
  );
  await start();
});
