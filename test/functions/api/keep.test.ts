import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNeed, anActor, anOpenNeed, aPublishedSpace, aSite, aVerifiedSite } from '#test/support/builders.ts';
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
