import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openToken } from '#shared/usecases/sealed-token.ts';
import { DESK, openWindow, PHONE, startBrowser } from '#test/support/browser.ts';
import { anActor } from '#test/support/builders.ts';
import { aHouse, aSuitor } from '#test/support/case-world.ts';
import { matcherOf } from '#test/support/matcher-of.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let browser: Browser;
let match: ReturnType<typeof matcherOf>;

beforeAll(async () => {
  [world, browser] = await Promise.all([startWebWorld(), startBrowser()]);
  match = matcherOf(world);
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
