import type { NeedStore } from '../ports.ts';
import { onlyNew } from './changes.ts';
import { actorKey, needKey, needPointer } from './keys.ts';
import { dynamoNounStore } from './noun-store.ts';
import { schemaOf } from './schema-of.ts';
import type { DynamoTable } from './table.ts';

export const dynamoNeedStore = (table: DynamoTable): NeedStore => {
  const nouns = dynamoNounStore(table, schemaOf('need'), needKey);
  return {
    ...nouns,
    link: (need) => table.put(needPointer(need.actorId, need.id), onlyNew),
    async listByActor(actorId, at) {
      const { items, next } = await table.query(actorKey(actorId).pk, { prefix: 'NEED#', ...at });
      return { items: await nouns.findMany(items.map((row) => row.sk.slice('NEED#'.length))), next };
    },
  };
};
