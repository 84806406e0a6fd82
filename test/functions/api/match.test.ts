import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgePairs } from '#shared/usecases/judge-pairs.ts';
import { aNeed, anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { indexedSites } from '#test/support/indexed-sites.ts';
import { startWorld, type World } from '#test/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  world.at('2026-11-01T12:00:00Z'); // the day of the worked cases
});
afterAll(() => world.stop());

const near = (fields = {}) => ({ places: [{ lat: 50.92, lon: 13.34, radiusKm: 30 }], ...fields });

describe('a trial match', () => {
  it('answers the first worked case without an account', async () => {
    const site = await aVerifiedSite(world, 'manager');
    const space = await aPublishedSpace(world, 'manager', site.id);
    const { status, body } = await world.call('POST', '/match', { body: { need: aNeed(near()) } });
    expect(status).toBe(200);
    expect(body.items[0]).toMatchObject({
      spaceId: space.id,
      score: 0.83137,
      shown: 83,
      toConfirm: [],
      start: '2027-01-01',
    });
    expect(body.items[0]).toMatchObject({
      word: 'Strong',
      ask: null,
      reasons: [expect.any(String), expect.any(String), expect.any(String)],
    });
    expect(body.context).toEqual({ rule: 1, today: { 'Europe/Berlin': '2026-11-01' }, eurPerHuf: 0.0025 });
  });

  it('tells a near miss and what to change, and the change works', async () => {
    const site = await aVerifiedSite(world, 'dear', { location: { lat: 48.1, lon: 15.2 } });
    await aPublishedSpace(world, 'dear', site.id, {
      tariffs: [{ per: 'month', of: 'space', rentCents: 20_000, chargesCents: 5000, currency: 'EUR' }],
    });
    const need = aNeed({ places: [{ lat: 48.1, lon: 15.2, radiusKm: 10 }] });
    const { body } = await world.call('POST', '/match', { body: { need } });
    expect(body.items).toEqual([]);
    expect(body.advice).toMatchObject([
      { constraint: 'cost', change: { budget: { cents: 25_000 } }, unlocks: 1, loses: 0 },
    ]);
    const german = await world.call('POST', '/match', {
      body: { need },
      headers: { 'accept-language': 'de-AT,de;q=0.9' },
    });
    expect(german.body.nearMisses[0].says).toContain('50');
    expect(german.body.advice[0].says).not.toEqual(body.advice[0].says);
    const after = await world.call('POST', '/match', {
      body: { need: { ...need, budget: { cents: 25_000, currency: 'EUR', per: 'month' } } },
    });
    expect(after.body.items).toHaveLength(1);
  });

  it('pages by a cursor that is bound to the query', async () => {
    const site = await aVerifiedSite(world, 'many', { location: { lat: 46.2, lon: 18.3 } });
    for (let n = 0; n < 5; n += 1) await aPublishedSpace(world, 'many', site.id, { areaM2: 25 + n });
    const need = aNeed({ places: [{ lat: 46.2, lon: 18.3, radiusKm: 5 }] });
    const all = (await world.call('POST', '/match', { body: { need } })).body.items.map(
      (item: { spaceId: string }) => item.spaceId,
    );
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await world.call('POST', `/match?limit=2${cursor && `&cursor=${cursor}`}`, { body: { need } });
      seen.push(...body.items.map((item: { spaceId: string }) => item.spaceId));
      cursor = body.next ?? '';
    } while (cursor);
    expect(seen).toEqual(all);
    const first = (await world.call('POST', '/match?limit=2', { body: { need } })).body.next;
    const other = await world.call('POST', `/match?limit=2&cursor=${first}`, {
      body: { need: { ...need, people: 2 } },
    });
    expect(other.status).toBe(400);
  });

  it('never offers what was paused before it began, though its entry be stale', async () => {
    const site = await aVerifiedSite(world, 'pausing', { location: { lat: 45.4, lon: 14.7 } });
    const space = await aPublishedSpace(world, 'pausing', site.id);
    const stored = await world.deps.spaces.find(space.id);
    await world.deps.commit([world.deps.spaces.put({ ...stored!, state: 'paused', version: stored!.version + 1 })]); // no reindex
    const { body } = await world.call('POST', '/match', {
      body: { need: aNeed({ places: [{ lat: 45.4, lon: 14.7, radiusKm: 5 }] }) },
    });
    expect(body.items).toEqual([]);
  });

  it('tells near misses without a read of each, by the names they have now, and none that is paused', async () => {
    const where = { lat: 44.4, lon: 17.2 };
    const site = await aVerifiedSite(world, 'renaming', { location: where, town: 'Komló' });
    const dear = { per: 'month', of: 'space', rentCents: 25_000, chargesCents: 0, currency: 'EUR' };
    const space = await aPublishedSpace(world, 'renaming', site.id, { tariffs: [dear] });
    const nearMisses = async () => {
      const need = aNeed({ places: [{ ...where, radiusKm: 5 }] });
      return (await world.call('POST', '/match', { body: { need } })).body.nearMisses;
    };
    const [first] = await nearMisses();
    const { name, kind } = (await world.call('GET', `/spaces/${space.id}`)).body;
    expect(first.about).toMatchObject({
      space: { name, kind },
      site: { country: 'DE', location: where, locationPrecision: 'town', sample: false, notAnOffer: false },
    });
    const renamed = { as: 'renaming', version: space.version, body: { name: 'Weighbridge' } };
    expect((await world.call('PATCH', `/spaces/${space.id}`, renamed)).status).toBe(200);
    expect((await nearMisses())[0].about.space.name).toBe('Weighbridge');
    const paused = { as: 'renaming', version: space.version + 1 };
    expect((await world.call('POST', `/spaces/${space.id}/pause`, paused)).status).toBe(200);
    expect(await nearMisses()).toEqual([]);
  });

  it('finds by country and anywhere', async () => {
    const site = await aVerifiedSite(world, 'roman', { location: { lat: 41.9, lon: 12.5 }, country: 'IT' });
    const space = await aPublishedSpace(world, 'roman', site.id);
    const ids = async (places: object[]) =>
      (await world.call('POST', '/match?limit=100', { body: { need: aNeed({ places }) } })).body.items.map(
        (item: { spaceId: string }) => item.spaceId,
      );
    expect(await ids([{ country: 'IT' }])).toEqual([space.id]);
    expect(await ids([])).toContain(space.id);
    expect(await ids([{ country: 'FR' }])).toEqual([]);
  });
});

