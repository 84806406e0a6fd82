import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, startBrowser } from '#test/support/browser.ts';
import { aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

const SEARCH = '/spaces?activity=painting&place=Freiberg&km=30&min=20&max=40&budget=200&from=2027-01&stay=180-180';

let world: WebWorld;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWebWorld(), startBrowser()]);
  const { id: siteId } = await aVerifiedSite(world, 'manager', { name: 'The old smelter house', town: 'Freiberg' });
  await aPublishedSpace(world, 'manager', siteId);
  await aPublishedSpace(world, 'manager', siteId, {
    name: 'Dear studio',
    tariffs: [{ per: 'month', of: 'space', rentCents: 22_000, chargesCents: 1000, currency: 'EUR' }],
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

describe('a visitor', () => {
  it.each([true, false])(
    'finds a room from the home page by keyboard or click, JavaScript %s',
    async (javaScriptEnabled) => {
      const window = await openWindow(browser, { javaScriptEnabled });
      const page = await window.newPage();
      await page.goto(world.origin);
      await page.getByLabel('What you will do').selectOption('painting');
      await page.getByLabel('Where, and how far from there').fill('Freiberg');
      await page.getByRole('button', { name: 'Show rooms' }).press('Enter');
      await page.waitForURL(/\/spaces\?/);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.title()).toMatch(/rooms? match/);
      await page.getByRole('link', { name: 'Studio under the roof' }).first().click();
      await page.waitForURL(/\/spaces\/[\w-]+$/);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Studio under the roof');
      await window.close();
    },
    60_000,
  );

  it('sees on the map the numbers of the list, and gets to the room from its plate', async () => {
    const window = await openWindow(browser);
    const page = await window.newPage();
    await page.goto(`${world.origin}${SEARCH}`, { waitUntil: 'networkidle' });
    expect(await page.locator('.map-plate .number').allInnerTexts()).toEqual(['1']);
    expect(await page.locator('.country-name').allInnerTexts()).toContain('Germany');
    await page.locator('.map-plate').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement?.textContent')).toBe('Studio under the roof');
    await window.close();
  }, 60_000);
});
