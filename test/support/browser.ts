import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Kept outside git: what a designer looks at. */
const ARTEFACTS = join(import.meta.dirname, '..', '..', 'test-artefacts');

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

/** A real Chromium: the one in its npm package on Linux, elsewhere the one that CHROME names. */
export const startBrowser = async (): Promise<Browser> => {
  const chrome = process.env['CHROME'];
  return chromium.launch({
    executablePath: chrome ?? (await sparticuz.executablePath()),
    // Its package's own arguments are for a Lambda: one process for all, which ends with its first closed window.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    headless: true,
  });
};

/** A window of its own: its cookies, size, language and colours. */
export const openWindow = (browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> =>
  browser.newContext({ viewport: DESK, locale: 'en-GB', reducedMotion: 'reduce', ...options });

export const keepScreenshot = async (page: Page, name: string): Promise<void> => {
  mkdirSync(ARTEFACTS, { recursive: true });
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`), fullPage: true });
};

/** The axe-core that its package for Playwright brings along. */
const axeFile = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core');
const axeSource = readFileSync(axeFile.replace(/\.js$/, '.min.js'), 'utf8');
const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What colours and the size of text can change of a page that is laid out as before. */
const RULES_OF_LOOKS = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

type Violation = { id: string; nodes: { target: unknown[]; failureSummary?: string }[] };

/** What axe finds against WCAG 2.2 AA: one line a fault, none when all is well. Brought into a page once, asked often. */
export const axeFaults = async (page: Page, rules: 'all' | 'of looks' = 'all'): Promise<string[]> => {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axeSource);
  const runOnly = rules === 'all' ? ALL_RULES : RULES_OF_LOOKS;
  const options = { runOnly, resultTypes: ['violations'], preload: false }; // our styles are our own: nothing to fetch
  const violations = await page.evaluate<Violation[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
};
