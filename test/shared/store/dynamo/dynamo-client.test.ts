import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dynamoClient, NoAnswer } from '#shared/store/dynamo/dynamo-client.ts';
import { startEngine, type TestEngine } from '#test/support/engine.ts';

describe('on the engine', () => {
  let engine: TestEngine;
  let TableName: string;
  beforeAll(async () => {
    engine = await startEngine();
    TableName = await engine.createTable();
  });
  afterAll(() => engine.stop());

  const row = {
    pk: 'a',
    sk: 'ROW',
    text: 'Žiče \u{1f3e0} "quoted"',
    none: '',
    number: -12.5,
    yes: true,
    nothing: null,
    list: ['one', 2, [], {}],
    Item: { Key: 'a name that the API has too', deep: { deeper: [{ deepest: 1 }] } },
    bytes: Uint8Array.of(0, 127, 128, 255).subarray(1),
  };
  const kept = { ...row, bytes: Buffer.from([127, 128, 255]) };

  it('gives back what was put, by every way of reading, and leaves out what is undefined', async () => {
    await engine.dynamo.call('PutItem', { TableName, Item: { ...row, gone: undefined } });
    const Key = { pk: 'a', sk: 'ROW' };
    const { Item } = await engine.dynamo.call('GetItem', { TableName, Key });
    expect(Item).toEqual(kept);
    const batch = await engine.dynamo.call('BatchGetItem', { RequestItems: { [TableName]: { Keys: [Key] } } });
    expect(batch.Responses).toEqual({ [TableName]: [kept] });
    const page = await engine.dynamo.call('Query', {
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'a' },
    });
    expect(page.Items).toEqual([kept]);
    const { Item: same } = await engine.documents.send(
      new (await import('@aws-sdk/lib-dynamodb')).GetCommand({ TableName, Key }),
    );
    expect(same).toEqual({ ...kept, bytes: new Uint8Array(kept.bytes) }); // as the AWS SDK reads it
  });

  it('goes on behind the last row of a page', async () => {
    for (const sk of ['1', '2', '3']) await engine.dynamo.call('PutItem', { TableName, Item: { pk: 'pages', sk } });
    const input = {
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'pages' },
      Limit: 2,
    };
    const first = await engine.dynamo.call('Query', input);
    expect(first.LastEvaluatedKey).toEqual({ pk: 'pages', sk: '2' });
    const second = await engine.dynamo.call('Query', { ...input, ExclusiveStartKey: first.LastEvaluatedKey });
    expect(second.Items).toEqual([{ pk: 'pages', sk: '3' }]);
  });

  it('writes many rows, and says by name and place which guard refused', async () => {
    const put = (sk: string) => ({ PutRequest: { Item: { pk: 'many', sk } } });
    const written = await engine.dynamo.call('BatchWriteItem', { RequestItems: { [TableName]: [put('1'), put('2')] } });
    expect(written.UnprocessedItems ?? {}).toEqual({});
    const guard = { TableName, ConditionExpression: 'attribute_not_exists(pk)' };
    await expect(engine.dynamo.call('PutItem', { ...guard, Item: { pk: 'many', sk: '1' } })).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
    });
    const TransactItems = ['3', '2'].map((sk) => ({ Put: { ...guard, Item: { pk: 'many', sk } } }));
    await expect(engine.dynamo.call('TransactWriteItems', { TransactItems })).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      reasons: ['None', 'ConditionalCheckFailed'],
    });
  });

  it('refuses what no attribute can hold before it is sent', async () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, new Date(0), new Map(), Symbol('s'), 1n])
      await expect(
        engine.dynamo.call('PutItem', { TableName, Item: { pk: 'a', sk: 'BAD', value } }),
      ).rejects.toBeInstanceOf(TypeError);
  });
});

describe('on a bad day', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });
  type Answer = { status: number; body?: object; text?: string; breaksOff?: boolean };
  const bodies: { ClientRequestToken?: string }[] = [];
  /** Answers each call in turn. */
  const answering = async (...answers: Answer[]) => {
    bodies.length = 0;
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        bodies.push(JSON.parse(Buffer.concat(chunks).toString()) as object);
        const { status, body, text = JSON.stringify(body), breaksOff } = answers.shift()!;
        const type = body ? 'application/x-amz-json-1.0' : 'text/html';
        response.writeHead(status, { 'content-type': type });
        if (breaksOff) response.write(text, () => response.destroy());
        else response.end(text);
      });
    });
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    return dynamoClient({ endpoint: `http://127.0.0.1:${port}`, region: 'eu-central-1', credentials });
  };
  const prefix = 'com.amazonaws.dynamodb.v20120810#';

  it('tries again what broke or was throttled, and a transaction as the same one', async () => {
    const client = await answering(
      { status: 500, body: { __type: `${prefix}InternalServerError`, message: 'broken' } },
      { status: 400, body: { __type: `${prefix}ProvisionedThroughputExceededException`, message: 'slow' } },
      { status: 200, body: {} },
    );
    await client.call('TransactWriteItems', { TransactItems: [] });
    const tokens = bodies.map(({ ClientRequestToken }) => ClientRequestToken);
    expect(tokens).toHaveLength(3);
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).toMatch(/^[\da-f-]{36}$/);
  });

  it('tries again where something in between answers in a language of its own', async () => {
    const client = await answering({ status: 503, text: '<html>busy</html>' }, { status: 200, body: { Item: {} } });
    expect(await client.call('GetItem', { TableName: 't', Key: { pk: 'a', sk: 'b' } })).toEqual({ Item: {} });
  });

  it('tries again where an answer breaks off, or the connection', async () => {
    const client = await answering(
      { status: 200, text: '{"Item":', breaksOff: true },
      { status: 200, text: '', breaksOff: true },
      { status: 200, body: { Item: {} } },
    );
    expect(await client.call('GetItem', { TableName: 't', Key: { pk: 'a', sk: 'b' } })).toEqual({ Item: {} });
    expect(bodies).toHaveLength(3);
  });

  it('says that the table does not answer where it never does, and that nobody knows what was done', async () => {
    const client = await answering(...Array.from({ length: 6 }, () => ({ status: 503, text: 'busy' })));
    const failed = client.call('GetItem', { TableName: 't', Key: { pk: 'a', sk: 'b' } });
    await expect(failed).rejects.toBeInstanceOf(NoAnswer);
    await expect(failed).rejects.toMatchObject({ code: 'unavailable' });
    expect(bodies).toHaveLength(6);
  }, 10_000);

  it('opens no more than fifty connections, and answers all who wait for one', async () => {
    const many = 120;
    const client = await answering(...Array.from({ length: many }, () => ({ status: 200, body: { Item: {} } })));
    let [open, most] = [0, 0];
    server!.on('connection', (socket) => {
      most = Math.max(most, ++open);
      socket.once('close', () => --open);
    });
    const key = (pk: string) => ({ TableName: 't', Key: { pk, sk: 'b' } });
    const answers = await Promise.all(Array.from({ length: many }, (_, n) => client.call('GetItem', key(String(n)))));
    expect([answers.length, bodies.length, most]).toEqual([many, many, 50]);
  });

  it('does not try again what is refused', async () => {
    const client = await answering({ status: 400, body: { __type: `${prefix}ValidationException`, message: 'no' } });
    await expect(client.call('GetItem', { TableName: 't', Key: { pk: 'a', sk: 'b' } })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('no'),
    });
    expect(bodies).toHaveLength(1);
  });
});