describe('the matches of a stored need', () => {
  it('are the same as the trial’s, with the ids of the matches', async () => {
    const need = await anOpenNeed(world, 'painter', near());
    const stored = await world.call('GET', `/needs/${need.id}/matches`, { as: 'painter' });
    const trial = await world.call('POST', '/match', { body: { need: aNeed(near()) } });
    expect(stored.body.items.map(({ id: _, mark: __, ...item }: { id: string; mark: null }) => item)).toEqual(
      trial.body.items,
    );
    expect((await world.call('GET', `/needs/${need.id}/matches`, { as: 'choir' })).status).toBe(404);
  });

  it('carry the mark that the actor gave them, and why says which threshold, mark or setting keeps one from the mail', async () => {
    const need = await anOpenNeed(world, 'etcher', near());
    const list = async () => (await world.call('GET', `/needs/${need.id}/matches`, { as: 'etcher' })).body.items[0];
    const { id, spaceId, siteId, mark } = await list();
    expect(mark).toBeNull();
    const cause = { kind: 'need', by: null, at: world.deps.now().toISOString() } as const;
    await judgePairs(world.deps, [{ needId: need.id, spaceId, siteId }], { cause, via: 'need' });
    const why = async () => (await world.call('GET', `/needs/${need.id}/why/${spaceId}`, { as: 'etcher' })).body;
    expect(await why()).toMatchObject({
      about: { site: { notAnOffer: false } },
      mark: null,
      mail: { setting: 'instant', leastScore: 70, keptBy: [] },
    });
    await world.call('POST', `/matches/${id}/mark`, { as: 'etcher', body: { mark: 'hide' } });
    await world.call('PATCH', '/notification-settings', {
      as: 'etcher',
      version: 0,
      body: { leastScore: 95, kinds: { 'new-match': 'off' } },
    });
    await world.call('POST', `/needs/${need.id}/pause`, { as: 'etcher', version: need.version });
    expect((await list()).mark).toBe('hide');
    expect((await why()).mail).toEqual({
      setting: 'off',
      leastScore: 95,
      keptBy: ['need-not-open', 'hidden', 'under-score', 'off'],
    });
  });

  it('say why a space suits and why another does not', async () => {
    const need = await anOpenNeed(world, 'sculptor', near({ activities: ['painting'], people: 3 }));
    const { body } = await world.call('POST', '/match', { body: { need: aNeed(near()) } });
    const why = await world.call('GET', `/needs/${need.id}/why/${body.items[0].spaceId}`, { as: 'sculptor' });
    expect(why.body).toMatchObject({ fits: false, match: null, gaps: [{ constraint: 'people' }] });
  });
});

describe('places', () => {
  it('are found completely and once, at every latitude, against brute force', async () => {
    const sites: { id: string; lat: number; lon: number }[] = [];
    const coordinates = fc.sample(fc.tuple(fc.integer({ min: 350, max: 700 }), fc.integer({ min: -90, max: 300 })), {
      numRuns: 60,
      seed: 7,
    });
    for (const [lat10, lon10] of coordinates) {
      const location = { lat: lat10 / 10, lon: lon10 / 10 }; // on the very edges of cells
      const site = await aVerifiedSite(world, 'everywhere', { location });
      await aPublishedSpace(world, 'everywhere', site.id);
      sites.push({ id: site.id, ...location });
    }
    const { distanceKm } = await import('#shared/domain/geo.ts');
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(
          fc.integer({ min: 350, max: 700 }),
          fc.integer({ min: -90, max: 300 }),
          fc.integer({ min: 1, max: 900 }),
        ),
        async ([lat10, lon10, radiusKm]) => {
          const circle = { lat: lat10 / 10, lon: lon10 / 10, radiusKm };
          const entries = await indexedSites(world.deps.spaceIndex, [circle, { ...circle, radiusKm: radiusKm / 2 }]);
          const found = entries.map(({ siteId }) => siteId).filter((id) => sites.some((site) => site.id === id));
          const wanted = sites.filter((site) => distanceKm(circle, site) <= radiusKm).map(({ id }) => id);
          expect([...found].sort()).toEqual([...wanted].sort());
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  });
});
