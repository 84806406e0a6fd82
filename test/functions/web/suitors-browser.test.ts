import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#shared/domain/codes.ts';
import { pseudonymOf } from '#shared/domain/pseudonym.ts';
import { axeFaults, DESK, keepScreenshot, openWindow, PHONE, startBrowser } from '#test/support/browser.ts';
import { anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

const HOUSE = {
  name: 'The old municipal store',
  town: 'Castello di Godego',
  country: 'IT',
  timeZone: 'Europe/Rome',
  building: 'municipal-store',
  purposes: ['painting', 'concert'],
  values: ['education'],
  audiences: ['residents'],
  sample: true,
};

let world: WebWorld;
let browser: Browser;
let paths: Record<string, string>;
let roomPath: string;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWebWorld(), startBrowser()]);
  const { id: siteId } = await aVerifiedSite(world, 'manager', HOUSE);
  const { id: bookedId } = await aPublishedSpace(world, 'manager', siteId, { name: 'Small room' });
  const { id: spaceId } = await aPublishedSpace(world, 'manager', siteId, {
    name: 'Large room',
    areaM2: 60,
    activities: ['painting', 'teaching', 'repair'],
    tolerates: { noise: 1, wet: false },
    tariffs: [{ per: 'month', of: 'space', rentCents: 15_000, chargesCents: 0, currency: 'EUR' }],
  });
  const size = { areaM2: { min: 40, max: 60 } };
  const [first] = await Promise.all([
    anOpenNeed(
      world,
      'n0',
      { ...size, activities: ['painting', 'teaching'], requires: ['heating'] },
      { kind: 'association', country: 'AT', values: ['education'] },
    ),
    anOpenNeed(world, 'n1', { ...size, people: 2 }, { kind: 'collective', disciplines: ['visual-arts'] }),
    anOpenNeed(world, 'n2', { ...size, activities: ['repair'] }, { kind: 'association', sector: 'service' }),
    ...[3, 4, 5].map((n) => anOpenNeed(world, `n${n}`, { ...size, emits: { noise: 2 } })),
    ...[6, 7, 8].map((n) =>
      anOpenNeed(world, `n${n}`, { ...size, budget: { cents: 12_500, currency: 'EUR', per: 'month' } }),
    ),
  ]);
  const book = (body: object) => world.call('POST', `/spaces/${bookedId}/bookings`, { as: 'manager', body });
  const hours = (from: string, until: string, weekday: number, startsAt: string, endsAt: string, note: string) =>
    book({ kind: 'session', from, until, weekdays: [weekday], startsAt, endsAt, takes: 'all', note });
  await hours('2027-02-02', '2027-03-31', 2, '18:00', '20:00', 'Choir');
  await hours('2027-02-11', '2027-02-12', 4, '09:00', '13:30', 'Course');
  await hours('2027-02-20', '2027-02-21', 6, '14:00', '18:00', 'Repair café');
  const block = await book({
    kind: 'block',
    from: '2027-02-25',
    until: '2027-03-01',
    takes: 'all',
    note: 'exhibition set-up',
  });
  roomPath = `/manage/spaces/${bookedId}`;
  const deskPath = `/manage/spaces/${spaceId}`;
  const pseudonym = pseudonymOf(await world.deps.sites.secret(siteId), first!.id);
  paths = {
    desk: `${deskPath}?mirror=yes`,
    invite: `${deskPath}/invite/${pseudonym}`,
    calendar: `${roomPath}/calendar?month=2027-02`,
    'booking-new': `${roomPath}/bookings/new?month=2027-02`,
    booking: `${roomPath}/bookings/${block.body.id}`,
    demand: `${deskPath}/demand?count=yes`,
    room: `/spaces/${bookedId}?month=2027-01`,
  };
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
/** Demand and mirror count their calls: each look is on a day of its own. */
let day = 0;
const nextDay = () => world.at(new Date(Date.UTC(2026, 10, 24, 12) + 3_600_000 * 24 * day++).toISOString());

const faultsOf = async (page: Page, name: string): Promise<string[]> => {
  const wider = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  const faults = (await axeFaults(page)).map((fault) => `${name}: ${fault}`);
  return wider > 0 ? [...faults, `${name} is ${wider} px wider than the window`] : faults;
};

const settings: [string, BrowserContextOptions][] = [
  ['in light', { viewport: DESK }],
  ['on a phone, in dark', { viewport: PHONE, colorScheme: 'dark' }],
  ['in forced colours', { viewport: DESK, forcedColors: 'active' }],
  ['at 320 px', { viewport: { width: 320, height: 640 } }],
];
it.each(settings)(
  'axe finds nothing on the desk of a room %s, and nothing is wider than the window',
  async (_, options) => {
    nextDay();
    const page = await signedIn(options);
    const faults: string[] = [];
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(`${world.origin}${path}`);
      faults.push(...(await faultsOf(page, name)));
    }
    expect(faults).toEqual([]);
    await page.context().close();
  },
  120_000,
);

const speak = async (lang: Language) => {
  const { version } = (await world.call('GET', '/me', { as: 'manager' })).body;
  await world.call('PATCH', '/me', { as: 'manager', version, body: { lang } });
};

it.each(LANGUAGES)(
  'nothing is wider than a phone in the language %s',
  async (lang) => {
    nextDay();
    await speak(lang);
    const page = await signedIn({ viewport: PHONE });
    const faults: string[] = [];
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(`${world.origin}${path}`);
      faults.push(...(await faultsOf(page, `${lang} ${name}`)));
      await keepScreenshot(page, `suitors-${name}-${lang}`);
    }
    await speak('en');
    expect(faults).toEqual([]);
    await page.context().close();
  },
  120_000,
);

it('keeps pictures of the desk, and says no error to the console', async () => {
  const said: string[] = [];
  for (const [size, viewport] of Object.entries({ 390: PHONE, 1280: DESK })) {
    nextDay();
    const page = await signedIn({ viewport });
    page.on('pageerror', (error) => said.push(error.message));
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(`${world.origin}${path}`, { waitUntil: 'networkidle' });
      await keepScreenshot(page, `suitors-${name}-${size}`);
    }
    await page.context().close();
  }
  expect(said).toEqual([]);
}, 120_000);

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
