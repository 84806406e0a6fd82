import { crawl, READERS, type Reader } from './crawl.ts';
import { patternOf } from './page-patterns.ts';
import type { WebWorld } from './web-world.ts';

/** `status` where it is not 200. */
export type PageToSee = { pattern: string; reader: Reader; path: string; status?: number };

/** The kinds of elements under a page's head, by name and class: what a style or a rule of axe could tell apart. */
const kindsOf = (html: string): Set<string> => {
  const drawn = html.slice(html.indexOf('<main')).replace(/<svg.*?<\/svg>/gs, '<svg>');
  return new Set(
    [...drawn.matchAll(/<(\w+)(?:[^>]*? class="([^"]*)")?/g)].map(([, tag, name]) => `${tag}.${name ?? ''}`),
  );
};

/**
 * Of all that each reader gets to, the addresses that show something which no earlier address of the same pattern
 * shows: one a pattern, and one more wherever a role, a step or a state makes another page of it.
 */
export const pagesThatDiffer = async (
  world: WebWorld,
  patterns: readonly string[],
  more: Record<string, readonly string[]>,
): Promise<PageToSee[]> => {
  const known = new Map<string, Set<string>>();
  const differ: PageToSee[] = [];
  for (const reader of READERS) {
    const { pages } = await crawl(world, reader, more[reader ?? 'visitor']);
    for (const [path, html] of pages) {
      const pattern = patternOf(patterns, path);
      if (pattern === null) continue;
      const shown = known.get(pattern) ?? new Set();
      const kinds = kindsOf(html);
      if ([...kinds].some((kind) => !shown.has(kind))) differ.push({ pattern, reader, path });
      known.set(pattern, new Set([...shown, ...kinds]));
    }
  }
  return differ;
};
