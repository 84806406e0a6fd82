import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNeed, anActor, anOpenNeed, aPublishedSpace, aSite, aSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWorld, type World } from '#test/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

describe('actors and needs', () => {
  it('belong to who makes them, and are not there for anybody else', async () => {
    const need = await anOpenNeed(world, 'painter');
    expect((await world.call('GET', `/needs/${need.id}`, { as: 'painter' })).body).toMatchObject({
      state: 'open',
      version: 2,
    });
    expect((await world.call('GET', `/needs/${need.id}`, { as: 'choir' })).status).toBe(404);
    expect((await world.call('GET', `/needs/${need.id}`)).status).toBe(401);
    expect((await world.call('GET', `/actors/${need.actorId}/needs`, { as: 'painter' })).body.items).toHaveLength(1);
  });

  it('change by merge patch over the version read, and refuse a stale or missing one', async () => {
    const need = await anOpenNeed(world, 'potter');
    const path = `/needs/${need.id}`;
    const budget = { cents: 25_000 };
    expect((await world.call('PATCH', path, { as: 'potter', body: { budget } })).status).toBe(428);
    expect((await world.call('PATCH', path, { as: 'potter', version: 1, body: { budget } })).status).toBe(412);
    const changed = await world.call('PATCH', path, { as: 'potter', version: 2, body: { budget } });
    expect(changed.body).toMatchObject({ version: 3, budget: { cents: 25_000, currency: 'EUR', per: 'month' } });
    expect(changed.headers.get('etag')).toBe('"3"');
    const bad = await world.call('PATCH', path, {
      as: 'potter',
      version: 3,
      body: { budget: null, colour: 'red', people: 0 },
    });
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map((error: { path: string }) => error.path).sort()).toEqual(['budget', 'colour', 'people']);
  });

  it('hold null where a patch sets it and the field allows it, and the default where there is one', async () => {
    const need = await anOpenNeed(world, 'engraver', { areaM2: { min: 20, ideal: 25, max: 40 } });
    const { body } = await world.call('PATCH', `/needs/${need.id}`, {
      as: 'engraver',
      version: need.version,
      body: { areaM2: { ideal: null, max: null }, emits: null, when: { maxDays: null } },
    });
    expect(body.areaM2).toEqual({ min: 20, ideal: null, max: null });
    expect([body.emits.noise, body.when.maxDays]).toEqual([0, null]);
  });

  it('are made once per Idempotency-Key, fifty times at once', async () => {
    const body = anActor({ name: 'A choir' });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => world.call('POST', '/actors', { as: 'choir', body, key: 'k1' })),
    );
    const ids = new Set(answers.filter(({ status }) => status === 201).map((answer) => answer.body.id));
    expect(ids.size).toBe(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const again = await world.call('POST', '/actors', { as: 'choir', body, key: 'k1' });
    expect([again.status, again.body.id]).toEqual([201, [...ids][0]]);
    expect(
      (await world.call('POST', '/actors', { as: 'choir', body: anActor({ name: 'Another' }), key: 'k1' })).status,
    ).toBe(422);
    expect((await world.call('GET', '/actors', { as: 'choir' })).body.items).toHaveLength(1);
  });

  it('page like every list, one at a time', async () => {
    const made: string[] = [];
    for (let n = 0; n < 3; n += 1)
      made.push((await world.call('POST', '/actors', { as: 'joiner', body: anActor() })).body.id);
    for (const path of ['/actors', '/memberships']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await world.call('GET', `${path}?limit=1${cursor && `&cursor=${cursor}`}`, { as: 'joiner' });
        expect(body.items).toHaveLength(1);
        seen.push(body.items[0].id ?? body.items[0].scope.id);
        cursor = body.next;
      }
      expect(seen.sort()).toEqual([...made].sort());
    }
  });

  it('give the first answer again only to who may still see it', async () => {
    const { body: actor } = await world.call('POST', '/actors', { as: 'founder', body: anActor() });
    const make = () => world.call('POST', `/actors/${actor.id}/needs`, { as: 'founder', body: aNeed(), key: 'k3' });
    const first = await make();
    expect((await make()).body).toEqual(first.body);
    const scope = { kind: 'actor', id: actor.id } as const;
    const [founder] = await world.deps.memberships.ofScope(scope);
    const heir = { ...founder!, personId: await world.personId('heir') };
    await world.deps.commit(world.deps.memberships.add(heir));
    await world.deps.commit(world.deps.memberships.remove(founder!));
    expect((await make()).status).toBe(404);
  });

  it('frees the Idempotency-Key of a request that was refused', async () => {
    const refused = await world.call('POST', '/actors/none/needs', { as: 'choir', body: aNeed(), key: 'k2' });
    expect(refused.status).toBe(404);
    expect((await world.call('POST', '/actors/none/needs', { as: 'choir', body: aNeed(), key: 'k2' })).status).toBe(
      404,
    );
  });
});

