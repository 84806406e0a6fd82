import { AppError } from '#shared/errors.ts';
import type { BulkStore, Change } from '../ports.ts';
import { commitTo, type DynamoChange } from './changes.ts';
import { commitEach } from './commit-each.ts';
import type { DynamoClient } from './dynamo-client.ts';
import type { Row } from './keys.ts';
import type { DynamoTable } from './table.ts';

const MOST_IN_A_BATCH = 25; // BatchWriteItem: 25 puts (DynamoDB developer guide, quotas)
const IN_FLIGHT = 4;
const MOST_TRIES = 12;

/** Rows whose appearance makes news; what is derived from them makes none anyhow. */
const TOLD = new Set(['SITE', 'SPACE', 'NEED', 'ACTOR', 'CALENDAR']);

const rowOf = (row: Row, quiet: boolean): Row => (quiet && TOLD.has(row.sk) ? { ...row, quiet: true } : row);

const silent = (change: Change): DynamoChange => {
  const { op, refusal } = change as DynamoChange;
  return op.Put ? { op: { Put: { ...op.Put, Item: rowOf(op.Put.Item as Row, true) } }, refusal } : { op, refusal };
};

export const dynamoBulkStore = (
  client: DynamoClient,
  TableName: string,
  table: Pick<DynamoTable, 'commit'>,
): BulkStore => {
  const writeBatch = async (rows: readonly Row[]): Promise<void> => {
    let left: unknown[] | undefined = rows.map((Item) => ({ PutRequest: { Item } }));
    for (let attempt = 0; left && left.length > 0; attempt += 1) {
      if (attempt >= MOST_TRIES) throw new AppError('unavailable', 'The table is busy. Try again in a moment.');
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 25 * 2 ** Math.min(attempt, 7)));
      const answer: { UnprocessedItems?: Record<string, unknown[]> } = await client.call('BatchWriteItem', {
        RequestItems: { [TableName]: left as { PutRequest: { Item: Row } }[] },
      });
      left = answer.UnprocessedItems?.[TableName];
    }
  };
  const writeAll = async (rows: readonly Row[]): Promise<void> => {
    const batches = Array.from({ length: Math.ceil(rows.length / MOST_IN_A_BATCH) }, (_, n) =>
      rows.slice(n * MOST_IN_A_BATCH, (n + 1) * MOST_IN_A_BATCH),
    );
    const work = async (): Promise<void> => {
      for (let batch = batches.pop(); batch; batch = batches.pop()) await writeBatch(batch);
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  };
  return {
    commitEach: (units, { quiet }) => commitEach(table, quiet ? units.map((unit) => unit.map(silent)) : units),
    async write(phases, { quiet }) {
      for (const changes of phases) {
        const puts = changes.map((change) => (change as DynamoChange).op.Put?.Item as Row | undefined);
        const rows = puts.flatMap((row) => (row ? [rowOf(row, quiet)] : []));
        await writeAll([...new Map(rows.map((row) => [`${row.pk}|${row.sk}`, row])).values()]);
        for (const [n, change] of changes.entries()) if (!puts[n]) await commitTo(client, [change as DynamoChange]);
      }
    },
  };
};
