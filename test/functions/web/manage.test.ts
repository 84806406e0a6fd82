import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPublishedSpace, aSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
});
afterAll(() => world.stop());

const SITE = { name: 'The weighing house', place: 'Freiberg', building: 'smelter-house', mail: 'house@example.org' };
const onceOf = (html: string): string => /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '';
const listed = async (as: string, fields: Record<string, string> = {}) => {
  const once = onceOf((await world.page('/manage/sites/new', { as })).html);
  return world.page('/manage/sites/new', { as, form: { ...SITE, once, ...fields } });
};

describe('a manager', () => {
  it('lists a house with a few answers, and finds it among their own', async () => {
    const { status, headers } = await listed('warden');
    expect(status).toBe(303);
    const address = headers.get('location') ?? '';
    expect(address).toMatch(/^\/manage\/sites\/[\w-]+\?made$/);
    expect((await world.page(address, { as: 'warden' })).html).toContain('The weighing house');
    expect((await world.page('/manage', { as: 'warden' })).html).toContain('The weighing house');
  });

  it('is told beside the field what is wrong, and finds typed what was typed', async () => {
    const { status, html } = await listed('warden', { name: '', mail: 'nowhere' });
    expect(status).toBe(422);
    expect(html).toContain('value="nowhere"');
    expect(html).toContain('id="name-fault"');
    expect(html).toContain('id="mail-fault"');
  });

  it('changes what is known of the house, and hands it in', async () => {
    const { headers } = await listed('keeper', { name: 'The rope walk' });
    const path = (headers.get('location') ?? '').replace('?made', '');
    const form = (await world.page(`${path}/edit`, { as: 'keeper' })).html;
    const version = /name="version" value="(\d+)"/.exec(form)?.[1] ?? '';
    const change = { ...SITE, version, name: 'The rope walk', year: '1840', hazards: 'A well', hazardsLang: 'en' };
    const changed = await world.page(`${path}/edit`, { as: 'keeper', form: change });
    expect([changed.status, changed.headers.get('location')]).toEqual([303, `${path}?saved`]);
    const again = (await world.page(`${path}/edit`, { as: 'keeper' })).html;
    expect(again).toContain('value="1840"');
    expect(again).toContain('A well');
    const stale = await world.page(`${path}/edit`, { as: 'keeper', form: change });
    expect(stale.status).toBe(412);
    const state = { move: 'submit', version: String(Number(version) + 1) };
    expect((await world.page(`${path}/state`, { as: 'keeper', form: state })).status).toBe(303);
    expect((await world.call('GET', path.replace('/manage', ''), { as: 'keeper' })).body.state).toBe('submitted');
  });

  it('stops in the middle of eight questions and finds them again', async () => {
    const { headers } = await listed('keeper', { name: 'The mill' });
    const path = (headers.get('location') ?? '').replace('?made', '');
    const once = onceOf((await world.page(`${path}/spaces/new`, { as: 'keeper' })).html);
    const form = { areaM2: '41', 'unit.0': 'month.space', once };
    const stopped = await world.page(`${path}/spaces/new`, { as: 'keeper', form: { ...form, draft: 'yes' } });
    expect([stopped.status, stopped.headers.get('location')]).toEqual([303, `${path}?kept`]);
    expect((await world.page(`${path}?kept`, { as: 'keeper' })).html).toContain('Go on with the room you began');
    expect((await world.page(`${path}/spaces/new`, { as: 'keeper' })).html).toContain('value="41"');
    expect((await world.page(`${path}/spaces/new`, { as: 'keeper', form })).status).toBe(422);
  });

  it('is led from a published room to handing the house in, which nobody sees before', async () => {
    const { headers } = await listed('keeper', { name: 'The brewery' });
    const path = (headers.get('location') ?? '').replace('?made', '');
    const id = path.replace('/manage', '');
    const { body } = await world.call('POST', `${id}/spaces`, { as: 'keeper', body: aSpace() });
    const form = { move: 'publish', version: String(body.version) };
    const published = await world.page(`/manage/spaces/${body.id}/state`, { as: 'keeper', form });
    expect(published.headers.get('location')).toBe(`${path}?roomPublished`);
    const { html } = await world.page(`${path}?roomPublished`, { as: 'keeper' });
    expect(html).toMatch(/<button class="button plate"[^>]*aria-label="Send it to be verified: The brewery"/);
  });

  it('sees who else manages the house', async () => {
    const { headers } = await listed('keeper', { name: 'The lock house' });
    const path = (headers.get('location') ?? '').replace('?made', '');
    expect((await world.page(`${path}/members`, { as: 'keeper' })).html).toContain('Who manages The lock house');
  });
});

it('takes back an invitation to manage a house, once', async () => {
  const { id: siteId } = await aVerifiedSite(world, 'host');
  const path = `/manage/sites/${siteId}/members`;
  const once = onceOf((await world.page(path, { as: 'host' })).html);
  await world.page(path, { as: 'host', form: { mail: 'guest@example.org', once } });
  const { html } = await world.page(path, { as: 'host' });
  expect(html).toContain('guest@example.org');
  const invitation = /name="invitation" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const form = { invitation, version: '1' };
  expect((await world.page(`${path}/withdraw`, { as: 'stranger', form })).status).toBe(404);
  const where = async () => (await world.page(`${path}/withdraw`, { as: 'host', form })).headers.get('location');
  expect([await where(), await where()]).toEqual([`${path}?withdrawn`, `${path}?answered`]);
  expect((await world.page(`${path}?withdrawn`, { as: 'host' })).html).not.toContain('guest@example.org');
});

it('shows a coordinator that somebody is invited to manage a house, and not who', async () => {
  const { id: siteId } = await aVerifiedSite(world, 'hostess');
  const body = { scope: { kind: 'site', id: siteId }, mail: 'hidden@example.org' };
  await world.call('POST', '/memberships/invitations', { as: 'hostess', body });
  const { html } = await world.page(`/manage/sites/${siteId}/members`, { as: 'coordinator' });
  expect(html).toContain('Invited, no answer yet');
  expect(html).not.toContain('hidden@example.org');
});

it('answers a visitor with the way to sign in, and a stranger with nothing', async () => {
  const { id: siteId } = await aVerifiedSite(world, 'owner');
  const { id: spaceId } = await aPublishedSpace(world, 'owner', siteId);
  const pages = ['', '/edit', '/members', '/spaces/new'].map((page) => `/manage/sites/${siteId}${page}`);
  for (const path of [...pages, `/manage/spaces/${spaceId}/edit`]) {
    expect((await world.page(path, { as: 'owner' })).status, path).toBe(200);
    expect((await world.page(path)).status, path).toBe(303);
    expect((await world.page(path, { as: 'stranger' })).status, path).toBe(404);
  }
  const archive = { move: 'archive', version: '1', sure: 'yes' };
  expect((await world.page(`/manage/sites/${siteId}/state`, { as: 'stranger', form: archive })).status).toBe(404);
  expect((await world.page(`/manage/spaces/${spaceId}/state`, { as: 'stranger', form: archive })).status).toBe(404);
});
