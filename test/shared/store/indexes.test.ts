import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { distanceKm } from '#shared/domain/geo.ts';
import { needCellPk, siteAreaPk } from '#shared/store/dynamo/keys.ts';
import { dynamoSpaceIndex } from '#shared/store/dynamo/space-index.ts';
import { dynamoTable } from '#shared/store/dynamo/table.ts';
import { anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startEngine, type TestEngine } from '#test/support/engine.ts';
import { indexedSites } from '#test/support/indexed-sites.ts';
import { needsAround } from '#test/support/needs-around.ts';
import { startWorld, type World } from '#test/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

describe('the index of needs', () => {
  it('finds every need whose circle holds a place, each once, against brute force', async () => {
    const circles = fc
      .sample(
        fc.tuple(
          fc.integer({ min: 350, max: 700 }),
          fc.integer({ min: -90, max: 300 }),
          fc.constantFrom(3, 10, 30, 100, 400, 1500),
        ),
        { numRuns: 60, seed: 3 },
      )
      .map(([lat, lon, radiusKm]) => ({ lat: lat / 10, lon: lon / 10, radiusKm }));
    const needs: { id: string; circle: (typeof circles)[number] }[] = [];
    for (const circle of circles)
      needs.push({
        id: (await anOpenNeed(world, 'everybody', { places: [circle, { ...circle, radiusKm: circle.radiusKm / 2 }] }))
          .id,
        circle,
      });
    const points = fc.sample(fc.tuple(fc.integer({ min: 350, max: 700 }), fc.integer({ min: -90, max: 300 })), {
      numRuns: 80,
      seed: 4,
    });
    for (const [lat10, lon10] of points) {
      const point = { lat: lat10 / 10, lon: lon10 / 10, country: 'XX' };
      const found = (await needsAround(world.deps.needIndex, point, null)).map(({ needId }) => needId);
      expect(new Set(found).size).toBe(found.length);
      const wanted = needs.filter(({ circle }) => distanceKm(circle, point) <= circle.radiusKm).map(({ id }) => id);
      expect(found).toEqual(expect.arrayContaining(wanted));
    }
  });

  it('finds needs for a country and for anywhere by an activity, and forgets those that are paused', async () => {
    const national = await anOpenNeed(world, 'national', {
      places: [{ country: 'SI' }],
      activities: ['woodwork', 'dance'],
    });
    const anywhere = await anOpenNeed(world, 'anywhere', { places: [], activities: ['dance'] });
    const found = async (country: string, activities: ['dance', 'woodwork'] | ['painting'] | null) =>
      (await needsAround(world.deps.needIndex, { lat: 46, lon: 14.5, country }, activities)).map(
        ({ needId }) => needId,
      );
    expect(await found('SI', ['dance', 'woodwork'])).toEqual(expect.arrayContaining([national.id, anywhere.id]));
    expect(await found('SI', null)).toEqual(expect.arrayContaining([national.id, anywhere.id]));
    expect(await found('IT', ['dance', 'woodwork'])).not.toContain(national.id);
    expect(await found('SI', ['painting'])).not.toContain(anywhere.id);
    await world.call('POST', `/needs/${anywhere.id}/pause`, { as: 'anywhere', version: anywhere.version });
    expect(await found('SI', null)).not.toContain(anywhere.id);
  });
});

describe('an index row', () => {
  it('is not overwritten by a writer that looked earlier', async () => {
    const site = await aVerifiedSite(world, 'racing', { location: { lat: 60.1, lon: 20.1 } });
    const space = await aPublishedSpace(world, 'racing', site.id);
    const near = () => indexedSites(world.deps.spaceIndex, [{ lat: 60.1, lon: 20.1, radiusKm: 5 }]);
    let looked = () => {};
    let goOn = () => {};
    const hasLooked = new Promise<void>((resolve) => (looked = resolve));
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const { bookings, spaces } = world.deps;
    const slow = dynamoSpaceIndex(world.table, spaces, {
      ...bookings,
      async calendars(ids) {
        looked(); // it has read the space as published, and now sleeps
        await mayGoOn;
        return bookings.calendars(ids);
      },
    });
    const late = slow.reindex(site.id);
    await hasLooked;
    await world.call('POST', `/spaces/${space.id}/pause`, { as: 'racing', version: space.version });
    expect(await near()).toEqual([]);
    goOn();
    await late;
    expect(await near()).toEqual([]);
  });

  it('follows a site that moves, and leaves nothing where it was', async () => {
    const site = await aVerifiedSite(world, 'moving', { location: { lat: 62, lon: 22 } });
    await aPublishedSpace(world, 'moving', site.id);
    const at = (lat: number) => indexedSites(world.deps.spaceIndex, [{ lat, lon: 22, radiusKm: 5 }]);
    expect(await at(62)).toHaveLength(1);
    const moved = await world.call('PATCH', `/sites/${site.id}`, {
      as: 'moving',
      version: site.version,
      body: { location: { lat: 64, lon: 22 } },
    });
    await world.call('POST', `/sites/${site.id}/verify`, { as: 'coordinator', version: moved.body.version });
    expect([await at(62), await at(64)].map(({ length }) => length)).toEqual([0, 1]);
  });
});

describe('a query of the table', () => {
  let engine: TestEngine;
  let table: ReturnType<typeof dynamoTable>;
  beforeAll(async () => {
    engine = await startEngine();
    table = dynamoTable(engine.dynamo, await engine.createTable());
    for (let n = 0; n < 25; n += 1)
      await table.commit([table.put({ pk: 'LIST', sk: `ITEM#${String(n).padStart(2, '0')}` })]);
    await table.commit([table.put({ pk: 'LIST', sk: 'OTHER#1' }), table.put({ pk: 'LIST', sk: 'ALPHA#1' })]);
  });
  afterAll(() => engine.stop());

  it.each([false, true])('pages through a prefix, each once (newest first: %s)', async (newestFirst) => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof table.query>> = await table.query('LIST', {
        prefix: 'ITEM#',
        limit: 7,
        after,
        newestFirst,
      });
      seen.push(...page.items.map(({ sk }) => sk));
      after = page.next;
    } while (after !== null);
    const all = Array.from({ length: 25 }, (_, n) => `ITEM#${String(n).padStart(2, '0')}`);
    expect(seen).toEqual(newestFirst ? all.reverse() : all);
  });

  it('gets more rows than one batch holds', async () => {
    const keys = Array.from({ length: 250 }, (_, n) => ({ pk: 'MANY', sk: String(n).padStart(3, '0') }));
    for (const key of keys) await table.commit([table.put(key)]);
    const rows = await table.getMany([...keys, { pk: 'MANY', sk: 'none' }]);
    expect(rows.map(({ sk }) => sk)).toEqual(keys.map(({ sk }) => sk));
  });

  it('keeps partitions of needs apart from each other and from sites', () => {
    expect(needCellPk('0_1_2')).not.toBe(siteAreaPk('0_1_2'));
  });
});
