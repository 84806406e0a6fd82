import { afterAll, beforeAll, expect, it } from 'vitest';
import { anActor, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

// A search that becomes a need: through signing in, the profile and the form, without being typed again.

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
  const { id } = await aVerifiedSite(world, 'manager', { town: 'Freiberg', purposes: ['painting'] });
  await aPublishedSpace(world, 'manager', id);
}, 60_000);
afterAll(() => world.stop());

const QUERY = 'activity=painting&place=Freiberg&km=25&min=22&max=44&budget=210&from=2027-01&stay=180-180';
const WHOM = `/needs/new?${QUERY}`;
const hrefTo = (html: string, start: string): string =>
  (new RegExp(`href="(${start.replace('?', '\\?')}[^"]*)"`).exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
const actionIn = (html: string): string =>
  (/action="(\/needs\/new[^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
const onceIn = (html: string): string => /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '';
const actorOf = async (as: string, fields = {}): Promise<string> =>
  (await world.call('POST', '/actors', { as, body: anActor(fields) })).body.id;
const needsOf = async (as: string, actorId: string) =>
  (await world.call('GET', `/actors/${actorId}/needs`, { as })).body.items;

it('leads a visitor from the results through signing in to the same search', async () => {
  const { html } = await world.page(`/spaces?${QUERY}`);
  const link = hrefTo(html, '/needs/new?');
  const { status, headers } = await world.page(link);
  expect([status, headers.get('location')]).toEqual([303, `/sign-in?next=${encodeURIComponent(link)}`]);
});

it('is posted by somebody new after they have said who they are, as it was searched for', async () => {
  const asked = await world.page(WHOM, { as: 'newcomer' });
  const profile = asked.headers.get('location') ?? '';
  expect(profile).toMatch(/^\/actors\/new\?activity=painting&/);
  const page = await world.page(profile, { as: 'newcomer' });
  expect(page.html).toContain('post it as a need');
  const form = { name: 'Brush and pan', kind: 'person', sector: 'creative', once: onceIn(page.html) };
  const check = (await world.page(profile, { as: 'newcomer', form })).headers.get('location') ?? '';
  const { html } = await world.page(check, { as: 'newcomer' });
  expect(html).toContain('22–44');
  expect(html).toContain('25\u00a0km');
  const once = { once: onceIn(html) };
  const posted = await world.page(actionIn(html), { as: 'newcomer', form: once });
  expect(posted.headers.get('location')).toMatch(/^\/needs\/[\w-]+\?posted$/);
  expect((await world.page(actionIn(html), { as: 'newcomer', form: once })).headers.get('location')).toBe(
    posted.headers.get('location'),
  );
  const [actorId = ''] = /(?<=actor=)[\w-]+/.exec(check) ?? [];
  const needs = await needsOf('newcomer', actorId);
  expect(needs).toHaveLength(1);
  expect(needs[0]).toMatchObject({
    state: 'open',
    activities: ['painting'],
    areaM2: { min: 22, max: 44 },
    budget: { cents: 21_000, currency: 'EUR', per: 'month' },
    when: { kind: 'stay', earliest: '2027-01-01', minDays: 180, maxDays: 180 },
    places: [{ radiusKm: 25 }],
  });
});

it('leaves a need that was begun before as it is', async () => {
  const actorId = await actorOf('weaver');
  const own = `/needs/new?actor=${actorId}&step=1`;
  await world.page(own, { as: 'weaver', form: { activities: 'textile', people: '7', draft: 'yes' } });
  const { html } = await world.page(WHOM, { as: 'weaver' });
  expect(html).toContain('You have begun another need.');
  await world.page(actionIn(html), { as: 'weaver', form: { once: onceIn(html) } });
  expect(await needsOf('weaver', actorId)).toHaveLength(1);
  expect((await world.page(own, { as: 'weaver' })).html).toMatch(/name="people"[^>]*value="7"/);
});

it('once a page of it is saved goes on with what was saved, however one comes back', async () => {
  const actorId = await actorOf('potter');
  const first = await world.page(`${WHOM}&step=2`, { as: 'potter' });
  const money = { min: '30', max: '50', budget: '300', currency: 'EUR', per: 'month' };
  const saved = await world.page(actionIn(first.html), { as: 'potter', form: money });
  expect(saved.headers.get('location')).toBe(`/needs/new?actor=${actorId}&step=3`);
  for (const address of [WHOM, `/needs/new?actor=${actorId}&step=4`]) {
    const { html } = await world.page(address.includes('step') ? address : `${address}&step=4`, { as: 'potter' });
    expect(html).toContain('30–50');
    expect(html).toContain('25\u00a0km');
  }
});

it('asks whose need it shall be where somebody speaks for several', async () => {
  const ids = [await actorOf('double', { name: 'A choir' }), await actorOf('double', { name: 'A band' })];
  const { headers } = await world.page(WHOM, { as: 'double' });
  const { html } = await world.page(headers.get('location') ?? '', { as: 'double' });
  for (const id of ids) expect(hrefTo(html, `/needs/new?actor=${id}`)).toContain('activity=painting');
});

it('keeps nothing of a search that cannot be searched for', async () => {
  await actorOf('odd');
  const { status, html } = await world.page('/needs/new?activity=juggling&min=9999&max=1', { as: 'odd' });
  expect([status, /value="9999"/.test(html)]).toEqual([200, false]);
});
