import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWindow, startBrowser } from '#test/support/browser.ts';
import { aSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWebWorld(), startBrowser()]);
  await world.call('POST', '/me/coordinator', { as: 'coordinator' });
  const waiting = async (name: string) => {
    const { body } = await world.call('POST', '/sites', { as: 'manager', body: aSite({ name }) });
    await world.call('POST', `/sites/${body.id}/submit`, { as: 'manager', version: body.version });
  };
  await waiting('Salt warehouse');
  await waiting('Glassworks');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const signedIn = async (options: Parameters<typeof openWindow>[1]) => {
  const window = await openWindow(browser, options);
  const [name = '', value = ''] = (await world.cookie('coordinator')).split(/=(.*)/s);
  await window.addCookies([{ name, value, url: world.origin }]);
  return window;
};

it('is decided on by keyboard alone, without JavaScript', async () => {
  const window = await signedIn({ javaScriptEnabled: false });
  const page = await window.newPage();
  await page.goto(`${world.origin}/coordination`);
  await page.getByRole('link', { name: 'Sites', exact: true }).press('Enter');
  await page.getByRole('link', { name: 'Glassworks' }).press('Enter');
  await page.getByRole('button', { name: 'Return with this reason' }).press('Enter');
  await page.getByRole('link', { name: 'Reason is missing.' }).waitFor();
  await page.getByLabel('Reason').fill('Say who runs it.');
  await page.getByRole('button', { name: 'Return with this reason' }).press('Enter');
  await page.getByText('Glassworks has been returned.').waitFor();
  await page.getByRole('link', { name: 'Salt warehouse' }).press('Enter');
  await page.getByRole('button', { name: 'Verify' }).press('Enter');
  await page.getByText('Salt warehouse is verified.').waitFor();
  expect(await page.getByText('No site waits for a decision.').isVisible()).toBe(true);
  await window.close();
}, 60_000);
