import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, DESK, keepScreenshot, openWindow, PHONE, startBrowser } from '#test/support/browser.ts';
import { anOpenNeed, aPublishedSpace, aSite, aSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

const HOUSE = {
  name: 'The old smelter house',
  town: 'Freiberg',
  building: 'smelter-house',
  address: 'Am Hafen 1',
  year: '1840',
  totalAreaM2: 1250,
  story: { lang: 'en', text: 'Built for the clerks of the smelter.\n\nEmpty since the roof was mended.' },
  protection: 'listed',
  hazards: { lang: 'en', text: 'The cellar is closed.' },
  purposes: ['painting', 'exhibition'],
  values: ['craft-tradition'],
  audiences: ['residents'],
  wants: ['open-studio'],
  disciplines: ['crafts'],
  concept: { creative: 0.6, trade: 0.3, service: 0.1 },
  importance: { purpose: 'high', mix: 'high' },
  links: [{ title: 'The town on its house', url: 'https://example.org/house' }],
  contact: { mail: 'house@example.org', phone: '+49 3731 0', website: 'https://example.org' },
};

let world: WebWorld;
let browser: Browser;
let paths: Record<string, string>;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWebWorld(), startBrowser()]);
  const { id: siteId } = await aVerifiedSite(world, 'manager', HOUSE);
  const { id: spaceId } = await aPublishedSpace(world, 'manager', siteId, {
    name: 'Workshop with a long name in the yard',
  });
  await aPublishedSpace(world, 'manager', siteId, { name: 'Hall', kind: 'hall', areaM2: null, tariffs: null });
  const drafted = { as: 'manager', body: aSpace({ name: 'Studio in the attic', hours: null, term: null }) };
  const { body: draft } = await world.call('POST', `/sites/${siteId}/spaces`, drafted);
  const waits = { as: 'manager', body: aSite({ name: 'Glassworks' }) };
  const { body: bare } = await world.call('POST', '/sites', waits);
  const invited = { scope: { kind: 'site', id: siteId }, mail: 'a-rather-long-name-of-somebody@example.org' };
  await world.call('POST', '/memberships/invitations', { as: 'manager', body: invited });
  for (const who of ['ada', 'bea', 'cyd', 'dan']) await anOpenNeed(world, who);
  const house = `/manage/sites/${siteId}`;
  paths = {
    sites: '/manage',
    'site-new': '/manage/sites/new',
    site: house,
    'site-bare': `/manage/sites/${bare.id}`,
    'site-edit': `${house}/edit`,
    'site-members': `${house}/members`,
    'space-new': `${house}/spaces/new`,
    'space-publish': `/manage/spaces/${draft.id}/publish`,
    'space-mirror': `/manage/spaces/${draft.id}/publish?mirror`,
    'space-edit': `/manage/spaces/${spaceId}/edit`,
  };
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const signedInWindow = async (options: BrowserContextOptions, as = 'manager') => {
  const window = await openWindow(browser, options);
  const [name = '', value = ''] = (await world.cookie(as)).split(/=(.*)/s);
  await window.addCookies([{ name, value, url: world.origin }]);
  return window;
};

const overflow = (page: Page) =>
  page.evaluate('Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)');

describe('axe finds nothing on the pages of managers, and nothing is wider than the window', () => {
  const settings: [string, BrowserContextOptions][] = [
    ['desk', { viewport: DESK }],
    ['phone', { viewport: PHONE }],
    ['narrow', { viewport: { width: 320, height: 640 } }],
  ];
  it.each(settings)(
    '%s',
    async (setting, options) => {
      const faults: string[] = [];
      const look = async (page: Page, name: string) => {
        faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
        if (((await overflow(page)) as number) > 0) faults.push(`${name}: is wider than the window`);
        if (setting !== 'narrow') await keepScreenshot(page, `manage-${name}-${setting}`);
      };
      const window = await signedInWindow(options);
      const page = await window.newPage();
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(`${world.origin}${path}`);
        await look(page, name);
      }
      await page.goto(`${world.origin}${paths['site-bare']}`);
      await page.getByRole('button', { name: 'Archive' }).click();
      await page.getByRole('heading', { name: 'Archive Glassworks?' }).waitFor();
      await look(page, 'archive');
      await page.goto(`${world.origin}${paths['site-edit']}`);
      await page.getByLabel('Size of the whole house').fill('large');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('alert').waitFor();
      await look(page, 'site-faults');
      await window.close();
      const beginner = await signedInWindow(options, 'beginner');
      const first = await beginner.newPage();
      await first.goto(`${world.origin}/manage`);
      await look(first, 'sites-none');
      await beginner.close();
      expect(faults).toEqual([]);
    },
    300_000,
  );
});

/** Tab after tab until a thing of this name has the focus. */
const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  const named = typeof name === 'string' ? (text: string) => text === name : (text: string) => name.test(text);
  for (let tabs = 0; tabs < 200; tabs += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(
      '(document.activeElement?.labels?.[0]?.textContent ?? document.activeElement?.textContent ?? "").trim()',
    );
    if (named(String(focused))) return;
  }
  throw new Error(`Nothing named ${name} is reached by the keyboard`);
};

it.each([true, false])(
  'a manager goes from the houses to a published room with the keyboard alone, JavaScript %s',
  async (javaScriptEnabled) => {
    const window = await signedInWindow({ javaScriptEnabled, viewport: PHONE });
    const page = await window.newPage();
    await page.goto(`${world.origin}/manage`);
    await tabTo(page, 'The old smelter house');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The old smelter house', level: 1 }).waitFor();
    await tabTo(page, 'Add a room');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Add a room', level: 1 }).waitFor();
    await tabTo(page, 'Name of the room');
    await page.keyboard.type(`Cellar ${javaScriptEnabled ? 'one' : 'two'}`);
    await tabTo(page, 'Kind');
    await page.keyboard.type('Storage');
    await tabTo(page, 'Storage');
    await page.keyboard.press('Space');
    await tabTo(page, 'Save and go on');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Publish Cellar/, level: 1 }).waitFor();
    await tabTo(page, 'Publish');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Cellar/, level: 1 }).waitFor();
    expect(await page.getByText(/^Published since/).count()).toBe(1);
    await window.close();
  },
  90_000,
);

it('changes a house without JavaScript, after its faults were told', async () => {
  const window = await signedInWindow({ javaScriptEnabled: false });
  const page = await window.newPage();
  await page.goto(`${world.origin}${paths['site-edit']}`);
  await page.getByRole('textbox', { name: 'Creative' }).fill('50');
  await page.getByRole('checkbox', { name: 'Nearness' }).check();
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await page.getByRole('heading', { name: '2 answers need a change' }).waitFor();
  await page.getByRole('link', { name: /must be 100 %/ }).click();
  await page.getByRole('textbox', { name: 'Creative' }).fill('60');
  await page.getByRole('checkbox', { name: 'The mix' }).uncheck();
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await page.getByText('Saved.').waitFor();
  await window.close();
}, 60_000);
