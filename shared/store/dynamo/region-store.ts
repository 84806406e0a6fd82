import type { RegionStore } from '../ports.ts';
import { listRegions, regionKey } from './keys.ts';
import { dynamoNounStore } from './noun-store.ts';
import { schemaOf } from './schema-of.ts';
import type { DynamoTable } from './table.ts';

const regionSchema = schemaOf('region');

export const dynamoRegionStore = (table: DynamoTable): RegionStore => ({
  ...dynamoNounStore(table, regionSchema, regionKey, (region) => ({ listPk: listRegions(), listSk: region.id })),
  async list(at) {
    const { items, next } = await table.query(listRegions(), { index: 'byList', ...at });
    const schema = await regionSchema();
    return { items: items.map((row) => schema.parse(row['data'])), next };
  },
});
