import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { askedNeed } from '#functions/web/asked-need.ts';
import { gazetteerIn } from '#functions/web/gazetteer.ts';
import { readAnswers } from '#functions/web/search-answers.ts';
import { loadTranslator } from '#shared/i18n/load-translator.ts';
import { bundledService } from '../bundled-service.ts';
import type { Child } from '../child.ts';
import { NOW } from '../draw-space.ts';

const TOWNS = ['Berlin', 'Wien', 'Budapest', 'Ljubljana', 'Trieste', 'Zagreb', 'Freiberg', 'Graz', 'Napoli', 'Krakow'];
const ACTIVITIES = ['painting', 'repair', 'concert', 'teaching', 'ceramics', 'writing'];
const A_PAGE = 10; // as many rooms as a page of results shows

export type PagedSearch = { path: string; body: object };

/** Searches as the form sends them, each with the need that the page makes of it. */
export const drawPagedSearches = async (): Promise<PagedSearch[]> => {
  const gazetteer = gazetteerIn(pathToFileURL(join(await bundledService(), 'places.json')));
  const t = await loadTranslator('en');
  const today = NOW.slice(0, 10);
  return TOWNS.flatMap((town, n) =>
    ACTIVITIES.map((activity, m) => {
      const km = String([30, 50, 100][(n + m) % 3]);
      const query = new URLSearchParams({ activity, place: town, km, min: '20', max: '60', budget: '400' });
      const asked = askedNeed(readAnswers(query, today), t, gazetteer, today);
      if (!asked.ok) throw new Error(`The page does not take ${query}: ${asked.faults[0]?.text}`);
      return { path: `/spaces?${query}`, body: { need: asked.need } };
    }),
  );
};

export type Paged = { pageMs: number[]; apiMs: number[]; isSame: boolean[] };

const roomsIn = (html: string): string[] => [...html.matchAll(/<li[^>]* id="space-([^"]+)"/g)].map(([, id = '']) => id);

/** The first byte of each page, and in turn the API's own to the same question, over the same memory. */
export const pageEach = async (child: Child, searches: readonly PagedSearch[]): Promise<Paged> => {
  const paged: Paged = { pageMs: [], apiMs: [], isSame: [] };
  for (const { path, body } of searches) {
    const page = await child.read('GET', path);
    const api = await child.read('POST', `/v1/match?limit=${A_PAGE}`, body);
    const { items } = JSON.parse(api.text) as { items: { spaceId: string }[] };
    paged.pageMs.push(page.firstByteMs);
    paged.apiMs.push(api.firstByteMs);
    paged.isSame.push(roomsIn(page.text).join() === items.map(({ spaceId }) => spaceId).join());
  }
  return paged;
};
