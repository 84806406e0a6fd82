import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteTileOf } from '#shared/domain/cells.ts';
import type { SiteToPack } from '#shared/domain/packed/encode-spaces.ts';
import { siteAreaPk } from '#shared/store/dynamo/keys.ts';
import { spaceCodec } from '#shared/store/dynamo/space-codec.ts';
import { dynamoSpaceIndex } from '#shared/store/dynamo/space-index.ts';
import type { DynamoTable } from '#shared/store/dynamo/table.ts';
import { foldTile, MOST_CHANGED } from '#shared/store/dynamo/tiles/fold-tile.ts';
import type { SpaceIndex } from '#shared/store/ports.ts';
import { aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { indexedSites } from '#test/support/indexed-sites.ts';
import { startWorld, type World } from '#test/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** Another container: a memory of its own over the same table. */
const another = (table: DynamoTable = world.table): SpaceIndex =>
  dynamoSpaceIndex(table, world.deps.spaces, world.deps.bookings);
const counting = (table: DynamoTable) => {
  let [reads, parts] = [0, 0];
  const counted: DynamoTable = {
    ...table,
    query: (...args) => {
      reads += 1;
      return table.query(...args);
    },
    getMany: (keys, options) => {
      parts += keys.filter(({ sk }) => sk.startsWith('T#')).length;
      return table.getMany(keys, options);
    },
  };
  const take = () => {
    const taken = [reads, parts];
    [reads, parts] = [0, 0];
    return taken;
  };
  return { counted, take };
};

const townAt = async (lat: number, count: number) => {
  const sites: { id: string; spaceId: string; version: number }[] = [];
  for (let n = 0; n < count; n += 1) {
    const site = await aVerifiedSite(world, 'town', { location: { lat: lat + n / 1000, lon: 15.5 } });
    const space = await aPublishedSpace(world, 'town', site.id);
    sites.push({ id: site.id, spaceId: space.id, version: space.version });
  }
  const { area, tile } = siteTileOf({ lat, lon: 15.5 });
  const place = { lat, lon: 15.5, radiusKm: 20 };
  const found = async (index: SpaceIndex) => (await indexedSites(index, [place])).map(({ siteId }) => siteId).sort();
  const fold = (table: DynamoTable = world.table) => foldTile(table, spaceCodec, siteAreaPk(area), tile);
  const changedRows = async () => (await world.table.query(siteAreaPk(area), { prefix: `D#${tile}#` })).items;
  const partRows = async () => (await world.table.query(siteAreaPk(area), { prefix: `T#${tile}#` })).items;
  return { sites, ids: sites.map(({ id }) => id).sort(), found, fold, changedRows, partRows };
};
const pause = async ({ spaceId, version }: { spaceId: string; version: number }) => {
  const { status } = await world.call('POST', `/spaces/${spaceId}/pause`, { as: 'town', version });
  expect(status).toBe(200);
};

describe('a tile that is folded', () => {
  it('is found as before, its changed rows gone, and what changes later says more than its parts', async () => {
    const { sites, ids, found, fold, changedRows } = await townAt(50.1, 6);
    const [own, other] = [another(), another()];
    expect([await found(own), await found(other)]).toEqual([ids, ids]);
    await fold();
    expect(await changedRows()).toEqual([]);
    expect([await found(own), await found(other), await found(another())]).toEqual([ids, ids, ids]);
    await pause(sites[0]!);
    const left = ids.filter((id) => id !== sites[0]!.id);
    expect([await found(own), await found(other), await found(another())]).toEqual([left, left, left]);
    await fold();
    await fold();
    expect([await found(own), await found(other), await found(another())]).toEqual([left, left, left]);
  });

  it('leaves no part of an earlier folding, and keeps every entry to the field', async () => {
    const { sites, fold, partRows } = await townAt(51.1, 3);
    const at = [{ lat: 51.1, lon: 15.5, radiusKm: 20 }];
    const byId = (a: SiteToPack, b: SiteToPack) => (a.siteId < b.siteId ? -1 : 1);
    const before = (await indexedSites(another(), at)).sort(byId);
    await fold();
    expect((await indexedSites(another(), at)).sort(byId)).toEqual(before);
    await pause(sites[1]!);
    await fold();
    expect(await partRows()).toHaveLength(1);
  });

  it('loses nothing when who folds dies after any of its writes', async () => {
    const { sites, ids, found, fold, changedRows, partRows } = await townAt(52.1, 4);
    const warm = another();
    const left = ids.filter((id) => id !== sites[0]!.id);
    await fold();
    await pause(sites[0]!);
    for (let writes = 0; writes < 6; writes += 1) {
      let done = 0;
      const dying: DynamoTable = {
        ...world.table,
        commit: (changes) => {
          done += 1;
          return done > writes ? Promise.reject(new Error('gone')) : world.table.commit(changes);
        },
      };
      await fold(dying).catch((error: Error) => expect(error.message).toBe('gone'));
      expect([await found(warm), await found(another())]).toEqual([left, left]);
    }
    await pause(sites[1]!);
    await fold(); // takes away what was left
    expect(await found(warm)).toEqual(left.filter((id) => id !== sites[1]!.id));
    expect(await changedRows()).toEqual([]);
    expect(await partRows()).toHaveLength(1);
  });

  it('keeps what changes while it is folded, and of two who fold at once one wins', async () => {
    const { sites, ids, found, fold } = await townAt(53.1, 4);
    const slow: DynamoTable = {
      ...world.table,
      getMany: async (keys, options) => {
        const rows = await world.table.getMany(keys, options);
        await pause(sites[2]!).catch(() => {});
        return rows;
      },
    };
    await Promise.all([fold(slow), fold(), fold()]);
    const left = ids.filter((id) => id !== sites[2]!.id);
    expect([await found(another()), await found(another())]).toEqual([left, left]);
  });
});

describe('a container with a warm memory', () => {
  it('recalls the very batches it last read, and others once something has changed', async () => {
    const { sites, found, fold } = await townAt(54.1, 3);
    await fold();
    const index = another();
    const circle = (radiusKm: number) => [{ lat: 54.1, lon: 15.5, radiusKm }];
    expect(index.recalled(circle(20), 1)).toBeUndefined();
    const isSame = async (radiusKm: number) => {
      const before = index.recalled(circle(radiusKm), 1)!;
      const now = await index.batches(circle(radiusKm), 1);
      expect(now.length).toBeGreaterThan(0);
      const pairs = now.map(({ batch, hidden }, n) => batch === before[n]?.batch && hidden === before[n]?.hidden);
      return before.length === now.length && pairs.every(Boolean);
    };
    await found(index);
    expect([await isSame(20), await isSame(5)]).toEqual([true, true]);
    await pause(sites[0]!);
    expect([await isSame(20), await isSame(20)]).toEqual([false, true]);
    await fold();
    expect([await isSame(20), await isSame(20)]).toEqual([false, true]);
    const north = { lat: 55.6, lon: 15.5, radiusKm: 5 }; // another row of the same area: what is known of this one stays
    await index.batches([north], 1);
    expect([index.recalled([north], 1), await isSame(20)]).toEqual([[], true]);
    expect(index.recalled([{ country: 'DE' }], 1)).toBeUndefined();
    expect(index.recalled([], 1)).toBeUndefined();
  });

  it('reads heads alone while nothing changes, and then only what did', async () => {
    const { sites, ids, found, fold } = await townAt(55.3, 3);
    await fold();
    const { counted, take } = counting(world.table);
    const index = another(counted);
    await found(index);
    expect(take()).toEqual([1, 1]);
    await found(index);
    expect(take()).toEqual([1, 0]);
    await pause(sites[0]!);
    expect(await found(index)).toEqual(ids.filter((id) => id !== sites[0]!.id));
    expect(take()).toEqual([2, 0]);
    await found(index);
    expect(take()).toEqual([1, 0]);
  });

  it('is told by its own heads of a site that another container wrote', async () => {
    const { sites, ids, found } = await townAt(55.1, 2);
    const reader = another();
    expect(await found(reader)).toEqual(ids);
    await pause(sites[1]!);
    await another().reindex(sites[1]!.id);
    expect(await found(reader)).toEqual([sites[0]!.id]);
  });
});

it('tells of a change whose writer died before it could', async () => {
  const { sites, ids, found, fold } = await townAt(57.3, 2);
  const left = ids.filter((id) => id !== sites[0]!.id);
  const warm = another();
  await fold();
  expect(await found(warm)).toEqual(ids);
  const space = (await world.deps.spaces.find(sites[0]!.spaceId))!;
  await world.table.commit([world.deps.spaces.put({ ...space, state: 'paused', version: space.version + 1 })] as never);
  let done = 0;
  const dying: DynamoTable = {
    ...world.table,
    commit: (changes) => (++done > 1 ? Promise.reject(new Error('gone')) : world.table.commit(changes)),
  };
  await expect(another(dying).reindex(sites[0]!.id)).rejects.toThrow('gone');
  await another().reindex(sites[0]!.id);
  expect(await found(warm)).toEqual(left);
});

it('is tidied once so many rows have changed in it', async () => {
  const { ids, found, changedRows } = await townAt(56.1, MOST_CHANGED - 1);
  await another().tidy(ids.slice(0, 1));
  expect(await changedRows()).toHaveLength(MOST_CHANGED - 1);
  const site = await aVerifiedSite(world, 'town', { location: { lat: 56.1, lon: 15.5 } });
  await aPublishedSpace(world, 'town', site.id);
  await another().tidy([site.id]);
  expect(await changedRows()).toEqual([]);
  expect(await found(another())).toEqual([...ids, site.id].sort());
});
