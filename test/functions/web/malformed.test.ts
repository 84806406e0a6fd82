import { afterAll, beforeAll, expect, it } from 'vitest';
import { askedNeed } from '#functions/web/asked-need.ts';
import { createGazetteer } from '#functions/web/gazetteer.ts';
import { housePages } from '#functions/web/pages/house-pages.ts';
import { otherPages } from '#functions/web/pages/other-pages.ts';
import { roomPages } from '#functions/web/pages/room-pages.ts';
import { readAnswers } from '#functions/web/search-answers.ts';
import type { WebDeps } from '#functions/web/web-deps.ts';
import { translatorFor } from '#shared/i18n/translator-for.ts';
import { formsOf, type PageForm } from '#test/support/page-forms.ts';
import { aFixture, type Fixture } from '#test/support/rights-fixture.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

// No page answers 500 to malformed input: every route with odd addresses, every field of every form with odd texts.

let world: WebWorld;
let fixture: Fixture;
beforeAll(async () => {
  world = await startWebWorld();
  fixture = await aFixture(world);
}, 60_000);
afterAll(() => world.stop());

/** Numbers, days and texts at the edge of what is taken, and beyond it. */
const ODD = [
  ...['', '0', '-1', '0,01', '0.001', '1e309', 'NaN', '9'.repeat(300), '999999999', '36525', '5000.5'],
  ...['2000-01-01', '2100-12-31', '2027-02-30', '9999-12-31', '2100-12', '9999-99', '00:00', '24:00', '7-7'],
  ...['x'.repeat(3000), '\u0000', 'a\u0001\nb', '\ud83d', '<script>', '__proto__', 'constructor', '../..', '%ZZ'],
  ...['javascript:alert(1)', '//evil.test', '50.9, 13.3', 'a, b (c', 'all', '[]', '{"change":1}'],
];
let turn = 0;
const nextOdd = (): string => ODD[turn++ % ODD.length] ?? '';

type Route = { method: string; path: string };
const routes = (): Route[] =>
  [...housePages, ...roomPages, ...otherPages]
    .flatMap((page) => page({ ...world.deps, publicOrigin: world.origin } as unknown as WebDeps).routes)
    .filter(({ method }) => method === 'GET' || method === 'POST');
const reader = (path: string): string =>
  path.startsWith('/coordination') ? 'coordinator' : path.startsWith('/manage') ? 'manager' : 'member';
const filled = (path: string, value: (name: string) => string): string =>
  path.replace(/:(\w+)(?:\{([^}|]*)[^}]*\})?/g, (_, name: string, first?: string) => first ?? value(name));
/** With what the fixture has under the name of each parameter. */
const known = (path: string): string =>
  filled(path, (name) => {
    const { ids, pseudonym } = fixture;
    if (name === 'pseudonym') return pseudonym;
    if (name === 'noteId') return ids['notificationId'] ?? '';
    if (name === 'id') return ids[path.startsWith('/invitations') ? 'invitationId' : 'applicationId'] ?? '';
    return ids[name] ?? '';
  });

const failed: string[] = [];
const ask = async (path: string, as: string, form?: Record<string, string | string[]>): Promise<string> => {
  const { status, html } = await world.page(path, { as, ...(form && { form }) });
  if (status >= 500) failed.push(`${status} ${path.slice(0, 120)} ${JSON.stringify(form ?? {}).slice(0, 200)}`);
  return html;
};

const QUERY = ['step', 'actor', 'change', 'show', 'cursor', 'month', 'need', 'ask', 'next', 'lang', 'state'];
const MORE = ['verified', 'invited', 'applications', 'invitations', 'application', 'text', 'passed', 'code', 'error'];
const SEARCH = {
  activity: 'painting',
  place: 'Freiberg',
  km: '50',
  min: '20',
  max: '40',
  budget: '200',
  from: '2027-01',
};
const SESSIONS = {
  use: 'sessions',
  hours: '3',
  week: '1',
  after: '08:00',
  before: '22:00',
  day: '1',
  until: '2027-06-01',
};
const ELSE = { at: '1', stay: '28-92', people: '1', tenure: 'own', noise: '1', requires: 'water', currency: 'EUR' };

it('nothing odd in an address makes a page fail', async () => {
  for (const { method, path } of routes()) {
    const as = reader(path);
    for (const odd of [nextOdd(), nextOdd()]) {
      const target = filled(path, () => encodeURIComponent(odd.toWellFormed()) || 'none');
      await ask(target, as, method === 'POST' ? { name: odd, version: odd } : undefined);
      if (method !== 'GET') continue;
      const query = new URLSearchParams(Object.fromEntries([...QUERY, ...MORE].map((name) => [name, odd])));
      await ask(`${known(path)}?${query}`, as);
    }
  }
  expect(failed).toEqual([]);
}, 120_000);

const searches: Record<string, string>[] = [
  { ...SEARCH, ...ELSE },
  { ...SEARCH, ...SESSIONS, ...ELSE },
];

it('nothing odd in a search makes it fail: each answer by itself, and beside another', async () => {
  const gazetteer = createGazetteer([[1, 'Freiberg', 'DE', 50.9, 13.3, 40_000]]);
  const today = '2026-11-24';
  for (const search of searches) {
    const names = Object.keys(search);
    for (const name of names) {
      await ask(`/spaces?${new URLSearchParams({ ...search, [name]: nextOdd() })}`, 'member');
      for (const odd of ODD)
        for (const other of names.filter((_, n) => n % 4 === turn % 4)) {
          const query = new URLSearchParams({ ...search, [name]: odd, [other]: nextOdd() });
          const answers = readAnswers(query, today);
          expect(() => askedNeed(answers, translatorFor('en'), gazetteer, today), `${query}`).not.toThrow();
        }
    }
  }
  expect(failed).toEqual([]);
}, 120_000);

it('nothing odd in a form makes it fail', async () => {
  const steps = ['/needs/new?step=2', '/needs/new?step=3', '/needs/new?step=4'];
  const pages = [...steps, ...routes().flatMap(({ method, path }) => (method === 'GET' ? [known(path)] : []))];
  const forms = (
    await Promise.all(
      ['member', 'manager', 'coordinator'].map(async (as) => {
        const found = await formsOf(
          world,
          as,
          pages.filter((path) => reader(path) === as),
        );
        return found.map((form) => ({ ...form, as }));
      }),
    )
  ).flat();
  expect(forms.length).toBeGreaterThan(30);
  // What ends something comes last, so that there is something to try the others on.
  const isEnd = ({ action }: PageForm): boolean => /leave|remove|withdraw|decline|state|sign-out/.test(action);
  for (const { as, action, fields } of forms.sort((a, b) => Number(isEnd(a)) - Number(isEnd(b)))) {
    const once: Record<string, string[]> = fields['once'] ? { once: fields['once'] } : {};
    const names = Object.keys(fields).filter((name) => name !== 'once');
    for (let n = 0; n < 2; n += 1)
      await ask(action, as, { ...Object.fromEntries(names.map((name) => [name, nextOdd()])), ...once });
    for (const name of names.length > 12 ? names.filter((_, n) => n % 5 === 0) : names)
      await ask(action, as, { ...fields, [name]: [nextOdd(), nextOdd()] });
  }
  expect(failed).toEqual([]);
}, 120_000);