it('a region is found where its creation says it is', async () => {
  await world.call('POST', '/me/coordinator', { as: 'coordinator' });
  const body = { name: 'The salt coast', countries: ['SI', 'IT', 'HR'] };
  const made = await world.call('POST', '/regions', { as: 'coordinator', body });
  expect(made.headers.get('location')).toBe(`/v1/regions/${made.body.id}`);
  expect((await world.call('GET', `/regions/${made.body.id}`)).body).toMatchObject(body);
  expect((await world.call('GET', '/regions/none')).status).toBe(404);
});

describe('sites and spaces', () => {
  it('go from draft through a coordinator to published, and are seen by all only then', async () => {
    const draft = await world.call('POST', '/sites', { as: 'manager', body: aSite() });
    expect((await world.call('GET', `/sites/${draft.body.id}`)).status).toBe(404);
    const site = await aVerifiedSite(world, 'manager');
    const space = await aPublishedSpace(world, 'manager', site.id);
    expect((await world.call('GET', `/spaces/${space.id}`)).body).toMatchObject({ state: 'published', areaM2: 30 });
    const box = await world.call('GET', '/sites?box=13,50,14,51', { headers: { accept: 'application/geo+json' } });
    expect(box.body.features[0]).toMatchObject({
      id: site.id,
      geometry: { type: 'Point', coordinates: [13.38, 50.9] },
    });
    expect((await world.call('POST', `/spaces/${space.id}/publish`, { as: 'manager', version: 2 })).status).toBe(409);
  });

  it('of samples say on every surface that they are no offer', async () => {
    const site = await aVerifiedSite(world, 'curator', { sample: true, location: { lat: 45.5, lon: 13.6 } });
    const drafted = await world.call('POST', `/sites/${site.id}/spaces`, { as: 'curator', body: aSpace() });
    const space = await aPublishedSpace(world, 'curator', site.id);
    const place = { lat: 45.5, lon: 13.6, radiusKm: 5 };
    const need = await anOpenNeed(world, 'salter', { places: [place] });
    const applied = await world.call('POST', `/needs/${need.id}/applications`, {
      as: 'salter',
      body: { spaceId: space.id, letter: 'We rake salt.' },
    });
    const said = { sample: true, notAnOffer: true };
    const get = async (path: string, as?: string, headers: Record<string, string> = {}) =>
      (await world.call('GET', path, { ...(as !== undefined && { as }), headers })).body;
    const geo = { accept: 'application/geo+json' };
    expect([site, drafted.body, space]).toMatchObject([said, said, said]);
    expect(await get(`/sites/${site.id}`)).toMatchObject(said);
    expect((await get('/sites')).items.find(({ id }: { id: string }) => id === site.id)).toMatchObject(said);
    expect((await get('/sites?box=13,45,14,46', undefined, geo)).features[0].properties).toMatchObject(said);
    expect(await get(`/spaces/${space.id}`)).toMatchObject(said);
    expect((await get(`/sites/${site.id}/spaces`)).items[0]).toMatchObject(said);
    expect(await get(`/spaces/${space.id}/calendar`)).toMatchObject(said);
    expect((await get(`/needs/${need.id}/matches`, 'salter')).items[0].about.site).toMatchObject(said);
    expect((await get(`/needs/${need.id}/matches`, 'salter', geo)).features[0].properties.about.site).toMatchObject(
      said,
    );
    expect((await get(`/needs/${need.id}/why/${space.id}`, 'salter')).about.site).toMatchObject(said);
    expect(applied.body.site).toMatchObject(said);
    const trial = await world.call('POST', '/match', {
      body: { need: aNeed({ places: [place], budget: { cents: 14_000, currency: 'EUR', per: 'month' } }) },
    });
    expect(trial.body.nearMisses[0].about.site).toMatchObject(said);
  });

  it('page as GeoJSON by the same cursor', async () => {
    for (const lat of [46.1, 46.2])
      await aPublishedSpace(
        world,
        'mapper',
        (await aVerifiedSite(world, 'mapper', { location: { lat, lon: 20.5 } })).id,
      );
    const page = async (cursor: string) =>
      (
        await world.call('GET', `/sites?box=20,46,21,47&limit=1${cursor}`, {
          headers: { accept: 'application/geo+json' },
        })
      ).body;
    const first = await page('');
    const second = await page(`&cursor=${first.next}`);
    expect([second.features.length, second.next]).toEqual([1, null]);
    expect(second.features[0].id).not.toBe(first.features[0].id);
  });

  it('verified, it goes back to submitted when it moves', async () => {
    const site = await aVerifiedSite(world, 'mover');
    const moved = await world.call('PATCH', `/sites/${site.id}`, {
      as: 'mover',
      version: site.version,
      body: { location: { lat: 51 } },
    });
    expect(moved.body.state).toBe('submitted');
  });
});
