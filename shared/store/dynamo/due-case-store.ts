import type { DueCase, DueCaseStore } from '../case-ports.ts';
import type { DynamoChange } from './changes.ts';
import { dueKey, dueOf } from './keys.ts';
import type { DynamoTable } from './table.ts';

/** The row by which the clock finds a case, beside it; none where the clock has nothing to do. */
export const caseDue = (
  table: DynamoTable,
  kind: DueCase['kind'],
  id: string,
  pk: string,
  dueAt: string | null,
): DynamoChange => {
  const key = dueKey(pk, 'case');
  if (dueAt === null) return table.remove(key);
  return table.put({ ...key, duePk: dueOf('case'), dueSk: `${dueAt}#${kind}#${id}` });
};

export const dynamoDueCaseStore = (table: DynamoTable): DueCaseStore => ({
  async list(until, at) {
    const { items, next } = await table.query(dueOf('case'), {
      index: 'byDue',
      between: [' ', `${until}#\uffff`],
      ...at,
    });
    const due = items.map((row) => {
      const [dueAt, kind, id] = String(row['dueSk']).split('#');
      return { dueAt, kind, id } as DueCase;
    });
    return { items: due, next };
  },
});
