import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, PHONE, startBrowser } from '#test/support/browser.ts';
import { aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { SEARCH } from '#test/support/crawl.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

// What every page owes to whoever has no mouse; that each element shows when it has the focus is looked at with every page.

let world: WebWorld;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWebWorld(), startBrowser()]);
  const { id: siteId } = await aVerifiedSite(world, 'manager', { town: 'Freiberg' });
  await aPublishedSpace(world, 'manager', siteId);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const opened = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await (await openWindow(browser, options)).newPage();
  await page.goto(`${world.origin}${path}`);
  return page;
};

/** What has the focus, by what it says, is called or is. */
const FOCUSED = `(() => {
  const e = document.activeElement;
  return e.name || e.textContent.trim() || e.getAttribute('aria-label') || e.id || e.tagName;
})()`;
const focused = (page: Page) => page.evaluate<string>(FOCUSED);

it('the first key leads to the skip link, which shows, and leads past the masthead', async () => {
  const page = await opened('/sites');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('To the content');
  const { y } = (await page.locator('.skip').boundingBox())!;
  expect(y).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true);
  await page.context().close();
}, 60_000);

describe('a menu', () => {
  const settings: [string, BrowserContextOptions, string][] = [
    ['of languages', {}, '.menu-languages'],
    ['of the phone', { viewport: PHONE }, '.menu:not(.menu-languages)'],
  ];
  it.each(settings)(
    '%s closes by Escape, which leads back to where it was opened, and when one goes on',
    async (_, options, name) => {
      const page = await opened('/', options);
      const summary = page.locator(`${name} > summary`);
      const isOpen = () => page.evaluate<boolean>(`document.querySelector('${name}').open`);
      await summary.focus();
      await page.keyboard.press('Enter');
      expect(await isOpen()).toBe(true);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      expect(await isOpen()).toBe(false);
      expect(await page.evaluate(`document.activeElement.matches('${name} > summary')`)).toBe(true);
      await page.keyboard.press('Enter');
      await page.locator('.name').focus();
      expect(await isOpen()).toBe(false);
      await page.context().close();
    },
    60_000,
  );
});

it('leads through a search from top to bottom, over the map and out of it again', async () => {
  const page = await opened(SEARCH);
  await page.waitForLoadState('networkidle');
  const steps: { name: string; inMap: boolean }[] = [];
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press('Tab');
    const inMap = await page.evaluate<boolean>('document.activeElement.closest("[data-map]") !== null');
    steps.push({ name: await focused(page), inMap });
    if (steps.at(-1)?.name === 'Accessibility') break;
  }
  const names = steps.map(({ name }) => name);
  expect(names.at(-1)).toBe('Accessibility');
  const inOrder = ['To the content', 'REFREsh Match', 'Find a room', 'activity', 'Search', 'Studio under the roof'];
  const places = inOrder.map((name) => names.findIndex((each) => each.includes(name)));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(steps.filter(({ inMap }) => inMap).length).toBeGreaterThanOrEqual(3); // the plate, closer, farther
  await page.context().close();
}, 60_000);

it.each([
  ['reduce', true],
  ['no-preference', false],
] as const)(
  'with %s of motion nothing moves by itself: %s',
  async (reducedMotion, isStill) => {
    const page = await opened(SEARCH, { reducedMotion });
    await page.waitForLoadState('networkidle');
    const moving = await page.evaluate<number>(
      '[...document.querySelectorAll("a, button, .leaflet-pane")].filter((e) => getComputedStyle(e).transitionDuration !== "0s").length',
    );
    expect(moving === 0).toBe(isStill);
    expect(await page.evaluate<number>('document.getAnimations().length')).toBe(0);
    await page.context().close();
  },
  60_000,
);
