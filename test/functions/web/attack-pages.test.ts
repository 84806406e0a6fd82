import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeNext } from '#functions/web/safe-next.ts';
import { anActor, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

// What somebody tries who has read the pages' source and means no good.

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
}, 60_000);
afterAll(() => world.stop());

describe('where to go on', () => {
  it.each(['/.//evil.test', '/./\\evil.test', '/%2e//evil.test', '/a/..//evil.test/x?y', '/.\t//evil.test'])(
    '%j, which a browser reads as another host, leads nowhere else',
    async (next) => {
      expect(safeNext(next)).toBe('/');
      const signIn = await world.page(`/sign-in?next=${encodeURIComponent(next)}`, { as: 'ana' });
      expect(signIn.headers.get('location')).toBe('/');
      const language = await world.page('/language', { as: 'ana', form: { lang: 'en', next } });
      expect(language.headers.get('location')).toBe('/');
    },
  );
});

describe('a form that is made to take time', () => {
  it('of a place as long as a letter is answered at once, and read again at once', async () => {
    const { id } = (await world.call('POST', '/actors', { as: 'ben', body: anActor() })).body;
    const place1 = `a,${' '.repeat(700)}b,(`;
    const path = `/needs/new?actor=${id}&step=3`;
    const before = performance.now();
    const { status } = await world.page(path, { as: 'ben', form: { place1, place2: place1, place3: place1 } });
    await world.page(path, { as: 'ben' });
    expect(status).toBe(422);
    expect(performance.now() - before).toBeLessThan(10_000); // 20 s it took
  });
});

describe('an id longer than any key', () => {
  const long = 'x'.repeat(3000);
  it.each([
    ['/spaces', undefined],
    ['/sites', undefined],
    ['/needs', 'ana'],
    ['/invitations', 'ana'],
    ['/inbox', 'ana'],
    ['/manage/spaces', 'ana'],
    ['/coordination/sites', 'coordinator'],
  ])('at %s is of nothing', async (path, as) => {
    await world.call('POST', '/me/coordinator', { as: 'coordinator' });
    expect((await world.page(`${path}/${long}`, as === undefined ? {} : { as })).status).toBe(404);
  });

  it('in a form or behind a notice is of nothing', async () => {
    const leave = { kind: 'actor', id: long, version: '1' };
    expect((await world.page('/settings/leave', { as: 'ana', form: leave })).status).toBe(404);
    expect((await world.page(`/coordination/sites?verified=${long}`, { as: 'coordinator' })).status).toBe(200);
  });
});

describe('a form that no page of ours has', () => {
  const post = async (type: string, body: string | Uint8Array<ArrayBuffer>) =>
    (
      await world.web.request(`${world.origin}/settings/leave`, {
        method: 'POST',
        headers: { 'content-type': type, origin: world.origin, cookie: await world.cookie('ana') },
        body,
      })
    ).status;

  it.each([
    ['in parts, and broken', 'multipart/form-data; boundary=x', '--x\r\nno part', 415],
    ['in JSON', 'application/json', '{"csrf":"x"}', 415],
    ['of bytes that are no text', 'application/x-www-form-urlencoded', new Uint8Array([0xff, 0x3d, 0xff]), 403],
    ['of a megabyte', 'application/x-www-form-urlencoded', `a=${'x'.repeat(1024 * 1024)}`, 413],
    [
      'of bytes that are read as three each',
      'application/x-www-form-urlencoded',
      new Uint8Array(200_000).fill(255),
      413,
    ],
  ])('%s is refused, and nothing fails', async (_, type, body, status) => {
    expect(await post(type, body)).toBe(status);
  });

  it('is kept as a draft as far as the table holds it, half a character left out', async () => {
    const { id } = (await world.call('POST', '/actors', { as: 'cyd', body: anActor() })).body;
    const draft = { draft: 'yes' };
    const cut = { ...draft, name: `${'x'.repeat(8999)}\u{1f600}` };
    expect((await world.page('/manage/sites/new', { as: 'cyd', form: cut })).status).toBe(303);
    expect((await world.page('/manage/sites/new', { as: 'cyd' })).status).toBe(200);
    const path = `/needs/new?actor=${id}&step=`;
    const fields = (names: string[]) =>
      Object.fromEntries(names.map((name) => [name, Array(7).fill('x'.repeat(8000))]));
    const answers = [
      await world.page(`${path}1`, { as: 'cyd', form: { ...draft, ...fields(['title', 'kind', 'people', 'noise']) } }),
      await world.page(`${path}2`, { as: 'cyd', form: { ...draft, ...fields(['min', 'max', 'ideal', 'budget']) } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([303, 413]);
  });
});

describe('text that nobody types', () => {
  it('is taken out where it comes in: marks that turn the direction of a name, and control characters', async () => {
    const { id, version } = (await world.call('POST', '/actors', { as: 'dan', body: anActor() })).body;
    const form = { version: String(version), name: 'eno\u202edloh\u2066 \u0007x', kind: 'person', sector: 'creative' };
    expect((await world.page(`/actors/${id}/edit`, { as: 'dan', form })).status).toBe(303);
    expect((await world.call('GET', `/actors/${id}`, { as: 'dan' })).body.name).toBe('enodloh x');
  });
});

describe('what the API would refuse', () => {
  const ONCE = 'a-key-of-this-one-form';
  it('is no booking either: one that ends after the last day there is would never be read again', async () => {
    const { id: siteId } = await aVerifiedSite(world, 'eva');
    const { id } = await aPublishedSpace(world, 'eva', siteId);
    const path = `/manage/spaces/${id}/bookings/new`;
    const form = { once: ONCE, kind: 'block', from: '2100-12-31', takes: 'all' };
    expect((await world.page(path, { as: 'eva', form })).status).toBe(422);
    const calendar = await world.page(`/manage/spaces/${id}/calendar?month=2100-11`, { as: 'eva' });
    expect(calendar.status).toBe(200);
    expect((await world.call('GET', `/spaces/${id}/bookings`, { as: 'eva' })).body.items).toEqual([]);
  });

  it('is no name of a region either, nor a reason: what is sent to a field of one line is one line', async () => {
    const form = { once: ONCE, name: 'North\n\u0085and  south', countries: 'DE' };
    const { headers } = await world.page('/coordination/regions', { as: 'coordinator', form });
    const made = /regions\/([^?]+)/.exec(headers.get('location') ?? '')?.[1];
    expect((await world.call('GET', `/regions/${made}`)).body.name).toBe('North and south');
    const { id, version } = await aVerifiedSite(world, 'eva', { name: 'Another house' });
    const back = { version: String(version), reason: 'Say\u0085 where\tit is' };
    const returned = await world.page(`/coordination/sites/${id}/return`, { as: 'coordinator', form: back });
    expect(returned.status).toBe(303);
    expect((await world.call('GET', `/sites/${id}`, { as: 'eva' })).body.returnedBecause).toBe('Say where it is');
  });
});
