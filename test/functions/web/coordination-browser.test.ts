import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFaults, DESK, keepScreenshot, openWindow, PHONE, startBrowser } from '#test/support/browser.ts';
import { anOpenNeed, aPublishedSpace, aSite, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let browser: Browser;
let paths: Record<string, string>;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWebWorld(), startBrowser()]);
  world.at('2026-12-02T12:00:00Z');
  const first = await aVerifiedSite(world, 'manager', { name: 'Smelter house', building: 'smelter-house' });
  const aRegion = async (name: string, countries: string[]) =>
    (await world.call('POST', '/regions', { as: 'coordinator', body: { name, countries } })).body.id as string;
  const [ore, karst] = [await aRegion('Ore Mountains', ['DE']), await aRegion('Karst and coast', ['SI', 'IT'])];
  const second = await aVerifiedSite(world, 'manager', { name: 'Mine office', regionId: ore });
  for (const [n, siteId] of [first.id, second.id, second.id, second.id, second.id].entries()) {
    const { id } = await aPublishedSpace(world, 'manager', siteId, { name: `Room ${n + 1}` });
    if (n < 2) continue;
    const body = { kind: n === 4 ? 'block' : 'stay', from: '2026-12-01', until: '2027-01-01', takes: 'all' };
    await world.call('POST', `/spaces/${id}/bookings`, { as: 'manager', body });
  }
  for (const who of ['ada', 'bea', 'cyd', 'dan']) await anOpenNeed(world, who);
  const waiting = async (name: string, fields: Record<string, unknown>) => {
    const { body } = await world.call('POST', '/sites', { as: 'manager', body: aSite({ name, ...fields }) });
    await world.call('POST', `/sites/${body.id}/submit`, { as: 'manager', version: body.version });
    return body.id as string;
  };
  const salt = await waiting('Salt warehouse', {
    regionId: karst,
    building: 'salt-warehouse',
    town: 'Piran',
    country: 'SI',
    location: { lat: 45.52, lon: 13.57 },
    timeZone: 'Europe/Ljubljana',
    story: { lang: 'en', text: 'Built for salt, used for boats, empty since the roof was mended.' },
    hazards: { lang: 'en', text: 'The quay has no railing.' },
    protection: 'listed',
  });
  await waiting('Glassworks', { regionId: ore });
  paths = {
    overview: '/coordination',
    sites: '/coordination/sites',
    decision: `/coordination/sites/${salt}`,
    regions: '/coordination/regions',
    region: `/coordination/regions/${karst}`,
  };
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

it.each([
  ['1280', { viewport: DESK }],
  ['390', { viewport: PHONE, colorScheme: 'dark' }],
  ['320', { viewport: { width: 320, height: 640 }, forcedColors: 'active' }],
] as const)(
  'is without fault for axe and no wider than the window at %s px; pictures are kept',
  async (size, options) => {
    const window = await signedIn(options);
    const page = await window.newPage();
    const faults: string[] = [];
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(`${world.origin}${path}`);
      faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
      const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (Number(wider) > 0) faults.push(`${name} is ${wider} px wider than the window`);
      await keepScreenshot(page, `coordination-${name}-${size}`);
    }
    expect(faults).toEqual([]);
    await window.close();
  },
  120_000,
);

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
