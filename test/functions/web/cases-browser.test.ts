import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openToken } from '#shared/usecases/sealed-token.ts';
import { axeFaults, DESK, keepScreenshot, openWindow, PHONE, startBrowser } from '#test/support/browser.ts';
import { aNeed, anActor } from '#test/support/builders.ts';
import { aHouse, apply, aSuitor, type House, invite } from '#test/support/case-world.ts';
import { matcherOf } from '#test/support/matcher-of.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let browser: Browser;
let house: House;
let match: ReturnType<typeof matcherOf>;
let paths: Record<string, [as: string | null, path: string]>;

/** A need that looks for what the house does not have. */
const aLargeNeed = async (as: string, actorId: string): Promise<string> => {
  const body = aNeed({ title: 'A hall for the summer', areaM2: { min: 200, max: null } });
  const { id } = (await world.call('POST', `/actors/${actorId}/needs`, { as, body })).body;
  await world.call('POST', `/needs/${id}/open`, { as, version: 1 });
  return id;
};

beforeAll(async () => {
  [world, browser] = await Promise.all([startWebWorld(), startBrowser()]);
  match = matcherOf(world);
  house = await aHouse(world);
  const need = await aSuitor(world);
  const large = await aLargeNeed('painter', need.actorId);
  const writer = await aSuitor(world, 'writer');
  const potter = await aSuitor(world, 'potter');
  await match('space', house.spaceId);
  const invitation = (await invite(world, house, need.id)).body.id;
  const waiting = (await apply(world, writer.id, house.spaceId, 'writer')).body.id;
  const accepted = (await apply(world, potter.id, house.spaceId, 'potter')).body.id;
  await world.call('POST', `/applications/${accepted}/accept`, {
    as: 'manager',
    version: 1,
    body: { message: 'You are welcome.\nThe key is with the keeper.' },
  });
  for (const id of [waiting, accepted]) await match('application', id);
  await match('invitation', invitation);
  world.at('2026-11-26T12:00:00Z'); // after the managers' digest
  const [told] = (await world.deps.notes.list(await world.personId('painter'), { limit: 50 })).items.filter(
    ({ kind }) => kind === 'new-match',
  );
  paths = {
    room: [null, `/spaces/${house.spaceId}`],
    apply: ['painter', `/spaces/${house.spaceId}/apply?need=${need.id}&ask=step-free+way+in&ask=heating`],
    'apply-which': ['painter', `/spaces/${house.spaceId}/apply`],
    'apply-misfit': ['painter', `/spaces/${house.spaceId}/apply?need=${large}`],
    'apply-no-need': ['newcomer', `/spaces/${house.spaceId}/apply`],
    applications: ['painter', '/applications'],
    'applications-none': ['newcomer', '/applications'],
    'applications-house': ['manager', `/manage/sites/${house.siteId}/applications`],
    'application-house': ['manager', `/applications/${waiting}`],
    'application-member': ['potter', `/applications/${accepted}`],
    'invitation-house': ['manager', `/invitations/${invitation}`],
    'invitation-member': ['painter', `/invitations/${invitation}`],
    inbox: ['painter', '/inbox'],
    'inbox-house': ['manager', '/inbox'],
    'inbox-none': ['newcomer', '/inbox'],
    why: ['painter', `/notifications/${told?.id}`],
    settings: ['painter', '/settings'],
    'settings-house': ['manager', '/settings'],
    join: ['newcomer', '/memberships/accept'],
    'join-visitor': [null, '/memberships/accept'],
  };
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const signIn = async (window: BrowserContext, as: string | null): Promise<void> => {
  await window.clearCookies();
  if (as === null) return;
  const [name = '', ...value] = (await world.cookie(as)).split('=');
  await window.addCookies([{ name, value: value.join('='), url: world.origin }]);
};

const visit = async (options: BrowserContextOptions, look: (page: Page, name: string) => Promise<void>) => {
  const window = await openWindow(browser, options);
  const page = await window.newPage();
  for (const [name, [as, path]] of Object.entries(paths)) {
    await signIn(window, as);
    const answer = await page.goto(`${world.origin}${path}`);
    expect([name, answer?.status()]).toEqual([name, 200]);
    await look(page, name);
  }
  await window.close();
};
const overflow = (page: Page) =>
  page.evaluate('Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)');

describe('axe finds nothing, and nothing is wider than the window', () => {
  const settings: [string, BrowserContextOptions, string?][] = [
    ['in light', { viewport: DESK }, '1280'],
    ['on a phone, in dark', { viewport: PHONE, colorScheme: 'dark' }, '390'],
    ['at 320 px, in forced colours', { viewport: { width: 320, height: 700 }, forcedColors: 'active' }],
  ];
  it.each(settings)(
    '%s',
    async (_, options, shot) => {
      const faults: string[] = [];
      await visit(options, async (page, name) => {
        faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
        if ((await overflow(page)) !== 0) faults.push(`${name} is wider than the window`);
        if (shot) await keepScreenshot(page, `cases-${name}-${shot}`);
      });
      expect(faults).toEqual([]);
    },
    240_000,
  );
});

describe.each([
  ['with', true],
  ['without', false],
])('%s JavaScript', (_, javaScriptEnabled) => {
  it('a member ticks questions, applies, is accepted and says that the need is placed', async () => {
    const [member, manager] = [`member-${javaScriptEnabled}`, `host-${javaScriptEnabled}`];
    const own = await aHouse(world, manager);
    await aSuitor(world, member);
    const window = await openWindow(browser, { viewport: PHONE, javaScriptEnabled });
    const page = await window.newPage();
    await signIn(window, member);
    await page.goto(`${world.origin}/spaces/${own.spaceId}`);
    await page.getByLabel('Step-free way in').check();
    await page.getByRole('button', { name: 'Apply for this room' }).click();
    const letter = page.getByLabel('Your letter');
    expect(await letter.inputValue()).toBe('I would like to know:\n– step-free way in');
    await letter.fill('');
    await page.getByRole('button', { name: 'Send the application' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Your letter is missing.');
    await letter.fill('I paint.');
    await page.getByRole('button', { name: 'Send the application' }).click();
    expect(await page.getByRole('status').textContent()).toContain('Sent.');
    const address = page.url().split('?')[0] ?? '';

    await signIn(window, manager);
    await page.goto(address);
    await page.getByLabel('Message').fill('Come on Monday.');
    await page.getByRole('button', { name: 'Accept' }).click();
    expect(await page.locator('.case-state').textContent()).toBe('accepted');
    await match('application', address.split('/').at(-1) ?? '');

    await signIn(window, member);
    await page.goto(`${world.origin}/inbox`);
    await page.getByRole('link', { name: /Your application for .* was accepted/ }).click();
    expect(page.url()).toBe(address);
    await page.getByRole('button', { name: 'Yes, this need is placed' }).click();
    expect(await page.getByText('Need placed').count()).toBe(1);
    await window.close();
  }, 120_000);
});

it('takes the token of an invitation from behind the #, and keeps it until one has signed in', async () => {
  const { id } = (await world.call('POST', '/actors', { as: 'ana', body: anActor({ name: 'The choir' }) })).body;
  const scope = { kind: 'actor', id };
  await world.call('POST', '/memberships/invitations', { as: 'ana', body: { scope, mail: 'ben@example.org' } });
  const { items } = await world.deps.dueCases.list('2999', { limit: 1000 });
  const due = items.find(({ kind }) => kind === 'member-invite');
  const row = await world.deps.memberInvites.find(due?.id ?? '');
  const token = openToken(await world.deps.service.key(), row?.id ?? '', row?.sealedToken ?? '');
  const window = await openWindow(browser, { viewport: DESK });
  const page = await window.newPage();
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  await page.goto(`${world.origin}/memberships/accept#token=${token}`);
  expect(page.url()).not.toContain(token);
  await signIn(window, 'ben');
  await page.goto(`${world.origin}/memberships/accept`);
  expect(await page.getByLabel('Link of the mail').isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  expect(page.url()).toBe(`${world.origin}/actors/${id}`);
  expect(asked.map((url) => url.split('#')[0]).join()).not.toContain(token);
  expect((await world.call('GET', `/actors/${id}`, { as: 'ben' })).status).toBe(200);
  await window.close();
}, 60_000);
