import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherPages } from '#functions/web/pages/other-pages.ts';
import { safeNext } from '#functions/web/safe-next.ts';
import { cookieJar } from '#functions/web/session.ts';
import type { WebDeps } from '#functions/web/web-deps.ts';
import { anActor, anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
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

describe('an address that begins with two slashes', () => {
  it('is not there, and no link of the page that says so leads to the host it could name', async () => {
    const answer = await world.web.request(`${world.origin}//evil.test/x`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toMatch(/(?:href|value)="\/\/evil/);
  });
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

describe('a link on another site', () => {
  it('does not use up what a house may have counted in a day', async () => {
    const { id: siteId } = await aVerifiedSite(world, 'fay');
    const { id } = await aPublishedSpace(world, 'fay', siteId);
    const from = (site: string) => ({ as: 'fay', headers: { 'sec-fetch-site': site } });
    for (let n = 0; n < 21; n += 1)
      expect((await world.page(`/manage/spaces/${id}?mirror=yes`, from('cross-site'))).status).toBe(200);
    const demand = await world.page(`/manage/spaces/${id}/demand?count=yes`, from('same-origin'));
    expect(demand.status).toBe(200);
    expect(demand.html).not.toContain('name="count"'); // it was counted
  });
});

describe('markup that somebody writes', () => {
  const MARKUP = '</script></textarea></title>"\'><img src=x onerror=alert(1)>${7*7}{day}';
  const text = { lang: 'en', text: MARKUP };

  it('stays text on every page that shows it: in titles, attributes, forms, the map and JSON-LD', async () => {
    const site = await aVerifiedSite(world, 'gil', {
      ...{ name: MARKUP, town: MARKUP, address: MARKUP, operator: MARKUP, year: MARKUP.slice(0, 60) },
      ...{ story: text, transport: text, hazards: text, protectionForbids: text, houseRules: text },
      links: [{ title: MARKUP, url: `https://example.org/?q=${encodeURIComponent(MARKUP)}` }],
      contact: { mail: 'house@example.org', phone: '"><b>1', website: 'https://example.org' },
    });
    const space = await aPublishedSpace(world, 'gil', site.id, { name: MARKUP, story: text, forbidden: text });
    const need = await anOpenNeed(world, 'ida', { title: MARKUP }, { name: MARKUP, about: MARKUP });
    const body = { spaceId: space.id, letter: MARKUP, links: ['https://example.org/"><b>'] };
    const sent = await world.call('POST', `/needs/${need.id}/applications`, { as: 'ida', body });
    const application = `/applications/${sent.body.id}`;
    const odd = encodeURIComponent(MARKUP);
    const pages: [as: string | undefined, ...paths: string[]][] = [
      [
        undefined,
        '/',
        '/spaces',
        '/sites',
        `/spaces/${space.id}`,
        `/sites/${site.id}`,
        `/spaces?place=${odd}`,
        `/${odd}`,
      ],
      [
        'ida',
        '/needs',
        `/needs/${need.id}`,
        `/needs/${need.id}/spaces/${space.id}`,
        `/actors/${need.actorId}`,
        application,
      ],
      [
        'ida',
        `/actors/${need.actorId}/edit`,
        `/needs/${need.id}/edit`,
        '/applications',
        `/spaces/${space.id}/apply?ask=${odd}`,
      ],
      ['gil', `/manage/sites/${site.id}`, `/manage/sites/${site.id}/edit`, `/manage/spaces/${space.id}?invited=${odd}`],
      ['gil', `/manage/spaces/${space.id}/edit`, `/manage/sites/${site.id}/applications`, application],
      ['coordinator', `/coordination/sites/${site.id}`, `/coordination/sites?verified=${site.id}`],
    ];
    for (const [as, ...paths] of pages)
      for (const path of paths) {
        const { html } = await world.page(path, as === undefined ? {} : { as });
        expect(html, path).not.toMatch(/<img src=x|<b>1|\son\w+=[^&]*alert\(1\)>/);
        expect(html, path).not.toMatch(/href="(?!\/|#|https?:|mailto:|tel:)/);
      }
    const { html } = await world.page(`/sites/${site.id}`);
    const [, json = ''] = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(html) ?? [];
    expect(JSON.parse(json).name).toBe(MARKUP);
  });

  it('is no address that a link could lead to unless it is of the web', async () => {
    const { id, version } = (await world.call('POST', '/actors', { as: 'kim', body: anActor() })).body;
    for (const website of ['javascript://x/%0aalert(1)', 'data:text/html,x', 'vbscript://x']) {
      const form = { version: String(version), name: 'Kim', kind: 'person', sector: 'creative', website };
      expect((await world.page(`/actors/${id}/edit`, { as: 'kim', form })).status, website).toBe(422);
    }
  });
});

describe('every address that forms are sent to', () => {
  const addresses = () =>
    otherPages
      .flatMap((page) => page({ ...world.deps, publicOrigin: world.origin } as unknown as WebDeps).routes)
      .filter(({ method }) => method === 'POST')
      .map(({ path }) => path.replace(/:\w+(?:\{(\w+)[^}]*\})?/g, (_, first?: string) => first ?? 'x'));

  it('takes none without the token of the session, from another site, or from nobody', async () => {
    expect(addresses().length).toBeGreaterThan(30);
    for (const path of addresses()) {
      const foreign = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' };
      expect((await world.page(path, { as: 'ana', form: {}, csrf: null })).status, path).toBe(403);
      expect((await world.page(path, { as: 'ana', form: {}, headers: foreign })).status, path).toBe(403);
      expect((await world.page(path, { as: 'ana', form: {}, headers: { origin: 'null' } })).status, path).toBe(403);
      expect((await world.page(path, { form: {} })).status, path).toBe(401);
    }
  });
});

describe('what is one person’s', () => {
  it('is kept by no cache, whatever the page answers', async () => {
    for (const path of ['/', '/needs', '/settings', '/settings/my-data', '/nothing', '/needs/nothing'])
      expect((await world.page(path, { as: 'ana' })).headers.get('cache-control'), path).toBe('no-store');
    expect((await world.page('/')).headers.get('cache-control')).toBe('private, no-cache');
  });

  it('is in cookies that only this host gets, only over TLS, and no script', async () => {
    const jar = cookieJar(async () => new Uint8Array(32), 'https://rooms.example.org');
    const session = { id: 'x', personId: 'x', groups: [], refreshToken: 'secret', beganS: 0, freshUntilS: 60 };
    const app = new Hono().get('/', async (c) => {
      await jar.keepSession(c, session, 0);
      return c.text('');
    });
    const set = (await app.request('/')).headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^__Host-session=[\w-]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  it('is a draft, which nobody else of the same house sees, and a form made once, which is no other’s', async () => {
    const { id } = await aVerifiedSite(world, 'lea');
    const path = `/manage/sites/${id}/spaces/new`;
    const scope = { kind: 'site', id } as const;
    const membership = await world.deps.memberships.find(await world.personId('lea'), scope);
    const added = { ...membership!, personId: await world.personId('max') };
    await world.deps.commit(world.deps.memberships.add(added));
    await world.page(path, { as: 'lea', form: { name: 'Begun by one', kind: '' } });
    expect((await world.page(path, { as: 'lea' })).html).toContain('Begun by one');
    expect((await world.page(path, { as: 'max' })).html).not.toContain('Begun by one');

    const form = { once: 'one-key-on-two-screens', name: 'The same', kind: 'person', sector: 'creative' };
    const made = [];
    for (const as of ['lea', 'lea', 'max'])
      made.push((await world.page('/actors/new', { as, form })).headers.get('location'));
    expect(made[0]).toMatch(/^\/actors\//);
    expect([made[1] === made[0], made[2] === made[0]]).toEqual([true, false]);
  });
});
