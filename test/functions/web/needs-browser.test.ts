import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFaults, keepScreenshot, openWindow, startBrowser } from '#test/support/browser.ts';
import { anActor } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let browser: Browser;
let form: string;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWebWorld(), startBrowser()]);
  const { id } = (await world.call('POST', '/actors', { as: 'painter', body: anActor() })).body;
  form = `/needs/new?actor=${id}`;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const signedInWindow = async (options: BrowserContextOptions) => {
  const window = await openWindow(browser, options);
  const [name = '', value = ''] = (await world.cookie('painter')).split('=');
  await window.addCookies([{ name, value, url: world.origin }]);
  return window;
};

it.each([true, false])(
  'a member describes a need and posts it, JavaScript %s',
  async (javaScriptEnabled) => {
    const window = await signedInWindow({ javaScriptEnabled });
    const page = await window.newPage();
    await page.goto(`${world.origin}${form}`);
    await page.getByLabel('Painting').check();
    await page.getByRole('button', { name: 'Save and go on' }).press('Enter');
    await page.getByLabel('Smallest size').fill('40');
    await page.getByLabel('Largest size').fill('30');
    await page.getByLabel('Amount').fill('250');
    for (const name of ['Price', 'Size', 'Long stay']) await page.getByRole('checkbox', { name }).check();
    await page.getByRole('button', { name: 'Save and go on' }).press('Enter');
    await page.getByRole('heading', { name: '2 answers need a change' }).waitFor();
    if (javaScriptEnabled) {
      expect(await axeFaults(page)).toEqual([]);
      await keepScreenshot(page, 'needs-errors-desk');
    }
    await page.getByLabel('Smallest size').fill('20');
    await page.getByRole('checkbox', { name: 'Size' }).uncheck();
    await page.getByRole('button', { name: 'Save and go on' }).press('Enter');
    await page.getByLabel('First day to start').fill('2027-01-01');
    await page.getByLabel('Last day to start').fill('2027-03-01');
    await page.getByLabel('Shortest').fill('2');
    const place = page.getByRole('combobox', { name: 'Where' });
    if (javaScriptEnabled) {
      await place.pressSequentially('Freiber');
      await expect.poll(() => page.locator('#place1-names option').count()).toBeGreaterThan(0);
      await place.fill('Freiberg, Germany');
      await expect.poll(() => page.locator('[name=at1]').inputValue()).toMatch(/^\d+$/);
    } else await place.fill('Freiberg');
    await page.getByRole('button', { name: 'Save and go on' }).press('Enter');
    await page.getByText('50 km round Freiberg, Germany').waitFor();
    await page.getByRole('button', { name: 'Post this need' }).press('Enter');
    await page.getByText('Posted. From now on').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Painting');
    await window.close();
  },
  60_000,
);
