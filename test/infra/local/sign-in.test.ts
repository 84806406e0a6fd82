import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Local, startLocal } from '#infra/local/start-local.ts';
import { emptyFolder } from './support/fixture.ts';

// The pages of the deployed template against a real issuer: both in one process, each with its own clock.

const HOUR_MS = 3_600_000;
const dataDir = emptyFolder();
let local: Local;
const start = async (port: number, laterMs = 0) => {
  local = await startLocal({ port, dataDir, now: new Date(Date.now() + laterMs), quiet: true });
};
/** The same service with its clock set on: the port is part of who people are. */
const restart = async (laterMs: number) => {
  const { port } = new URL(local.origin);
  await local.stop();
  await start(Number(port), laterMs);
};
beforeAll(() => start(0), 120_000);
afterAll(async () => {
  await local.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

type Jar = Map<string, string>;
/** A browser's part: keeps and sends cookies, follows nothing by itself. */
const aBrowser = (cookies: Jar = new Map()) => {
  const visit = async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, local.origin);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    return { status: response.status, html: await response.text(), to: location ? new URL(location, url).href : '' };
  };
  const post = (address: string, fields: Record<string, string>) =>
    visit(address, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: local.origin } });
  return { cookies, visit, post };
};
type Browser = ReturnType<typeof aBrowser>;

/** To the issuer and, with one of the sample people, back to the address that ends the sign-in. */
const throughIssuer = async ({ visit, post }: Browser, person: string, next = '/'): Promise<string> => {
  const { to: issuer } = await visit(`/sign-in?next=${encodeURIComponent(next)}`);
  const { to: choose } = await visit(issuer);
  if (choose.startsWith(`${local.origin}/callback`)) return choose; // the issuer still knows who it is
  const { to: resume } = await post(choose, { person });
  return (await visit(resume)).to;
};
const signedIn = async (person: string, next?: string) => {
  const browser = aBrowser();
  const callback = await throughIssuer(browser, person, next);
  return { ...browser, callback, answer: await browser.visit(callback) };
};
const isSignedIn = async ({ visit }: Browser): Promise<boolean> => (await visit('/')).html.includes('/sign-out');
const csrfOf = async ({ visit }: Browser): Promise<string> =>
  /name="csrf" value="([^"]+)"/.exec((await visit('/')).html)?.[1] ?? '';

describe('signing in', () => {
  it('goes through the issuer by code and PKCE and comes back to where it began', async () => {
    const browser = aBrowser();
    const { to } = await browser.visit('/sign-in?next=%2Fsites%3Fx%3D1');
    const asked = new URL(to);
    expect(asked.origin + asked.pathname).toBe(`${local.origin}/oidc/auth`);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${local.origin}/callback`,
    });
    const { answer, cookies } = await signedIn('painter', '/sites?x=1');
    expect([answer.status, answer.to]).toEqual([303, `${local.origin}/sites?x=1`]);
    expect(await isSignedIn(aBrowser(cookies))).toBe(true);
    expect([...cookies.keys()]).toContain('session');
    expect([...cookies.keys()]).not.toContain('signing-in');
  });

  it.each(['https://evil.test/', '//evil.test', '/\\evil.test', 'javascript:alert(1)'])(
    'leads nowhere else: next=%s ends at home',
    async (next) => {
      const { answer } = await signedIn('painter', next);
      expect([answer.status, answer.to]).toEqual([303, `${local.origin}/`]);
      const again = await aBrowser(new Map()).visit(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(new URL(again.to).origin).toBe(local.origin); // the laptop's own issuer
    },
  );

  it('sends whoever has signed in straight on, and only within this service', async () => {
    const { visit } = await signedIn('painter');
    expect((await visit('/sign-in?next=/sites')).to).toBe(`${local.origin}/sites`);
    expect((await visit('/sign-in?next=//evil.test')).to).toBe(`${local.origin}/`);
  });

  it.each([
    ['replayed', async (callback: string, begun: Jar) => ({ callback, jar: begun })],
    ['in a browser that did not begin it', async (callback: string) => ({ callback, jar: new Map() })],
    [
      'with another state',
      async (callback: string, begun: Jar) => ({ callback: callback.replace(/state=[^&]+/, 'state=x'), jar: begun }),
    ],
  ])('refuses a callback that is %s', async (what, tampered) => {
    const browser = aBrowser();
    const callback = await throughIssuer(browser, 'painter');
    const begun: Jar = new Map(browser.cookies);
    if (what === 'replayed') expect((await browser.visit(callback)).status).toBe(303);
    const { callback: used, jar } = await tampered(callback, begun);
    const other = aBrowser(jar);
    const { status, html } = await other.visit(used);
    expect([status, html.includes('Sign in again') || html.includes('/sign-in')]).toEqual([400, true]);
    expect(await isSignedIn(other)).toBe(false);
  });
});

describe('a session', () => {
  it('is renewed at the issuer when its hour is over, and goes on', async () => {
    const browser = await signedIn('coordinator');
    const before = browser.cookies.get('session');
    expect(await isSignedIn(browser)).toBe(true);
    expect(browser.cookies.get('session')).toBe(before); // within the hour nobody is asked
    await restart(1.1 * HOUR_MS);
    expect(await isSignedIn(browser)).toBe(true);
    expect(browser.cookies.get('session')).not.toBe(before);
  }, 120_000);

  it('ends at sign-out, here and at the issuer; a copy of its cookie is not renewed', async () => {
    const browser = await signedIn('painter');
    const copied: Jar = new Map([['session', browser.cookies.get('session') ?? '']]);
    const { status, html } = await browser.post('/sign-out', { csrf: await csrfOf(browser) });
    expect([status, browser.cookies.has('session'), await isSignedIn(browser)]).toEqual([200, false, false]);

    const end = /href="([^"]*\/oidc\/session\/end[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const asked = (await browser.visit(end)).html;
    const [, action = ''] = /action="([^"]+)"/.exec(asked) ?? [];
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(asked) ?? [];
    await browser.post(action, { xsrf, logout: 'yes' });
    const { to: issuer } = await browser.visit('/sign-in');
    expect((await browser.visit(issuer)).to).toContain('/oidc/interaction/'); // asks again who it is

    // Whoever closes the window before the issuer's own page has signed out, too.
    const other = await signedIn('painter');
    const othersCopied: Jar = new Map([['session', other.cookies.get('session') ?? '']]);
    await other.post('/sign-out', { csrf: await csrfOf(other) });

    await restart(2.3 * HOUR_MS);
    for (const jar of [copied, othersCopied]) {
      const copy = aBrowser(jar);
      expect(await isSignedIn(copy)).toBe(false);
      expect(copy.cookies.has('session')).toBe(false);
    }
  }, 120_000);

  it('is over after thirty days, however often it was renewed', async () => {
    const browser = await signedIn('painter');
    await restart(31 * 24 * HOUR_MS);
    expect(await isSignedIn(browser)).toBe(false);
  }, 120_000);
});
