import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSamples } from '#infra/local/sample/load.ts';
import { sampleActors, samplePeople, sampleSites } from '#infra/local/sample/sample-data.ts';
import { type Served, serve } from '#test/support/serve.ts';
import { startWorld, type World } from '#test/support/world.ts';

const today = '2027-02-27';
let world: World;
let served: Served;
const fresh = async () => {
  world = await startWorld();
  world.at(`${today}T12:00:00Z`);
  served = await serve(world.app);
};
const close = () => Promise.all([world.stop(), served.stop()]);
const token = (person: string) =>
  world.issuer.token(person, person === 'coordinator' ? { 'cognito:groups': ['first-coordinator'] } : {});
const load = (on = today) => loadSamples({ origin: served.origin, token, today: on });

/** What the service holds, as everybody may see it or as each person sees their own. */
const found = async () => {
  const sites = (await world.call('GET', '/sites?limit=100')).body.items;
  const spaces = await Promise.all(
    sites.map(async ({ id }: { id: string }) => (await world.call('GET', `/sites/${id}/spaces?limit=100`)).body.items),
  );
  const needs = await Promise.all(
    samplePeople().map(async ({ id }) => {
      const actors = (await world.call('GET', '/actors', { as: id })).body.items;
      return Promise.all(
        actors.map(
          async (actor: { id: string }) =>
            (await world.call('GET', `/actors/${actor.id}/needs?limit=100`, { as: id })).body.items,
        ),
      );
    }),
  );
  return { sites, spaces: spaces.flat(), needs: needs.flat(2) };
};
const expectAllThereOnce = async () => {
  const { sites, spaces, needs } = await found();
  expect(sites.map(({ name }: { name: string }) => name).sort()).toEqual(
    sampleSites()
      .map(({ body }) => body['name'])
      .sort(),
  );
  expect(spaces).toHaveLength(sampleSites().flatMap((site) => site.spaces).length);
  const states = sampleActors().flatMap((actor) => actor.needs.map(({ state }) => state));
  expect(needs.map(({ state }: { state: string }) => state).sort()).toEqual(states.sort());
};

describe('loading the samples through the API', () => {
  beforeAll(fresh);
  afterAll(close);

  it('makes every site verified, every space published and every need as it should stand, all of it a sample', async () => {
    await load();
    await expectAllThereOnce();
    const { sites, spaces } = await found();
    for (const thing of [...sites, ...spaces]) expect(thing).toMatchObject({ sample: true, notAnOffer: true });
  });

  it('changes nothing when it is done again, on the same day or the next', async () => {
    const before = await found();
    await load();
    await load('2027-02-28');
    expect(await found()).toEqual(before);
  });

  it('offers a painter near Freiberg the rooms of the Huthaus, with what to confirm', async () => {
    const [actor] = (await world.call('GET', '/actors', { as: 'painter' })).body.items;
    const needs = (await world.call('GET', `/actors/${actor.id}/needs`, { as: 'painter' })).body.items;
    const need = needs.find(({ title }: { title: string }) => title === 'Studio for painting');
    const { items } = (await world.call('GET', `/needs/${need.id}/matches`, { as: 'painter' })).body;
    expect(items.length).toBeGreaterThanOrEqual(3);
    for (const item of items) {
      expect(item.about.site).toMatchObject({ country: 'DE', notAnOffer: true });
      expect(item.toConfirm).toContain('area');
    }
  });
});

describe('a load that is cut off', () => {
  beforeEach(fresh);
  afterEach(close);

  it.each([
    [3, 'before'],
    [70, 'after'],
    [110, 'before'],
    [150, 'after'],
  ] as const)('at call %i, %s it was worked on, goes on a day later', async (call, when) => {
    served.cutAt(call, when);
    await expect(load()).rejects.toThrow();
    await load('2027-02-28');
    await expectAllThereOnce();
  });

  it('says which call was refused, as whom and why', async () => {
    await world.call('POST', '/me/coordinator', { as: 'coordinator-of-another' });
    await expect(load()).rejects.toThrow('samples: POST /v1/regions as coordinator was answered 403');
  });
});
