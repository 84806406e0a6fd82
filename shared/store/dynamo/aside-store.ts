import type { AsideStore } from '../manager-ports.ts';
import { asidePrefix, spaceAsideKey } from './keys.ts';
import type { DynamoTable } from './table.ts';

/** Who still looks for a room by then is shown again. */
const KEPT_S = 365 * 86_400;

export const dynamoAsideStore = (table: DynamoTable): AsideStore => ({
  async list(spaceId) {
    const { pk, sk: prefix } = spaceAsideKey(spaceId, '');
    const { items } = await table.query(pk, { prefix });
    return new Set(items.map(({ sk }) => sk.slice(asidePrefix().length)));
  },
  put: (spaceId, pseudonym, at) =>
    table.put({ ...spaceAsideKey(spaceId, pseudonym), at, ttlEpochS: Math.floor(Date.parse(at) / 1000) + KEPT_S }),
  remove: (spaceId, pseudonym) => table.remove(spaceAsideKey(spaceId, pseudonym)),
});
