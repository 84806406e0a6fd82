import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeNeed } from '#shared/usecases/judge-need.ts';
import { axeFaults, DESK, keepScreenshot, openWindow, PHONE, startBrowser } from '#test/support/browser.ts';
import { anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let browser: Browser;
let paths: Record<string, string>;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWebWorld(), startBrowser()]);
  const house = { name: 'The old smelter house', town: 'Freiberg', building: 'smelter-house', purposes: ['painting'] };
  const { id: siteId } = await aVerifiedSite(world, 'manager', house);
  const { id: spaceId } = await aPublishedSpace(world, 'manager', siteId);
  await aPublishedSpace(world, 'manager', siteId, { name: 'Room with no price', tariffs: null, term: null });
  const { id: dearId } = await aPublishedSpace(world, 'manager', siteId, {
    name: 'Dear studio',
    tariffs: [{ per: 'month', of: 'space', rentCents: 22_000, chargesCents: 1000, currency: 'EUR' }],
  });
  const need = await anOpenNeed(world, 'painter', { title: 'Studio for the winter' }, { disciplines: ['visual-arts'] });
  await judgeNeed({ ...world.deps }, { kind: 'need', id: need.id, by: null, at: world.deps.now().toISOString() });
  const form = `/needs/new?actor=${need.actorId}`;
  const draft = { activities: ['painting'], kind: 'stay', people: '1', tenure: 'either', noise: '1' };
  await world.page(`${form}&step=1`, { as: 'painter', form: draft });
  paths = {
    needs: '/needs',
    'actor-new': '/actors/new',
    actor: `/actors/${need.actorId}`,
    members: `/actors/${need.actorId}/members`,
    'need-1': `${form}&step=1`,
    'need-2': `${form}&step=2`,
    'need-3': `${form}&step=3`,
    'need-4': `/needs/${need.id}/edit?step=4`,
    matches: `/needs/${need.id}`,
    kept: `/needs/${need.id}?show=kept`,
    why: `/needs/${need.id}/spaces/${spaceId}`,
    'why-not': `/needs/${need.id}/spaces/${dearId}`,
  };
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

const overflow = (page: Page) =>
  page.evaluate('Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)');

describe('axe finds nothing on the pages of members, and nothing is wider than the window', () => {
  const settings: [string, BrowserContextOptions][] = [
    ['desk', { viewport: DESK }],
    ['phone', { viewport: PHONE, colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 320, height: 640 } }],
  ];
  it.each(settings)(
    '%s',
    async (setting, options) => {
      const window = await signedInWindow(options);
      const page = await window.newPage();
      const faults: string[] = [];
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(`${world.origin}${path}`);
        faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
        if (((await overflow(page)) as number) > 0) faults.push(`${name}: is wider than the window`);
        if (setting !== 'narrow') await keepScreenshot(page, `needs-${name}-${setting}`);
      }
      await window.close();
      expect(faults).toEqual([]);
    },
    180_000,
  );
});
