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
  expect(row('Jan 2027 to Mar 2027')).toBe('3–9');
  expect(row('Dance')).toBeUndefined();
  expect(html).toMatch(/Fewer than three each: [^.]*Dance/);
  expect(row('100–200\u00a0€')).toBe('0–2');
  expect(html).not.toMatch(/\sstyle="/);
  expect(html).toMatch(/<rect class="bar-fill" x="0" y="2" width="40"/);
});
