import { afterAll, beforeAll, expect, it } from 'vitest';
import { actorFieldsSchema } from '#shared/domain/actor.ts';
import { needFieldsSchema } from '#shared/domain/need.ts';
import { dynamoSpaceIndex } from '#shared/store/dynamo/space-index.ts';
import { searchSpaces } from '#shared/usecases/search-spaces.ts';
import { aNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWorld, type World } from '#test/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const actor = actorFieldsSchema.parse({});
const needAt = (lat: number) => {
  const { title: _, ...fields } = aNeed({ places: [{ lat, lon: 13.4, radiusKm: 10 }] });
  return needFieldsSchema.parse(fields);
};
const foundIn = async (deps: World['deps'], lat: number): Promise<string[]> =>
  (await searchSpaces(deps, needAt(lat), actor, { limit: 20 })).items.map(({ spaceId }) => spaceId).sort();

it('looks at the best that it remembers before the table has said whether they still are', async () => {
  const site = await aVerifiedSite(world, 'ahead', { location: { lat: 57.1, lon: 13.4 } });
  const space = await aPublishedSpace(world, 'ahead', site.id);
  expect(await foundIn(world.deps, 57.1)).toEqual([space.id]);
  let looked = () => {};
  const hasLooked = new Promise<void>((resolve) => (looked = resolve));
  const spaces: World['deps']['spaces'] = {
    ...world.deps.spaces,
    glance: (...asked) => {
      looked();
      return world.deps.spaces.glance(...asked);
    },
  };
  const spaceIndex: World['deps']['spaceIndex'] = {
    ...world.deps.spaceIndex,
    async batches(...asked) {
      await hasLooked;
      return world.deps.spaceIndex.batches(...asked);
    },
  };
  expect(await foundIn({ ...world.deps, spaces, spaceIndex }, 57.1)).toEqual([space.id]);
});

it('answers what another container has written since, never what it remembers', async () => {
  const site = await aVerifiedSite(world, 'behind', { location: { lat: 58.1, lon: 13.4 } });
  const first = await aPublishedSpace(world, 'behind', site.id);
  const another = {
    ...world.deps,
    spaceIndex: dynamoSpaceIndex(world.table, world.deps.spaces, world.deps.bookings),
  };
  expect(await foundIn(another, 58.1)).toEqual([first.id]);
  const second = await aPublishedSpace(world, 'behind', site.id);
  expect(await foundIn(another, 58.1)).toEqual([first.id, second.id].sort());
  await world.call('POST', `/spaces/${first.id}/pause`, { as: 'behind', version: first.version });
  expect(await foundIn(another, 58.1)).toEqual([second.id]);
  const nearby = await aVerifiedSite(world, 'behind', { location: { lat: 58.11, lon: 13.41 } });
  const third = await aPublishedSpace(world, 'behind', nearby.id);
  expect(await foundIn(another, 58.1)).toEqual([second.id, third.id].sort());
  expect(await foundIn(another, 58.1)).toEqual([second.id, third.id].sort());
});
