import { spaceSchema } from '#shared/domain/space.ts';
import { AppError } from '#shared/errors.ts';
import type { SpaceStore } from '../ports.ts';
import { onlyNew } from './changes.ts';
import { siteKey, spaceCountKey, spaceKey, spacePointer } from './keys.ts';
import { dynamoNounStore } from './noun-store.ts';
import type { DynamoTable } from './table.ts';

export const dynamoSpaceStore = (table: DynamoTable): SpaceStore => {
  const nouns = dynamoNounStore(table, async () => spaceSchema, spaceKey);
  const idOf = (row: { sk: string }): string => row.sk.slice('SPACE#'.length);
  return {
    ...nouns,
    link: (space, most) => [
      table.put(spacePointer(space.siteId, space.id), onlyNew),
      table.update(spaceCountKey(space.siteId), 'ADD members :one', {
        values: { ':one': 1 },
        when: { text: 'attribute_not_exists(members) OR members < :most', values: { ':most': most } },
        refusal: () => new AppError('limit_reached', `A site has at most ${most} spaces.`),
      }),
    ],
    linkAll: (siteId, spaceIds) => [
      ...spaceIds.map((id) => table.put(spacePointer(siteId, id))),
      table.put({ ...spaceCountKey(siteId), members: spaceIds.length }),
    ],
    async listBySite(siteId, at) {
      const { items, next } = await table.query(siteKey(siteId).pk, { prefix: 'SPACE#', ...at });
      return { items: await nouns.findMany(items.map(idOf)), next };
    },
    async listIdsBySite(siteId) {
      const { items } = await table.query(siteKey(siteId).pk, { prefix: 'SPACE#' });
      return items.map(idOf);
    },
  };
};
