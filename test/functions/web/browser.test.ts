import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '#shared/domain/codes.ts';
import { axeFaults, DESK, keepScreenshot, openWindow, PHONE, startBrowser } from '#test/support/browser.ts';
import { aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

const SEARCH = '/spaces?activity=painting&place=Freiberg&km=30&min=20&max=40&budget=200&from=2027-01&stay=180-180';
const HOUSE = {
  name: 'The old smelter house',
  town: 'Freiberg',
  building: 'smelter-house',
  purposes: ['painting'],
  protection: 'listed',
  hazards: { lang: 'de', text: 'Der Boden im Hof ist belastet.' },
};

let world: WebWorld;
let browser: Browser;
let paths: Record<string, string>;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWebWorld(), startBrowser()]);
  const { id: siteId } = await aVerifiedSite(world, 'manager', HOUSE);
  const { id: spaceId } = await aPublishedSpace(world, 'manager', siteId);
  await aPublishedSpace(world, 'manager', siteId, {
    name: 'Dear studio',
    tariffs: [{ per: 'month', of: 'space', rentCents: 22_000, chargesCents: 1000, currency: 'EUR' }],
  });
  await world.call('POST', `/spaces/${spaceId}/bookings`, {
    as: 'manager',
    body: { kind: 'block', from: '2026-12-03', until: '2026-12-06', takes: 'all' },
  });
  paths = {
    home: '/',
    results: SEARCH,
    faults: SEARCH.replace('min=20', 'min=50').replace('Freiberg', 'Atlantis'),
    rooms: '/spaces',
    room: `/spaces/${spaceId}`,
    sites: '/sites',
    house: `/sites/${siteId}`,
    about: '/about',
    ranking: '/ranking',
    privacy: '/privacy',
    terms: '/terms',
    accessibility: '/accessibility',
    nothing: '/nothing',
  };
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const visit = async (
  options: BrowserContextOptions,
  look: (page: Page, name: string) => Promise<void>,
  only?: string[],
) => {
  const window = await openWindow(browser, options);
  const page = await window.newPage();
  for (const [name, path] of Object.entries(paths)) {
    if (only && !only.includes(name)) continue;
    await page.goto(`${world.origin}${path}`, { waitUntil: name === 'results' ? 'networkidle' : 'load' });
    await look(page, name);
  }
  await window.close();
};

const overflow = (page: Page) =>
  page.evaluate('Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)');

describe('axe finds nothing, and nothing is wider than the window', () => {
  const settings: [string, BrowserContextOptions, string?][] = [
    ['in light', { viewport: DESK }],
    ['on a phone, in dark', { viewport: PHONE, colorScheme: 'dark' }],
    ['in forced colours', { viewport: DESK, forcedColors: 'active' }],
    ['at 320 px', { viewport: { width: 320, height: 640 } }],
    ['with text of 200 %', { viewport: DESK }, 'html { font-size: 225% !important }'],
  ];
  it.each(settings)(
    '%s',
    async (_what, options, style) => {
      const faults: string[] = [];
      // The policy would refuse the test's own style.
      await visit({ ...options, bypassCSP: style !== undefined }, async (page, name) => {
        if (style !== undefined) await page.addStyleTag({ content: style });
        faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
        const wider = await overflow(page);
        if (wider !== 0) faults.push(`${name} is ${wider} px wider than the window`);
      });
      expect(faults).toEqual([]);
    },
    120_000,
  );

  it.each(LANGUAGES)(
    'in the language %s',
    async (lang) => {
      const faults: string[] = [];
      await visit({ locale: lang, viewport: PHONE }, async (page, name) => {
        faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
        if ((await overflow(page)) !== 0) faults.push(`${name} is wider than the window`);
      });
      expect(faults).toEqual([]);
    },
    120_000,
  );
});

it('keeps pictures of the pages, and says no error to the console', async () => {
  const said: string[] = [];
  for (const [size, viewport] of Object.entries({ 390: PHONE, 1280: DESK }))
    await visit({ viewport }, async (page, name) => {
      if (size === '390') page.once('pageerror', (error) => said.push(`${name}: ${error.message}`));
      await keepScreenshot(page, `${name}-${size}`);
    });
  expect(said).toEqual([]);
}, 120_000);

const WITH_MAP = ['results', 'room'];

it('weighs at most 100 KB a page without the map and 250 KB with it, and moves nothing while it loads', async () => {
  const weights: Record<string, number> = {};
  for (const name of Object.keys(paths)) {
    const window = await openWindow(browser);
    const page = await window.newPage();
    let bytes = 0;
    const sizes: Promise<void>[] = [];
    page.on('requestfinished', (request) => {
      if (!/document|stylesheet|script/.test(request.resourceType())) return;
      sizes.push(
        request.sizes().then(({ responseBodySize }) => {
          bytes += responseBodySize;
        }),
      );
    });
    await page.addInitScript(
      'window.moved = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) window.moved += e.value }).observe({ type: "layout-shift", buffered: true })',
    );
    await page.goto(`${world.origin}${paths[name]}`, { waitUntil: 'networkidle' });
    await Promise.all(sizes);
    weights[name] = Math.round(bytes / 1024);
    expect([name, Number(await page.evaluate('window.moved')) < 0.01]).toEqual([name, true]);
    await window.close();
  }
  console.log('page weights in KB (HTML, CSS and JS)', weights);
  for (const [name, weight] of Object.entries(weights))
    expect([name, weight <= (WITH_MAP.includes(name) ? 250 : 100)]).toEqual([name, true]);
}, 120_000);

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
