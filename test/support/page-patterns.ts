import { housePages } from '#functions/web/pages/house-pages.ts';
import { otherPages } from '#functions/web/pages/other-pages.ts';
import { roomPages } from '#functions/web/pages/room-pages.ts';
import type { WebDeps } from '#functions/web/web-deps.ts';

/** Addresses that answer with no page of their own: they lead through the issuer, or on to another page. */
const LEADS_ON = ['/sign-in', '/callback', '/inbox/:noteId', '/places', '/settings/my-data'];

/** And files to keep. */
const isFile = (pattern: string): boolean => pattern.endsWith('.ics');

const depth = (pattern: string): number => pattern.split('/:').length;

/** The addresses of pages as the routes say them: `/sites/:siteId`. The most exact come first. */
export const pagePatterns = (deps: WebDeps): string[] => {
  const routes = [...housePages, ...roomPages, ...otherPages].flatMap((page) => page(deps).routes);
  const patterns = new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path));
  return [...patterns].filter((path) => !LEADS_ON.includes(path) && !isFile(path)).sort((a, b) => depth(a) - depth(b));
};

/** By which of the patterns an address is answered. */
export const patternOf = (patterns: readonly string[], address: string): string | null => {
  const [path = ''] = address.split('?');
  return patterns.find((pattern) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path)) ?? null;
};
