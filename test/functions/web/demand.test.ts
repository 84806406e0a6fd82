import { afterAll, beforeAll, expect, it } from 'vitest';
import { anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let spaceId: string;
beforeAll(async () => {
  world = await startWebWorld();
  const { id } = await aVerifiedSite(world, 'manager');
  spaceId = (await aPublishedSpace(world, 'manager', id)).id;
});
afterAll(() => world.stop());
const demand = (query = '') => world.page(`/manage/spaces/${spaceId}/demand${query}`, { as: 'manager' });

it('the demand round a house is counted only when asked for', async () => {
  const { html } = await demand();
  expect(html).toContain('Count now');
  expect(html).not.toContain('<table>');
});

it('nobody is said to be there while fewer than three look for a room', async () => {
  const { html } = await demand('?count=yes');
  expect(html).toContain('Fewer than three actors look for a room round here at the moment.');
  expect(html).not.toContain('<table>');
});

it('activities, sizes, budgets and seasons are told in bands, each bar in a table with its band in words', async () => {
  await Promise.all(
    [0, 1, 2, 3].map((n) => anOpenNeed(world, `looking${n}`, n === 0 ? { activities: ['painting', 'dance'] } : {})),
  );
  const { html } = await demand('?count=yes');
  const row = (name: string) =>
    new RegExp(`<th scope="row">${name}</th>(.*?)</tr>`, 's')
      .exec(html)?.[1]
      ?.replaceAll(/<[^>]+>/g, '')
      .trim();
  expect(row('Painting')).toBe('3–9');
  expect(row('25–50\u00a0m²')).toBe('3–9');
  expect(row('200–400\u00a0€')).toBe('3–9');
  expect(row('Jan – Mar 2027')).toBe('3–9');
  expect(row('Dance')).toBeUndefined();
  expect(html).toMatch(/Fewer than three each: [^.]*Dance/);
  expect(row('100–200\u00a0€')).toBe('0–2');
  expect(html).not.toMatch(/\sstyle="/);
  expect(html).toMatch(/<rect class="bar-fill" x="0" y="2" width="40"/);
});

it('fields of the map are told of at least three actors, as a table too, and stand still for a month', async () => {
  const location = { lat: 45.2, lon: 13.7 };
  const look = (n: number, lat: number) =>
    anOpenNeed(world, `coast${n}`, { places: [{ lat, lon: 13.6, radiusKm: 60 }], activities: ['dance'] });
  await Promise.all([0, 1, 2].map((n) => look(n, 45.21)));
  await Promise.all([3, 4].map((n) => look(n, 45.6)));
  await anOpenNeed(world, 'anywhere', { places: [{ country: 'DE' }] });
  const { id } = await aVerifiedSite(world, 'coast', { location, town: 'Poreč' });
  const room = (await aPublishedSpace(world, 'coast', id)).id;
  const count = async () => (await world.page(`/manage/spaces/${room}/demand?count=yes`, { as: 'coast' })).html;
  const cells = async () => (await world.call('GET', `/spaces/${room}/demand`, { as: 'coast' })).body;
  const field = { south: 45, north: 45.5, west: 13, east: 14, actors: '3-9' };
  const first = await count();
  expect(first).toContain('Where they look');
  expect(first).toContain('as of 24 November 2026');
  expect(first.match(/class="number plate"/g)).toHaveLength(1);
  const map = JSON.parse(/data-map="([^"]+)"/.exec(first)?.[1]?.replaceAll('&quot;', '"') ?? '{}');
  expect(map.cells).toEqual([{ south: 45, north: 45.5, west: 13, east: 14 }]);
  expect(map.rooms).toMatchObject([{ number: 1, town: '3–9', lat: 45.25, lon: 13.5 }]);
  expect(first).not.toMatch(/45\.21|45\.6\b|coast\d/);

  await look(5, 45.6); // a third one there: who watches the fields sees nothing of it today
  expect((await cells()).cells).toEqual([field]);
  world.at('2026-12-23T12:00:00Z');
  expect(await cells()).toMatchObject({ cells: [field], cellsCountedOn: '2026-11-24' });
  world.at('2026-12-25T12:00:00Z');
  expect((await cells()).cells).toEqual([{ ...field, south: 45.5, north: 46 }, field]);
  world.at('2026-11-24T12:00:00Z');
});
