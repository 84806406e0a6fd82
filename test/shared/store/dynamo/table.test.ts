import { expect, it } from 'vitest';
import { type DynamoClient, DynamoError } from '#shared/store/dynamo/dynamo-client.ts';
import { dynamoTable } from '#shared/store/dynamo/table.ts';

const cancelled = (...reasons: string[]) => new DynamoError('TransactionCanceledException', 'cancelled', reasons);
/** The local engine never has two transactions at one item; AWS does: here it answers what is given, the last for ever. */
const tableThat = (...refuses: (Error | null)[]) => {
  const operations: string[] = [];
  const client: DynamoClient = {
    async call(operation) {
      const refusal = refuses.length > 1 ? refuses.shift() : refuses[0];
      operations.push(operation);
      if (refusal) throw refusal;
      return {} as never;
    },
  };
  const table = dynamoTable(client, 'table');
  const commit = () => table.commit(['a', 'b'].map((pk) => table.put({ pk, sk: 'X' })));
  return { commit, operations };
};

it('tries again while another transaction is at the same item', async () => {
  const { commit, operations } = tableThat(cancelled('None', 'TransactionConflict'), null);
  await commit();
  expect(operations).toEqual(['TransactWriteItems', 'TransactWriteItems']);
});

it('says that it is busy, not that it is broken, when others never leave the item alone', async () => {
  await expect(tableThat(cancelled('TransactionConflict', 'None')).commit()).rejects.toMatchObject({
    code: 'unavailable',
  });
});

it('answers with the refusal of the change that was in the way', async () => {
  await expect(tableThat(cancelled('None', 'ConditionalCheckFailed')).commit()).rejects.toMatchObject({
    code: 'stale_version',
  });
});
