import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWorld, type World } from '#test/support/world.ts';

type Item = { spaceId: string; siteId: string; about: { site: { name: string; locationPrecision: string } } };
type Cluster = { lat: number; lon: number; sites: number; spaces: number; samples: number; siteId: string | null };

let world: World;
/** By site: where it lies and its spaces. */
const houses: { id: string; lat: number; lon: number; spaceIds: string[] }[] = [];
beforeAll(async () => {
  world = await startWorld();
  for (const [n, [lat, lon]] of [
    [50.1, 10.1],
    [50.1004, 10.1004],
    [50.4, 10.6],
    [51.9, 14.2],
    [-16.5, 179.9],
    [-16.5, -179.9],
  ].entries() as Iterable<[number, [number, number]]>) {
    const site = await aVerifiedSite(world, 'keeper', { name: `House ${n}`, location: { lat, lon } });
    const kinds = n === 0 ? ['studio', 'hall'] : ['studio'];
    const spaceIds: string[] = [];
    for (const kind of kinds)
      spaceIds.push(
        (
          await aPublishedSpace(world, 'keeper', site.id, {
            kind,
            activities: n === 2 ? null : kind === 'hall' ? ['dance'] : ['painting'],
            areaM2: kind === 'hall' ? 200 : 30,
          })
        ).id,
      );
    houses.push({ id: site.id, lat, lon, spaceIds });
  }
});
afterAll(() => world.stop());

const browse = async (query: string): Promise<{ items: Item[]; next: string | null }> => {
  const { status, body } = await world.call('GET', `/spaces?${query}`);
  expect(status).toBe(200);
  return body as never;
};
const idsIn = async (query: string): Promise<string[]> => (await browse(query)).items.map(({ spaceId }) => spaceId);
const clusters = async (query: string): Promise<{ zoom: number; clusters: Cluster[] }> =>
  (await world.call('GET', `/clusters?${query}`)).body as never;
const spacesOf = (...numbers: number[]): string[] => numbers.flatMap((n) => houses[n]!.spaceIds).sort();

describe('spaces in a map window', () => {
  it('are those whose house lies in it, by id, a page at a time', async () => {
    expect(await idsIn('box=10,50,11,51')).toEqual(spacesOf(0, 1, 2));
    expect(await idsIn('box=179.5,-17,-179.5,-16')).toEqual(spacesOf(4, 5));
    const paged: string[] = [];
    let cursor = '';
    do {
      const { items, next } = await browse(`box=10,50,15,52&limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...items.map(({ spaceId }) => spaceId));
      cursor = next ?? '';
    } while (cursor);
    expect(paged).toEqual(spacesOf(0, 1, 2, 3));
  });

  it('pass by activity, kind and area, of which what is not said is no miss', async () => {
    const [, hall] = houses[0]!.spaceIds;
    expect(await idsIn('box=10,50,11,51&activity=dance')).toEqual([hall!, ...spacesOf(2)].sort());
    expect(await idsIn('box=10,50,11,51&kind=hall')).toEqual([hall]);
    expect(await idsIn('box=10,50,11,51&minAreaM2=100')).toEqual([hall]);
    const { status } = await world.call('GET', '/spaces?box=10,50,11,51&activity=sleeping');
    expect(status).toBe(422);
    expect((await world.call('GET', '/spaces?activity=dance')).status).toBe(422);
  });

  it('are told with their house, and gone once they are paused', async () => {
    const site = await aVerifiedSite(world, 'keeper', { name: 'Kept for now', location: { lat: 45.1, lon: 5.1 } });
    const space = await aPublishedSpace(world, 'keeper', site.id);
    const { items } = await browse('box=5,45,6,46');
    expect(items).toMatchObject([{ siteId: site.id, areaM2: 30, activities: ['painting'] }]);
    expect(items[0]!.about).toMatchObject({ space: { kind: 'studio' }, site: { name: 'Kept for now' } });
    await world.call('POST', `/spaces/${space.id}/pause`, { as: 'keeper', version: space.version });
    expect(await idsIn('box=5,45,6,46')).toEqual([]);
    expect((await clusters('box=5,45,6,46&zoom=8')).clusters).toEqual([]);
  });
});

describe('clusters of a map window', () => {
  it('count every space once, together from afar and by house from near', async () => {
    const near = await clusters('box=10,50,11,51&zoom=9');
    const first = { lat: 50.1002, lon: 10.1002, sites: 2, spaces: 3, samples: 0, siteId: null };
    const second = { lat: 50.4, lon: 10.6, sites: 1, spaces: 1, samples: 0, siteId: houses[2]!.id };
    expect(near).toEqual({ zoom: 9, clusters: [first, second] });
    const far = await clusters('box=10,50,15,52&zoom=2');
    expect(far.clusters).toMatchObject([{ sites: 4, spaces: 5 }]);
    const nearest = await clusters('box=10,50,11,51&zoom=18');
    expect(nearest.clusters.map(({ siteId }) => siteId).sort()).toEqual(
      houses
        .slice(0, 3)
        .map(({ id }) => id)
        .sort(),
    );
    expect((await clusters('box=10,50,11,51&zoom=9&kind=hall')).clusters).toMatchObject([{ sites: 1, spaces: 1 }]);
  });

  it('stay as they are when the map moves', async () => {
    const [here, there] = [await clusters('box=9,49,11.1,51&zoom=9'), await clusters('box=10,50,12,51&zoom=9')];
    expect(here.clusters).toEqual(there.clusters);
  });

  it('tell no place more exactly than the site itself is published', async () => {
    const { body } = await world.call('GET', `/sites/${houses[2]!.id}`);
    const { clusters: found } = await clusters('box=10.5,50.3,10.7,50.5&zoom=18');
    expect(found).toMatchObject([{ lat: body.location.lat, lon: body.location.lon }]);
  });
});
