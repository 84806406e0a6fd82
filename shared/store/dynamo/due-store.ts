import { AppError } from '#shared/errors.ts';
import type { Due, DueStore } from '../event-ports.ts';
import type { Row } from './keys.ts';
import { dueKey, dueOf } from './keys.ts';
import type { DynamoTable } from './table.ts';

const keyOf = (kind: string, id: string) => dueKey(`${kind.toUpperCase()}#${id}`, kind);
const dueFrom = (row: Row): Due => ({
  kind: String(row['kind']),
  id: String(row['id']),
  at: String(row['at']),
  by: row['by'] === null ? null : String(row['by']),
});

export const dynamoDueStore = (table: DynamoTable): DueStore => ({
  put: (due) => table.put({ ...keyOf(due.kind, due.id), ...due, duePk: dueOf(due.kind), dueSk: `${due.at}#${due.id}` }),
  async find(kind, id) {
    const row = await table.get(keyOf(kind, id));
    return row && dueFrom(row);
  },
  clear: (kind, id) => table.remove(keyOf(kind, id)),
  async clearSeen({ kind, id, at }) {
    const another = new AppError('stale_version', 'It is due for something newer.');
    const seen = { text: '#at = :at', names: { '#at': 'at' }, values: { ':at': at } };
    await table.commit([table.remove(keyOf(kind, id), seen, () => another)]).catch((error) => {
      if (error !== another) throw error;
    });
  },
  async list(kind, until, limit) {
    const { items } = await table.query(dueOf(kind), { index: 'byDue', between: ['', `${until}#\uffff`], limit });
    return items.map(dueFrom);
  },
});
