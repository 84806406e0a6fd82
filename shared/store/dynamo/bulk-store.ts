import type { BulkStore, Change } from '../ports.ts';
import type { DynamoChange } from './changes.ts';
import { commitEach } from './commit-each.ts';
import type { DynamoTable } from './table.ts';

/** Rows whose appearance makes news; what is derived from them makes none anyhow. */
const TOLD = new Set(['SITE', 'SPACE', 'NEED', 'ACTOR', 'CALENDAR']);

const silent = (change: Change): DynamoChange => {
  const { op, refusal } = change as DynamoChange;
  return op.Put && TOLD.has(op.Put.Item?.['sk'])
    ? { op: { Put: { ...op.Put, Item: { ...op.Put.Item, quiet: true } } }, refusal }
    : { op, refusal };
};

export const dynamoBulkStore = (table: DynamoTable): BulkStore => ({
  async write(changes) {
    const rows = new Map<string, DynamoChange>();
    for (const change of changes) {
      const { Put } = (change as DynamoChange).op;
      if (Put?.Item) rows.set(`${Put.Item['pk']}|${Put.Item['sk']}`, table.put(Put.Item as never));
    }
    await commitEach(
      table,
      [...rows.values()].map((row) => [row]),
    );
  },
  commitEach: (units, { quiet }) => commitEach(table, quiet ? units.map((unit) => unit.map(silent)) : units),
});
