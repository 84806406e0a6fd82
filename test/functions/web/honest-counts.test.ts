import { afterAll, beforeAll, expect, it } from 'vitest';
import { aHouse, apply, aSuitor, type House } from '#test/support/case-world.ts';
import { matcherOf } from '#test/support/matcher-of.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let house: House;
let need: { id: string };
beforeAll(async () => {
  world = await startWebWorld();
  house = await aHouse(world);
  need = await aSuitor(world);
});
afterAll(() => world.stop());

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const inBatches = async (count: number, make: (k: number) => Promise<void>) => {
  for (let k = 0; k < count; k += 10)
    await Promise.all(Array.from({ length: Math.min(10, count - k) }, (_, n) => make(k + n)));
};

it('what is new of a need is counted past a hundred, and says "or more" where it was not counted further', async () => {
  await matcherOf(world)('need', need.id);
  const personId = await world.personId('painter');
  const [told] = (await world.deps.notes.list(personId, { limit: 1 })).items;
  const more = (from: number, count: number) =>
    inBatches(count, (k) => {
      const id = `${'n'.repeat(20)}${String(from + k).padStart(4, '0')}`;
      return world.deps.commit([world.deps.notes.put({ ...told!, id, version: 1 })]);
    });
  const shown = async () => / (\S+ new) /.exec(text((await world.page('/needs', { as: 'painter' })).html))?.[1];
  expect(await shown()).toBe('1 new');
  await more(0, 139);
  expect(await shown()).toBe('140 new');
  await more(139, 380);
  expect(await shown()).toBe('500+ new');
}, 60_000);

it('applications that wait are counted behind newer ones that are decided, and "100+" where there are more', async () => {
  const { id } = (await apply(world, need.id, house.spaceId)).body;
  const first = await world.deps.applications.find(id);
  const more = (name: string, count: number, createdAt: string, state: 'sent' | 'declined') =>
    inBatches(count, async (k) => {
      const made = { ...first!, id: `${name}-${k}`, needId: `${name}-${k}`, createdAt, state };
      await world.deps.commit(world.deps.applications.create(made, world.deps.now()));
    });
  const tab = async () =>
    /Applications(?: \(([^)]+)\))?/.exec(
      text((await world.page(`/manage/spaces/${house.spaceId}`, { as: 'manager' })).html),
    )?.[1];
  await more('decided', 120, '2026-11-24T12:30:00.000Z', 'declined');
  expect(await tab()).toBe('1');
  await more('open', 110, '2026-11-24T12:40:00.000Z', 'sent');
  expect(await tab()).toBe('100+');
  expect(
    text((await world.page(`/manage/sites/${house.siteId}`, { as: 'manager' })).html).includes('Applications (100+)'),
  ).toBe(true);
}, 60_000);

it('rooms on offer go on over pages where houses are many, each on one of them, and the home page says "at least"', async () => {
  const [site, space] = await Promise.all([world.deps.sites.find(house.siteId), world.deps.spaces.find(house.spaceId)]);
  const before = text((await world.page('/')).html);
  expect(before).toMatch(/1.room in 1 site, counted today\./);
  expect((await world.page('/spaces')).html).not.toContain('More houses');
  await inBatches(104, async (k) => {
    const [siteId, spaceId] = [`house-${k}`, `room-${k}`];
    const room = { ...space!, id: spaceId, siteId, name: `Room number ${k};`, version: 1 };
    await world.deps.commit([
      world.deps.sites.put({ ...site!, id: siteId, name: `House number ${k};`, version: 1 }),
      world.deps.spaces.put(room),
      ...world.deps.spaces.link(room, 500),
    ]);
  });
  expect(text((await world.page('/')).html)).toMatch(/At least 100.rooms in 100 sites, counted today\./);
  const first = await world.page('/spaces');
  const next = /href="(\/spaces\?cursor=[^"]+)"/.exec(first.html)?.[1] ?? '';
  expect(text(first.html)).toContain('More houses');
  const second = await world.page(next);
  expect(text(second.html)).not.toContain('More houses');
  const names = [first, second].flatMap(({ html }) => html.match(/House number \d+;/g) ?? []);
  expect(new Set(names).size).toBe(104);
  expect((await world.page('/spaces?cursor=elsewhere')).status).toBe(400);
}, 60_000);
