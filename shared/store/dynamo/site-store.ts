import { randomBytes } from 'node:crypto';
import { type Site, siteSchema } from '#shared/domain/site.ts';
import { AppError } from '#shared/errors.ts';
import type { SiteStore } from '../ports.ts';
import { onlyNew } from './changes.ts';
import { type Key, listedRegion, listedSite, listSites, siteCallsKey, siteKey, siteSecretKey } from './keys.ts';
import { dynamoNounStore } from './noun-store.ts';
import type { DynamoTable } from './table.ts';

export const dynamoSiteStore = (table: DynamoTable): SiteStore => {
  const nouns = dynamoNounStore<Site>(
    table,
    async () => siteSchema,
    siteKey,
    (site) => ({
      listPk: listSites(site.state),
      listSk: listedSite(site.regionId, site.id),
    }),
  );
  return {
    ...nouns,
    async listByState(state, at) {
      const { items, next } = await table.query(listSites(state), { index: 'byList', ...at });
      return { items: items.map((row) => siteSchema.parse(row['data'])), next };
    },
    async listOfRegion(regionId, state, at) {
      const { items, next } = await table.query(listSites(state), {
        index: 'byList',
        prefix: listedRegion(regionId),
        ...at,
      });
      return { items: items.map((row) => siteSchema.parse(row['data'])), next };
    },
    secret: (siteId) => secretAt(table, siteSecretKey(siteId)),
    async countCall(siteId, day, most) {
      const usedUp = new AppError('too_many_requests', `At most ${most} a site and day.`);
      try {
        await table.commit([
          table.update(siteCallsKey(siteId, day), 'ADD calls :one SET ttlEpochS = :ttl', {
            values: { ':one': 1, ':ttl': Math.floor(Date.parse(day) / 1000) + 3 * 86_400 },
            when: { text: 'attribute_not_exists(calls) OR calls < :most', values: { ':most': most } },
            refusal: () => usedUp,
          }),
        ]);
        return true;
      } catch (error) {
        if (error === usedUp) return false;
        throw error;
      }
    },
  };
};

/** 32 random bytes under this key; of two who make them at once, the first is kept by both. */
export const secretAt = async (table: DynamoTable, key: Key): Promise<Uint8Array> => {
  const found = await table.get(key);
  if (found) return found['secret'] as Uint8Array;
  const secret = new Uint8Array(randomBytes(32));
  const lost = new AppError('already_exists', 'The secret is there already.');
  try {
    await table.commit([table.put({ ...key, secret }, onlyNew, () => lost)]);
    return secret;
  } catch (error) {
    if (error !== lost) throw error;
    return (await table.get(key))?.['secret'] as Uint8Array;
  }
};
