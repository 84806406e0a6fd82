import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeNext } from '#functions/web/safe-next.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
});
afterAll(() => world.stop());

const langOf = (html: string) => /<html lang="(\w+)">/.exec(html)?.[1];

describe('every page', () => {
  it('allows scripts by its own nonce only, no style attributes, no other host, and no frame around it', async () => {
    const { headers, html } = await world.page('/');
    const policy = headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
    expect(html).not.toMatch(/\sstyle="|\son\w+="/);
    expect((await world.page('/')).headers.get('content-security-policy')).not.toBe(policy);
  });

  it('asks no other host for anything', async () => {
    const { html } = await world.page('/');
    const asked = [
      ...html.matchAll(/<(?:script|img|link rel="(?:stylesheet|preload|icon)")[^>]*(?:src|href)="([^"]+)"/g),
    ];
    expect(asked.length).toBeGreaterThan(2);
    for (const [, address] of asked) expect(address).toMatch(/^\/static\//);
  });

  it('serves static files for a year by an address that carries their content, packed where that is smaller', async () => {
    const { html } = await world.page('/');
    const address = /href="(\/static\/app-[A-Z0-9]{8}\.css)"/.exec(html)?.[1] ?? '';
    const answer = await world.page(address, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect((await world.page('/static/nothing.css')).status).toBe(404);
  });

  it.each([
    ['/?lang=hu', 'de', '', 'hu'],
    ['/', 'de', 'lang=sl', 'sl'],
    ['/', 'fr, it;q=0.8, de;q=0.9', '', 'de'],
    ['/', 'fr', '', 'en'],
  ])('at %s with Accept-Language %s and cookie "%s" speaks %s', async (path, accept, cookie, wanted) => {
    const { html, headers } = await world.page(path, { headers: { 'accept-language': accept, cookie } });
    expect(langOf(html)).toBe(wanted);
    if (path.includes('lang=')) expect(headers.get('set-cookie')).toContain('lang=hu');
    expect(html).toContain(`hreflang="hr" href="${world.origin}/?lang=hr"`);
  });

  it('speaks the language that a person has chosen, whatever the address says', async () => {
    await world.call('PATCH', '/me', { as: 'ana', version: 1, body: { lang: 'hr' } });
    expect(langOf((await world.page('/?lang=de', { as: 'ana' })).html)).toBe('hr');
  });

  it('answers what is not there with a page that says so', async () => {
    for (const path of ['/nothing', '/spaces/nothing', '/sites/nothing']) {
      const { status, html } = await world.page(path);
      expect(status).toBe(404);
      expect(html).toContain('There is nothing here');
    }
  });
});

describe('a form that writes', () => {
  const form = { lang: 'it', next: '/sites' };

  it('is taken from our own page with the token of the session', async () => {
    const { status, headers } = await world.page('/language', { as: 'bea', form });
    expect([status, headers.get('location')]).toEqual([303, '/sites']);
    expect((await world.call('GET', '/me', { as: 'bea' })).body.lang).toBe('it');
  });

  it('is refused from another page, without a token, and with the token of another session', async () => {
    const foreign = { origin: 'http://evil.test' };
    expect((await world.page('/language', { as: 'cyd', form, headers: foreign })).status).toBe(403);
    expect((await world.page('/language', { as: 'cyd', form, csrf: null })).status).toBe(403);
    expect((await world.page('/language', { as: 'cyd', form, csrf: 'another' })).status).toBe(403);
    expect((await world.call('GET', '/me', { as: 'cyd' })).body.lang).toBe('en');
  });

  it.each([
    ['/needs/new?step=2', '/needs/new?step=2'],
    ['http://evil.test/needs', '/'],
    [undefined, '/'],
  ])('says to whom has not signed in that nothing was done, and leads back to its page: %s', async (from, next) => {
    const referer = from?.startsWith('/') ? `${world.origin}${from}` : from;
    const { status, html } = await world.page('/language', { form, headers: { ...(referer && { referer }) } });
    expect(status).toBe(401); // no redirect: the policy lets a form lead to our own host only
    expect(html).toContain('You are not signed in any more');
    expect(html).toContain(`href="/sign-in?next=${encodeURIComponent(next)}"`);
  });
});

describe('a session', () => {
  it('is nobody when its cookie was changed, or is over', async () => {
    const cookie = await world.cookie('dan');
    const changed = `${cookie.slice(0, -2)}AA`;
    for (const given of [
      changed,
      await world.cookie('dan', { freshUntilS: 0 }),
      await world.cookie('dan', { beganS: 0 }),
    ])
      expect((await world.page('/', { headers: { cookie: given } })).html).not.toContain('Sign out');
    expect((await world.page('/', { headers: { cookie } })).html).toContain('Sign out');
  });

  it('ends at sign-out', async () => {
    const { headers, status } = await world.page('/sign-out', { as: 'dan', form: {} });
    expect(status).toBe(200);
    expect(headers.get('set-cookie')).toMatch(/^session=;.*Max-Age=0/);
  });
});

it.each([
  ['/needs?x=1#y', '/needs?x=1#y'],
  ['//evil.test', '/'],
  ['/\\evil.test', '/'],
  ['https://evil.test', '/'],
  ['/\t/evil.test', '/'],
  [undefined, '/'],
])('after signing in %s leads to %s', (given, wanted) => {
  expect(safeNext(given)).toBe(wanted);
});
