import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#shared/domain/codes.ts';
import { keepScreenshot, openWindow, startBrowser } from '#test/support/browser.ts';
import { READERS, type Reader } from '#test/support/crawl.ts';
import { livedIn } from '#test/support/lived-in.ts';
import { faultsInAllModes, faultsOfWords, loadPage, type Wire } from '#test/support/look-at-page.ts';
import { pagePatterns } from '#test/support/page-patterns.ts';
import { type PageToSee, pagesThatDiffer } from '#test/support/pages-that-differ.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

// Every page of the site in a real browser. `PICTURES=yes` keeps pictures of them in English and German.

/** What no link leads to: a search that cannot be, and nothing at all. */
const FAILING: PageToSee[] = [
  { pattern: '/spaces', reader: null, path: '/spaces?activity=painting&place=Atlantis&min=50&max=40', status: 422 },
  { pattern: '/nothing', reader: null, path: '/nothing', status: 404 },
  { pattern: '/needs/:needId', reader: 'member', path: '/needs/nothing', status: 404 },
];

let world: WebWorld;
let browser: Browser;
let patterns: string[];
let pages: PageToSee[];
beforeAll(async () => {
  [world, browser] = await Promise.all([startWebWorld(), startBrowser()]);
  const more = await livedIn(world);
  patterns = pagePatterns(world.webDeps);
  pages = [...(await pagesThatDiffer(world, patterns, more)), ...FAILING];
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const AT_ONCE = 3;
const PICTURED: readonly Language[] = process.env['PICTURES'] ? ['en', 'de'] : [];
let day = 2;

/** Everybody reads this language from now on, on a day of its own: what is counted, is counted by the day. */
const speak = async (lang: Language): Promise<void> => {
  world.at(`2026-12-0${day++}T12:00:00Z`);
  for (const as of READERS) {
    if (as === null) continue;
    const { version } = (await world.call('GET', '/me', { as })).body;
    await world.call('PATCH', '/me', { as, version, body: { lang } });
  }
};

const openWindows = async (lang: Language): Promise<Map<Reader, BrowserContext>> => {
  const windows = new Map<Reader, BrowserContext>();
  for (const reader of READERS) {
    const window = await openWindow(browser, { locale: lang });
    windows.set(reader, window);
    if (reader === null) continue;
    const [name = '', value = ''] = (await world.cookie(reader)).split(/=(.*)/s);
    await window.addCookies([{ name, value, url: world.origin }]);
  }
  return windows;
};

const nameOf = ({ pattern, reader }: PageToSee, n: number): string =>
  `${pattern.replace(/[/:]+/g, '-').slice(1) || 'home'}-${reader ?? 'visitor'}-${n}`;

/** All pages in one language, a few at a time; returns one line a fault. */
const sweep = async (lang: Language, look: typeof faultsInAllModes, say: (line: string) => void): Promise<string[]> => {
  await speak(lang);
  const windows = await openWindows(lang);
  const wire: Wire = new Map();
  const faults: string[] = [];
  const waiting = pages.entries();
  const work = async () => {
    for (const [n, each] of waiting) {
      const page = await windows.get(each.reader)!.newPage();
      const loaded = await loadPage(page, `${world.origin}${each.path}`, wire, each.status);
      const keep = async (mode: string) => {
        if (PICTURED.includes(lang)) await keepScreenshot(page, `${nameOf(each, n)}-${lang}-${mode}`);
      };
      const seen = [...loaded.faults, ...(await look(page, keep))];
      faults.push(...seen.map((fault) => `${lang} ${each.reader} ${each.path} ${fault}`));
      say(
        `${loaded.weightKb.toFixed(0).padStart(4)} KB  ${seen.length} faults  ${each.reader ?? 'visitor'} ${each.path}`,
      );
      await page.close();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const window of windows.values()) await window.close();
  return faults;
};

it('leaves out no page that the routes know', () => {
  const seen = new Set(pages.map(({ pattern }) => pattern));
  expect(patterns.filter((pattern) => !seen.has(pattern))).toEqual([]);
});

it('is without fault in light, dark and forced colours, at 320, 390 and 1280 px, with text of 200 % and by keyboard', async () => {
  const lines: string[] = [];
  const faults = await sweep('en', faultsInAllModes, (line) => lines.push(line));
  console.log(`HTML, CSS and JS over the wire, and what is wrong:\n${lines.join('\n')}`);
  expect(faults).toEqual([]);
}, 600_000);

it.each(LANGUAGES.filter((lang) => lang !== 'en'))(
  'is without fault in %s',
  async (lang) => expect(await sweep(lang, faultsOfWords, () => {})).toEqual([]),
  600_000,
);
