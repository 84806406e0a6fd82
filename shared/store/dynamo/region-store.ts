import { regionSchema } from '#shared/domain/region.ts';
import type { RegionStore } from '../ports.ts';
import { listRegions, regionKey } from './keys.ts';
import { dynamoNounStore } from './noun-store.ts';
import type { DynamoTable } from './table.ts';

export const dynamoRegionStore = (table: DynamoTable): RegionStore => ({
  ...dynamoNounStore(table, regionSchema, regionKey, (region) => ({ listPk: listRegions(), listSk: region.id })),
  async list(at) {
    const { items, next } = await table.query(listRegions(), { index: 'byList', ...at });
    return { items: items.map((row) => regionSchema.parse(row['data'])), next };
  },
});
