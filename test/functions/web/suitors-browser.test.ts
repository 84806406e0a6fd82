import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWindow, startBrowser } from '#test/support/browser.ts';
import { aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let browser: Browser;
let roomPath: string;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWebWorld(), startBrowser()]);
  const { id: siteId } = await aVerifiedSite(world, 'manager');
  const { id } = await aPublishedSpace(world, 'manager', siteId);
  roomPath = `/manage/spaces/${id}`;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** A window in which the manager has signed in. */
const signedIn = async (options: BrowserContextOptions): Promise<Page> => {
  const window = await openWindow(browser, options);
  const [name = '', value = ''] = (await world.cookie('manager')).split(/=(.*)/);
  await window.addCookies([{ name, value, url: world.origin }]);
  return window.newPage();
};

it.each([true, false])(
  'a manager enters, changes and removes hours by keyboard, JavaScript %s',
  async (javaScriptEnabled) => {
    const page = await signedIn({ javaScriptEnabled });
    await page.goto(`${world.origin}${roomPath}/calendar?month=2027-05`);
    await page.getByRole('link', { name: 'Add a booking or block' }).press('Enter');
    await page.getByLabel('Hours').check();
    await page.getByLabel('From, time').fill('9');
    await page.getByLabel('To, time').fill('11:30');
    await page.getByLabel('What or who').fill('Yoga');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('Saved.').waitFor();
    expect(await page.locator('.chip').allInnerTexts()).toEqual(['9–11:30 Yoga']);
    await page.getByRole('link', { name: /^Change Yoga/ }).press('Enter');
    await page.getByLabel('What or who').fill('Dance');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByRole('link', { name: /^Change Dance/ }).press('Enter');
    await page.getByRole('button', { name: 'Remove it' }).press('Enter');
    await page.getByText('What it took is free again.').waitFor();
    expect(await page.locator('.chip').count()).toBe(0);
    await page.context().close();
  },
  60_000,
);
