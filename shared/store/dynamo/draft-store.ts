import * as z from 'zod';
import type { DraftStore } from '../ports.ts';
import { draftKey, draftPrefix, personKey } from './keys.ts';
import type { DynamoTable } from './table.ts';

const answersSchema = z.record(z.string(), z.array(z.string()));
const KEEP_S = 90 * 86_400;

export const dynamoDraftStore = (table: DynamoTable): DraftStore => ({
  async find(personId, form) {
    const row = await table.get(draftKey(personId, form));
    return row && answersSchema.parse(row['data']);
  },
  async list(personId) {
    const { items } = await table.query(personKey(personId).pk, { prefix: draftPrefix() });
    return items.map(({ sk, data }) => ({ form: sk.slice(draftPrefix().length), answers: answersSchema.parse(data) }));
  },
  keep: ({ personId, form, answers, at }) =>
    table.put({
      ...draftKey(personId, form),
      data: answers,
      ttlEpochS: Math.floor(Date.parse(at) / 1000) + KEEP_S,
    }),
  drop: (personId, form) => table.remove(draftKey(personId, form)),
});
