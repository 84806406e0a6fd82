import { afterAll, beforeAll, expect, it } from 'vitest';
import { anActor } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
}, 60_000);
afterAll(() => world.stop());

const onceIn = (html: string): string => /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '';
const actorOf = async (member: string) =>
  (await world.call('POST', '/actors', { as: member, body: anActor() })).body as { id: string; version: number };

it('leads somebody new to a profile, which is made once however often it is sent', async () => {
  expect((await world.page('/needs', { as: 'new' })).html).toContain('href="/actors/new"');
  const { html } = await world.page('/actors/new', { as: 'new' });
  const form = {
    ...{ once: onceIn(html), name: 'The <i>weavers</i>', kind: 'collective', sector: 'creative' },
    ...{ disciplines: ['crafts', 'design'], offers: ['course'], place: 'Freiberg, Germany', at: '', country: 'DE' },
    ...{ website: 'weavers.example.org', about: 'We weave.\n\nSince 2019.' },
  };
  const made = await world.page('/actors/new', { as: 'new', form });
  const location = made.headers.get('location') ?? '';
  expect(location).toMatch(/^\/actors\/[\w-]+\?saved$/);
  expect((await world.page('/actors/new', { as: 'new', form })).headers.get('location')).toBe(location);
  const shown = (await world.page(location, { as: 'new' })).html;
  expect(shown).toContain('The &lt;i&gt;weavers&lt;/i&gt;');
  expect(shown).toContain('https://weavers.example.org');
  const actor = (await world.call('GET', location.replace('?saved', ''), { as: 'new' })).body;
  expect(actor).toMatchObject({
    kind: 'collective',
    disciplines: ['crafts', 'design'],
    home: { lat: expect.any(Number) },
  });
  expect((await world.call('GET', '/actors', { as: 'new' })).body.items).toHaveLength(1);
});

it('says what is wrong with a profile beside the fields, as typed', async () => {
  const form = { once: 'x'.repeat(30), name: '', kind: 'person', place: 'Atlantis', mail: 'nowhere', website: 'http:' };
  const { status, html } = await world.page('/actors/new', { as: 'wrong', form });
  expect(status).toBe(422);
  expect(html).toContain('Name is missing.');
  expect(html).toContain('We know no place called Atlantis.');
  const mail = await world.page('/actors/new', { as: 'wrong', form: { ...form, name: 'N', place: '', website: '' } });
  expect(mail.status).toBe(422);
  expect(mail.html).toMatch(/name="mail"[^>]*value="nowhere"/);
});

it('keeps a profile as a draft', async () => {
  const form = { once: 'x'.repeat(30), name: 'Half', draft: 'yes' };
  expect((await world.page('/actors/new', { as: 'half', form })).headers.get('location')).toBe('/needs?kept');
  expect((await world.page('/needs', { as: 'half' })).html).toContain('A profile is begun');
  expect((await world.page('/actors/new', { as: 'half' })).html).toMatch(/name="name"[^>]*value="Half"/);
});

it('changes a profile, and keeps what was typed when somebody else was faster', async () => {
  const { id, version } = await actorOf('changer');
  const form = { name: 'Mine', kind: 'person', sector: 'trade', version: String(version) };
  await world.call('PATCH', `/actors/${id}`, { as: 'changer', version, body: { name: 'Theirs' } });
  const stale = await world.page(`/actors/${id}/edit`, { as: 'changer', form });
  expect(stale.status).toBe(412);
  expect(stale.html).toMatch(/name="name"[^>]*value="Mine"/);
  const newer = { ...form, version: String(version + 1) };
  expect((await world.page(`/actors/${id}/edit`, { as: 'changer', form: newer })).status).toBe(303);
  expect((await world.call('GET', `/actors/${id}`, { as: 'changer' })).body).toMatchObject({
    name: 'Mine',
    sector: 'trade',
  });
});

it('invites by mail, lists who waits, and lets the last member stay', async () => {
  const { id } = await actorOf('host');
  const path = `/actors/${id}/members`;
  const { html } = await world.page(path, { as: 'host' });
  const wrong = await world.page(path, { as: 'host', form: { once: onceIn(html), mail: 'somebody' } });
  expect([wrong.status, wrong.html.includes('You wrote “somebody”.')]).toEqual([422, true]);
  const form = { once: onceIn(wrong.html), mail: 'guest@example.org' };
  expect((await world.page(path, { as: 'host', form })).headers.get('location')).toBe(`${path}?invited`);
  const after = (await world.page(path, { as: 'host' })).html;
  expect(after).toContain('guest@example.org');
  expect(after).toContain('Open until Tuesday, 8 December 2026');
  const me = { person: await world.personId('host'), version: '1' };
  const left = await world.page(`${path}/remove`, { as: 'host', form: me });
  expect(left.headers.get('location')).toBe(`${path}?last`);
});

it('is nobody else’s, and no more a former member’s', async () => {
  const { id } = await actorOf('keeper');
  const leaver = await world.personId('leaver');
  const at = world.deps.now().toISOString();
  const scope = { kind: 'actor', id } as const;
  const membership = { schemaVersion: 1, personId: leaver, scope, role: 'member', since: at, version: 1 } as const;
  await world.deps.commit(world.deps.memberships.add(membership));
  const paths = [`/actors/${id}`, `/actors/${id}/edit`, `/actors/${id}/members`, `/needs/new?actor=${id}`];
  for (const path of paths) {
    expect((await world.page(path)).headers.get('location')).toMatch(/^\/sign-in/);
    expect((await world.page(path, { as: 'stranger' })).status).toBe(404);
    expect((await world.page(path, { as: 'leaver' })).status).toBe(200);
  }
  const removed = { person: leaver, version: '1' };
  const gone = await world.page(`/actors/${id}/members/remove`, { as: 'keeper', form: removed });
  expect(gone.headers.get('location')).toBe(`/actors/${id}/members?removed`);
  for (const path of paths) expect((await world.page(path, { as: 'leaver' })).status).toBe(404);
});
