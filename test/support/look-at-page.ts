import type { Page } from 'playwright-core';
import { axeFaults, DESK } from './browser.ts';

/** Says into the page, before its first line, what is to be remembered of its loading. */
const REMEMBER = `
  window.moved = []; window.refused = [];
  const named = (node) => node?.nodeType === 1 ? node.outerHTML.slice(0, 80) : node?.textContent;
  new PerformanceObserver((list) => {
    for (const { value, sources, startTime } of list.getEntries())
      window.moved.push(value + ' at ' + startTime + ' ms: ' + sources.map(({ node }) => named(node)).join(' '));
  }).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('securitypolicyviolation', (e) => window.refused.push(e.violatedDirective + ' ' + e.blockedURI));
`;

const TARGETS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';

/** Targets under 24 px (WCAG 2.5.8): a tick counts with its label, a link within a sentence is excepted. */
const SMALL_TARGETS = `[...document.querySelectorAll('${TARGETS}')].flatMap((element) => {
  if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.hidden, .skip, .leaflet-control')) return [];
  const target = element.matches('[type=checkbox], [type=radio]') ? element.closest('label, li') ?? element : element;
  const { width, height } = target.getBoundingClientRect();
  if (width >= 24 && height >= 24) return [];
  const around = element.closest('p, dd, dt, td, label, legend');
  const isInSentence = getComputedStyle(element).display === 'inline' && around !== null &&
    around.textContent.trim().length > element.textContent.trim().length;
  return isInSentence ? [] : ['target of ' + Math.round(width) + ' × ' + Math.round(height) + ' px: ' + element.outerHTML.slice(0, 120)];
})`;

/** What has no ring of at least 2 px when the keyboard is on it. */
const WITHOUT_FOCUS = `[...document.querySelectorAll('${TARGETS}')].flatMap((element) => {
  if (!element.checkVisibility({ visibilityProperty: true })) return [];
  element.focus({ preventScroll: true });
  if (document.activeElement !== element) return ['cannot be focused: ' + element.outerHTML.slice(0, 120)];
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 ? [] : ['shows no focus: ' + element.outerHTML.slice(0, 120)];
})`;

const WIDER = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const widest = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > clientWidth + 0.5);
  return [(scrollWidth - clientWidth) + ' px wider than the window: ' + (widest.at(-1)?.outerHTML.slice(0, 120) ?? '')];
})()`;

/** Through the page's own object, which its policy does not ask about. */
const LARGE_TEXT = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html { font-size: 225% !important }');
  document.adoptedStyleSheets = [sheet];
})()`;
const USUAL_TEXT = 'document.adoptedStyleSheets = []';

const faultsBy = (page: Page, script: string): Promise<string[]> => page.evaluate<string[]>(script);

/** Bytes of what came over the wire, by address: what the cache gives again has none of its own. */
export type Wire = Map<string, number>;

export type Look = {
  faults: string[];
  /** HTML, CSS and JS as they came, packed. */
  weightKb: number;
};

/** Opens an address and says what is wrong with how it loads. */
export const loadPage = async (page: Page, address: string, wire: Wire, status = 200): Promise<Look> => {
  const faults: string[] = [];
  const { origin } = new URL(address);
  const parts = new Set<string>();
  const sizes: Promise<void>[] = [];
  page.on('console', (message) => {
    const isTheStatus = status !== 200 && message.text().includes(`status of ${status}`);
    if (message.type() === 'error' && !isTheStatus) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => faults.push(`error: ${message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:'))
      faults.push(`asks elsewhere: ${request.url()}`);
  });
  page.on('requestfinished', (request) => {
    if (!/document|stylesheet|script/.test(request.resourceType())) return;
    const url = request.url();
    parts.add(url);
    const measured = async () => {
      const { responseBodySize } = await request.sizes();
      wire.set(url, Math.max(wire.get(url) ?? 0, responseBodySize));
    };
    sizes.push(measured());
  });
  await page.addInitScript(REMEMBER);
  const answer = await page.goto(address);
  const hasMap = (await page.locator('[data-map]').count()) > 0;
  if (hasMap) await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready.then(() => new Promise(requestAnimationFrame))');
  await Promise.all(sizes);
  if (answer?.status() !== status) faults.push(`is answered ${answer?.status()}`);
  const moves = await faultsBy(page, 'window.moved');
  const moved = moves.reduce((sum, move) => sum + Number.parseFloat(move), 0);
  if (moved >= STILL) faults.push(`moves by ${moved} while it loads: ${moves.join('; ')}`);
  for (const refused of await faultsBy(page, 'window.refused')) faults.push(`its policy refuses ${refused}`);
  const weightKb = [...parts].reduce((sum, url) => sum + (wire.get(url) ?? 0), 0) / 1024;
  if (weightKb > (hasMap ? 250 : 100)) faults.push(`weighs ${weightKb.toFixed(0)} KB`);
  return { faults, weightKb };
};

/** A layout shift under this is 0.00: on a busy machine the font may come a moment after the first paint. */
const STILL = 0.005;

const WIDTHS_PX = { phone: 390, narrow: 320, desk: DESK.width };
const setWidth = (page: Page, width: number) => page.setViewportSize({ width, height: DESK.height });

/** What is wrong with a loaded page at any width, in any colours, with large text and by keyboard. */
export const faultsInAllModes = async (page: Page, keep: (mode: string) => Promise<void>): Promise<string[]> => {
  const faults: string[] = [];
  const within = async (mode: string, ...found: Promise<string[]>[]) => {
    for (const each of await Promise.all(found)) faults.push(...each.map((fault) => `${mode}: ${fault}`));
  };
  await keep('1280');
  await within('light', axeFaults(page), faultsBy(page, WIDER), faultsBy(page, SMALL_TARGETS));
  await page.emulateMedia({ colorScheme: 'dark' });
  await keep('1280-dark');
  await within('dark', axeFaults(page, 'of looks'));
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await keep('1280-forced');
  await page.keyboard.press('Tab'); // from here on the page is read by keyboard
  await within('forced colours', axeFaults(page, 'of looks'), faultsBy(page, WITHOUT_FOCUS));
  await page.emulateMedia({ forcedColors: 'none' });
  await within('keyboard', faultsBy(page, WITHOUT_FOCUS));
  await page.evaluate('document.activeElement.blur()');
  await page.evaluate(LARGE_TEXT);
  await within('text of 200 %', axeFaults(page, 'of looks'), faultsBy(page, WIDER));
  await page.evaluate(USUAL_TEXT);
  await setWidth(page, WIDTHS_PX.narrow);
  await within('320 px', axeFaults(page), faultsBy(page, WIDER), faultsBy(page, SMALL_TARGETS));
  await setWidth(page, WIDTHS_PX.phone);
  await keep('390');
  await within('390 px', faultsBy(page, WIDER));
  return faults;
};

/** What a language can change: axe once, and how wide its words are. */
export const faultsOfWords = async (page: Page, keep: (mode: string) => Promise<void>): Promise<string[]> => {
  const faults = await axeFaults(page);
  for (const [mode, width] of Object.entries(WIDTHS_PX).reverse()) {
    await setWidth(page, width);
    if (mode !== 'narrow') await keep(String(width));
    faults.push(...(await faultsBy(page, WIDER)).map((fault) => `${width} px: ${fault}`));
  }
  return faults;
};
