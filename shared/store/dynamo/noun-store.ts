import type * as z from 'zod';
import type { GlancedStore } from '../ports.ts';
import { onlyOver } from './changes.ts';
import type { Key } from './keys.ts';
import type { DynamoTable } from './table.ts';

type Noun = { id: string; version: number };

/** A noun under one key: parsed when read, guarded by its version when written. */
export const dynamoNounStore = <T extends Noun>(
  table: DynamoTable,
  schemaOf: () => Promise<z.ZodType<T>>,
  keyOf: (id: string) => Key,
  listed: (noun: T) => { listPk: string; listSk: string } | undefined = () => undefined,
): GlancedStore<T> => ({
  async find(id) {
    const row = await table.get(keyOf(id));
    return row && (await schemaOf()).parse(row['data']);
  },
  async findMany(ids) {
    const [rows, schema] = await Promise.all([table.getMany(ids.map(keyOf)), schemaOf()]);
    return rows.map((row) => schema.parse(row['data']));
  },
  async glance(ids, fields, options) {
    const rows = await table.getMany(ids.map(keyOf), { fields, ...options });
    return rows.map((row) => row['data'] as Pick<T, (typeof fields)[number]>);
  },
  put: (noun) =>
    table.put({ ...keyOf(noun.id), ...listed(noun), version: noun.version, data: noun }, onlyOver(noun.version - 1)),
});
