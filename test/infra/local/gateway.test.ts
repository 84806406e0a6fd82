import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Local, startLocal } from '#infra/local/start-local.ts';
import { aFunction, allow, anApi, aQueue, aTable, emptyFolder, writeAssembly } from './support/fixture.ts';

const table = { 'Fn::GetAtt': ['DataTable', 'Arn'] };
const cdkOut = writeAssembly({
  ...aTable(),
  ...aQueue('Work'),
  ...aQueue('Private'),
  ...aFunction(
    'Command',
    [
      allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], table),
      allow('sqs:SendMessage', { 'Fn::GetAtt': ['Work', 'Arn'] }),
      { Effect: 'Deny', Action: 'dynamodb:DeleteItem', Resource: '*' },
      allow('dynamodb:DeleteItem', table),
    ],
    { PUBLIC_ORIGIN: 'https://deployed.example' },
  ),
  ...anApi('Command'),
});
let local: Local;
beforeAll(async () => {
  local = await startLocal({
    port: 0,
    dataDir: emptyFolder(),
    cdkOut,
    quiet: true,
    now: new Date('2027-03-01T12:00:00Z'),
  });
});
afterAll(() => local.stop());

const TableName = 'Test-DataTable';
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'SITE' } });
const run = async (name: string, input: object) => {
  const answer = await fetch(`${local.origin}/run`, {
    method: 'POST',
    body: JSON.stringify({ name, input }),
    headers: { 'content-type': 'application/json' },
  });
  return (await answer.json()) as Record<string, unknown>;
};

it('lets a function do what its role allows', async () => {
  await run('PutItemCommand', { TableName, Item: { ...key('a'), areaM2: { N: '40' } } });
  expect(await run('GetItemCommand', { TableName, Key: key('a') })).toMatchObject({ Item: { areaM2: { N: '40' } } });
});

it.each([
  [
    'a scan',
    'ScanCommand',
    { TableName },
    'dynamodb:Scan on resource: arn:aws:dynamodb:eu-central-1:000000000000:table/Test-DataTable ',
  ],
  [
    'a query of an index that it was not given',
    'QueryCommand',
    {
      TableName,
      IndexName: 'byList',
      KeyConditionExpression: 'listPk = :a',
      ExpressionAttributeValues: { ':a': { S: 'a' } },
    },
    'dynamodb:Query on resource: arn:aws:dynamodb:eu-central-1:000000000000:table/Test-DataTable/index/byList',
  ],
  [
    'a transaction with one part that it may not do',
    'TransactWriteItemsCommand',
    {
      TransactItems: [
        { Put: { TableName, Item: key('t') } },
        { ConditionCheck: { TableName, Key: key('a'), ConditionExpression: 'attribute_exists(pk)' } },
      ],
    },
    'dynamodb:ConditionCheckItem on resource',
  ],
  [
    'a batch',
    'BatchGetItemCommand',
    { RequestItems: { [TableName]: { Keys: [key('a')] } } },
    'dynamodb:BatchGetItem on resource',
  ],
  ['what is denied beside an allow', 'DeleteItemCommand', { TableName, Key: key('a') }, 'with an explicit deny'],
  ['another table', 'GetItemCommand', { TableName: 'Other', Key: key('a') }, 'table/Other because no policy allows'],
  [
    'a queue of others',
    'SendMessageCommand',
    { QueueUrl: '/000000000000/Test-Private', MessageBody: 'a' },
    'sqs:SendMessage on resource',
  ],
])('refuses %s as AWS would', async (_, name, input, sentence) => {
  const answer = await run(name, input);
  expect(answer['error']).toBe('AccessDeniedException');
  expect(answer['message']).toContain(sentence);
});

it('writes nothing of a transaction that it refuses', async () => {
  expect(await run('GetItemCommand', { TableName, Key: key('t') })).not.toHaveProperty('Item');
});

it('hands on what the engine answers, errors too', async () => {
  const input = { TableName, Item: key('a'), ConditionExpression: 'attribute_not_exists(pk)' };
  expect(await run('PutItemCommand', input)).toMatchObject({ error: 'ConditionalCheckFailedException' });
});

it('takes messages one by one and in batches', async () => {
  const QueueUrl = local.queues.all.find(({ id }) => id === 'Work')?.url;
  expect(await run('SendMessageCommand', { QueueUrl, MessageBody: 'one' })).toHaveProperty('MessageId');
  const Entries = ['two', 'three'].map((MessageBody) => ({ Id: MessageBody, MessageBody }));
  const { Successful } = await run('SendMessageBatchCommand', { QueueUrl, Entries });
  expect(Successful).toHaveLength(2);
  expect(local.queues.bodies(local.queues.all[0]!)).toEqual(['one', 'two', 'three']);
});

it('knows nobody without a key', async () => {
  const url = (await (await fetch(`${local.origin}/environment`)).json()) as Record<string, string>;
  const answer = await fetch(url['AWS_ENDPOINT_URL_DYNAMODB'] ?? '', {
    method: 'POST',
    body: '{}',
    headers: { 'x-amz-target': 'DynamoDB_20120810.GetItem' },
  });
  expect(answer.status).toBe(403);
});

it('gives a function its own environment: of the template, of the laptop, and nothing of this machine', async () => {
  const environment = (await (await fetch(`${local.origin}/environment`)).json()) as Record<string, string>;
  expect(environment).toMatchObject({ PUBLIC_ORIGIN: local.origin, AWS_REGION: 'eu-central-1', INSTANT_DELAY_S: '2' });
  expect(environment).not.toHaveProperty('ISSUER'); // the template does not ask for it
  expect(environment).not.toHaveProperty('HOME');
  expect(Date.now() + Number(environment['CLOCK_OFFSET_MS'])).toBeGreaterThan(Date.parse('2027-03-01T12:00:00Z'));
});
