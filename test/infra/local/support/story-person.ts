import type { Browser, Locator, Page } from 'playwright-core';
import type { Language } from '#shared/domain/codes.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { translatorFor } from '#shared/i18n/translator-for.ts';
import { LANGUAGE_NAMES } from '#shared/web/language-names.ts';
import { keepScreenshot, openWindow } from '#test/support/browser.ts';

export type Manner = { lang: Language; javaScript: boolean; viewport: { width: number; height: number } };

/** Somebody at a browser, who finds the way by words only; what goes wrong on a page is noted. */
export type StoryPerson = {
  page: Page;
  t: Translator;
  /** One line for everything that no page may do. */
  faults: string[];
  /** Opens an address as the address bar or a mail does. */
  open(address: string): Promise<void>;
  field(label: string): Locator;
  fill(label: string, value: string): Promise<void>;
  choose(label: string, choice: string): Promise<void>;
  tick(label: string): Promise<void>;
  follow(link: string): Promise<void>;
  press(button: string): Promise<void>;
  /** Clicks, and waits for the page that follows. */
  moves(act: Locator): Promise<void>;
  /** By the masthead: on a phone its menu is opened first. */
  go(link: string): Promise<void>;
  /** The language menu of the masthead. */
  speak(): Promise<void>;
  says(text: string): Promise<void>;
  /** Looks at the page: no wider than the window, in this language; keeps a picture. */
  look(name: string): Promise<void>;
  leave(): Promise<void>;
};

type Setting = Manner & { browser: Browser; origin: string; who: string };

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s\u00a0]+/g, '\\s+');
const beginsWith = (text: string): RegExp => new RegExp(`^\\s*${escaped(text)}`);

export const aStoryPerson = async (setting: Setting): Promise<StoryPerson> => {
  const { browser, origin, who, lang, javaScript, viewport } = setting;
  const t = translatorFor(lang);
  const window = await openWindow(browser, { viewport, locale: lang, javaScriptEnabled: javaScript });
  window.setDefaultTimeout(60_000);
  const page = await window.newPage();
  const faults: string[] = [];
  const fault = (text: string): void => void faults.push(`${who} at ${new URL(page.url()).pathname}: ${text}`);
  page.on('pageerror', (error) => fault(error.message));
  page.on('console', (message) => message.type() === 'error' && fault(message.text())); // what the policy refuses, too
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) fault(`asked ${url.origin}`);
  });
  page.on('response', (answer) => answer.status() >= 400 && fault(`${answer.status()} for ${answer.url()}`));

  const shown = (locator: Locator): Locator => locator.filter({ visible: true }).first();
  const named = (role: 'link' | 'button', name: string): Locator =>
    shown(page.getByRole(role, { name: beginsWith(name) }));
  const field = (label: string): Locator => shown(page.getByLabel(beginsWith(label)));
  const moves = async (act: Locator): Promise<void> => {
    const loaded = page.waitForEvent('load');
    await Promise.all([loaded, act.click()]);
  };
  let pictures = 0;
  const person: StoryPerson = {
    page,
    t,
    faults,
    field,
    open: async (address) => void (await page.goto(new URL(address, origin).href)),
    fill: async (label, value) => field(label).fill(value),
    choose: async (label, choice) => void (await field(label).selectOption({ label: choice })),
    tick: async (label) => field(label).check(),
    follow: (link) => moves(named('link', link)),
    press: (button) => moves(named('button', button)),
    moves,
    go: async (link) => {
      const menu = page.locator('summary').filter({ hasText: beginsWith(t.t('page.menu')), visible: true });
      if ((await menu.count()) > 0) await menu.first().click();
      await moves(shown(page.locator('.masthead').getByRole('link', { name: beginsWith(link) })));
    },
    speak: async () => {
      if ((await page.locator('html').getAttribute('lang')) === lang) return;
      await page.locator('.menu-languages summary').click();
      await moves(named('button', LANGUAGE_NAMES[lang]));
    },
    says: async (text) => shown(page.getByText(new RegExp(escaped(text)))).waitFor(),
    look: async (name) => {
      const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (Number(wider) > 0) fault(`${wider} px wider than the window`);
      const spoken = await page.locator('html').getAttribute('lang');
      if (spoken !== lang) fault(`speaks ${spoken}`);
      pictures += 1;
      const number = String(pictures).padStart(2, '0');
      await keepScreenshot(page, `story-${lang}-${viewport.width}-${who}-${number}-${name}`);
    },
    leave: () => window.close(),
  };
  return person;
};

/** At the issuer of a laptop, whose page is not ours: somebody new by an address, or one of the sample people. */
export const signUp = async (person: StoryPerson, mail: string): Promise<void> => {
  await person.fill('Or somebody new, with any address', mail);
  await person.press('Sign up');
};
