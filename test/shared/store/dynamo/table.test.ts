import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { dynamoTable } from '#shared/store/dynamo/table.ts';

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'cancelled',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
// The local engine never has two transactions at one item; AWS does.
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }));
const table = dynamoTable(client, 'table');
const twoRows = ['a', 'b'].map((pk) => table.put({ pk, sk: 'X' }));

it('tries again while another transaction is at the same item', async () => {
  const sent = mockClient(client);
  sent.on(TransactWriteCommand).rejectsOnce(cancelled('None', 'TransactionConflict')).resolves({});
  await table.commit(twoRows);
  expect(sent.commandCalls(TransactWriteCommand)).toHaveLength(2);
});

it('says that it is busy, not that it is broken, when others never leave the item alone', async () => {
  mockClient(client).on(TransactWriteCommand).rejects(cancelled('TransactionConflict', 'None'));
  await expect(table.commit(twoRows)).rejects.toMatchObject({ code: 'unavailable' });
});

it('answers with the refusal of the change that was in the way', async () => {
  mockClient(client).on(TransactWriteCommand).rejects(cancelled('None', 'ConditionalCheckFailed'));
  await expect(table.commit(twoRows)).rejects.toMatchObject({ code: 'stale_version' });
});
