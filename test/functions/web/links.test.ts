import { afterAll, beforeAll, expect, it } from 'vitest';
import { aFixture } from '#test/support/rights-fixture.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

// Every link that somebody is shown, followed as that somebody: two of everything are there to be linked to.

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
  await aFixture(world);
}, 60_000);
afterAll(() => world.stop());

const MOST_PAGES = 600;
const SEARCH = '/spaces?activity=painting&place=Freiberg&km=50&from=2027-01&stay=180-180';
/** Through the issuer, which has tests of its own; and the API, which is none of the pages. */
const isElsewhere = (path: string): boolean => /^\/(sign-in|v1)\b/.test(path);

/** A calendar goes on for ever: its other months are followed from its first page only. */
const hasMonth = (path: string): boolean => /[?&]month=/.test(path);

/** What a link leads to, without the part of the page and the language. */
const pageOf = (href: string): string => {
  const url = new URL(href.replaceAll('&amp;', '&'), 'http://here.invalid');
  url.searchParams.delete('lang');
  return `${url.pathname}${url.search}`;
};

const crawl = async (who: string | null): Promise<{ seen: Map<string, string>; broken: string[] }> => {
  const seen = new Map<string, string>([
    ['/', 'the address bar'],
    [SEARCH, 'the address bar'],
  ]);
  const waiting = [...seen.keys()];
  const broken: string[] = [];
  for (let path = waiting.shift(); path !== undefined && seen.size < MOST_PAGES; path = waiting.shift()) {
    const { status, html } = await world.page(path, who === null ? {} : { as: who });
    if (status >= 400) broken.push(`${status} ${path}, from ${seen.get(path)}`);
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="(\/[^"]*)"/g)) {
      const next = pageOf(href);
      if (seen.has(next) || isElsewhere(next) || (hasMonth(next) && hasMonth(path))) continue;
      seen.set(next, path);
      waiting.push(next);
    }
  }
  return { seen, broken };
};

it.each([null, 'stranger', 'member', 'manager', 'region-coordinator', 'coordinator'])(
  'no link leads %s to a page that is not there',
  async (who) => {
    const { seen, broken } = await crawl(who);
    expect(broken).toEqual([]);
    expect(seen.size).toBeGreaterThan(10);
    expect(seen.size).toBeLessThan(MOST_PAGES);
  },
  120_000,
);
