import type { WebWorld } from './web-world.ts';

/** Roles by the subject of `aFixture` that has it; a visitor has not signed in. */
export const READERS = [null, 'stranger', 'member', 'manager', 'region-coordinator', 'coordinator'] as const;
export type Reader = (typeof READERS)[number];

export const MOST_PAGES = 600;
export const SEARCH = '/spaces?activity=painting&place=Freiberg&km=50&from=2027-01&stay=180-180';

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

export type Crawled = {
  /** By address: what the page says. */
  pages: Map<string, string>;
  /** Links to what is not there, and where they stand. */
  broken: string[];
};

/** Every page that somebody gets to by following what they are shown, from the home page, a search and `from`. */
export const crawl = async (world: WebWorld, who: Reader, from: readonly string[] = []): Promise<Crawled> => {
  const seen = new Map<string, string>(['/', SEARCH, ...from].map((path) => [path, 'the address bar']));
  const pages: Crawled['pages'] = new Map();
  const broken: string[] = [];
  const waiting = [...seen.keys()];
  for (let path = waiting.shift(); path !== undefined && seen.size < MOST_PAGES; path = waiting.shift()) {
    const { status, html } = await world.page(path, who === null ? {} : { as: who });
    if (status >= 400) broken.push(`${status} ${path}, from ${seen.get(path)}`);
    if (status === 200) pages.set(path, html);
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="(\/[^"]*)"/g)) {
      const next = pageOf(href);
      if (seen.has(next) || isElsewhere(next) || (hasMonth(next) && hasMonth(path))) continue;
      seen.set(next, path);
      waiting.push(next);
    }
  }
  return { pages, broken };
};
