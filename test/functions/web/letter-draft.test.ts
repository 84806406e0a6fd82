import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aHouse, aSuitor, type House } from '#test/support/case-world.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let house: House;
let member = '';
let need: { id: string };
let path = '';
let n = 0;
beforeAll(async () => {
  world = await startWebWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  n += 1;
  member = `painter${n}`;
  house = await aHouse(world, `manager${n}`);
  need = await aSuitor(world, member);
  path = `/spaces/${house.spaceId}/apply`;
});

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const letterOf = (html: string) => /<textarea[^>]*name="letter"[^>]*>([^<]*)</.exec(html)?.[1]?.trim();
const send = (form: Record<string, string>, as = member) =>
  world.page(path, { as, form: { need: need.id, once: randomUUID(), ...form } });
const open = async (query = '', as = member) => (await world.page(`${path}?need=${need.id}${query}`, { as })).html;

it('a letter that is put aside is there again, with its links, and among one’s applications until it is sent', async () => {
  const { status, headers } = await send({ letter: 'Dear house,', links: 'not a link', draft: 'yes' });
  expect([status, headers.get('location')]).toEqual([303, `${path}?need=${need.id}&kept`]);
  const page = await open('&kept');
  expect(letterOf(page)).toBe('Dear house,');
  expect(page).toContain('not a link');
  expect(text(page)).toContain('Kept as a draft. It is here when you come back.');
  const list = async () => text((await world.page('/applications', { as: member })).html);
  expect(await list()).toContain('A letter is begun and not sent: Studio under the roof.');
  expect((await world.page(`/manage/sites/${house.siteId}/applications`, { as: `manager${n}` })).html).not.toContain(
    'Dear house',
  );
  const sent = await send({ letter: 'Dear house, may we?', links: '' });
  expect(sent.headers.get('location')).toMatch(/^\/applications\/[\w-]+\?sent$/);
  expect(await list()).not.toContain('is begun and not sent');
  expect(await world.deps.drafts.list(await world.personId(member))).toEqual([]);
});

it('a letter sent with a fault is kept as it was typed, and can be thrown away', async () => {
  expect((await send({ letter: 'Dear house,', links: 'ftp://nowhere' })).status).toBe(422);
  expect(letterOf(await open())).toBe('Dear house,');
  const { headers } = await world.page(`${path}/discard`, { as: member, form: { need: need.id } });
  expect(headers.get('location')).toBe(`${path}?need=${need.id}&discarded`);
  const page = await open('&discarded');
  expect(letterOf(page)).toBe('');
  expect(text(page)).not.toContain('Throw the draft away');
});

it('questions ticked since are added to the letter that was begun, once', async () => {
  await send({ letter: 'Dear house,', draft: 'yes' });
  const asked = letterOf(await open('&ask=the%20price')) ?? '';
  expect(asked).toMatch(/^Dear house,\n\n.*\n– the price$/s);
  await send({ letter: asked, draft: 'yes' });
  expect(letterOf(await open('&ask=the%20price'))).toBe(asked);
});

it('a letter that can no longer be sent is not lost', async () => {
  const { version } = (await world.call('GET', `/spaces/${house.spaceId}`, { as: `manager${n}` })).body;
  await world.call('PATCH', `/spaces/${house.spaceId}`, {
    as: `manager${n}`,
    version,
    body: { available: { from: '2030-01-01' } },
  });
  await send({ letter: 'Dear house,', links: '' });
  const [draft] = await world.deps.drafts.list(await world.personId(member));
  expect(draft?.answers['letter']).toEqual(['Dear house,']);
});

it('is of one person, room and need: nobody else finds it, not even a member of the same actor', async () => {
  await send({ letter: 'Dear house,', draft: 'yes' });
  const stranger = await world.page(`${path}?need=${need.id}`, { as: 'stranger' });
  expect(stranger.status).toBe(404);
  expect((await world.page(`${path}/discard`, { as: 'stranger', form: { need: need.id } })).status).toBe(404);
  const other = await aSuitor(world, member);
  expect(letterOf((await world.page(`${path}?need=${other.id}`, { as: member })).html)).toBe('');
  expect(letterOf(await open())).toBe('Dear house,');
});
