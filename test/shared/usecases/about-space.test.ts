import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeSpaces } from '#shared/domain/packed/encode-spaces.ts';
import { decodeSpaces } from '#shared/domain/packed/packed-spaces.ts';
import type { Deps } from '#shared/store/deps.ts';
import { tellAbout } from '#shared/usecases/about-space.ts';
import { aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWorld, type World } from '#test/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const nothingRead: Pick<Deps, 'spaces' | 'sites'> = new Proxy({} as never, {
  get: () => {
    throw new Error('A noun was read');
  },
});

it('tells a hit from the columns, and the same by reading where these were written without its names', async () => {
  const site = await aVerifiedSite(world, 'manager', { town: 'Freiberg', building: 'smelter-house' });
  const space = await aPublishedSpace(world, 'manager', site.id);
  const gone = await aPublishedSpace(world, 'manager', site.id);
  const { told, ...rest } = (await world.deps.spaceIndex.read(site.id))!;
  const batches = [{ ...rest, told }, rest].map((entry) => decodeSpaces(encodeSpaces([entry])));
  const hitsIn = (batch: number) =>
    [space, gone].map(({ id }) => {
      const row = rest.spaces.findIndex((one) => one.id === id);
      return { spaceId: id, siteId: site.id, at: { batch, row } };
    });
  const fromColumns = await tellAbout(nothingRead, batches, hitsIn(0));
  expect(fromColumns.map(({ about }) => about.site)).toEqual([
    expect.objectContaining({ town: 'Freiberg' }),
    expect.any(Object),
  ]);
  expect(await tellAbout(world.deps, batches, hitsIn(1))).toEqual(fromColumns);
  const stored = (await world.deps.spaces.find(gone.id))!;
  await world.deps.commit([world.deps.spaces.put({ ...stored, state: 'paused', version: stored.version + 1 })]);
  expect((await tellAbout(world.deps, batches, hitsIn(1))).map(({ spaceId }) => spaceId)).toEqual([space.id]);
});
