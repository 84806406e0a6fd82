import type { ActorFields } from '#shared/domain/actor.ts';
import { shownScore } from '#shared/domain/assess.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import type { Position } from '#shared/domain/packed/best-k.ts';
import { type PackedResult, searchPacked } from '#shared/domain/packed/search-packed.ts';
import type { SearchResult } from '#shared/domain/search.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { At } from '#shared/store/ports.ts';

/** A place is nearly missed up to twice the radius (matching rule, near misses): look that far. */
const WIDENED = 2;
/** Near misses told with a page; the advice counts all of them. */
const MOST_NEAR = 100;

export type About = {
  space: { name: string; kind: string };
  site: {
    name: string;
    town: string | null;
    country: string;
    building: Site['building'];
    location: { lat: number; lon: number };
    locationPrecision: string;
    sample: boolean;
    notAnOffer: boolean;
  };
};
export type Found = SearchResult['items'][number]['match'] & {
  spaceId: string;
  siteId: string;
  shown: number;
  about: About;
};
export type Missed = SearchResult['nearMisses'][number] & { siteId: string; about: About };
export type SearchPage = {
  items: Found[];
  nearMisses: Missed[];
  advice: SearchResult['advice'];
  /** Of all pages; the index may still hold one that has just gone. */
  total: number;
  next: string | null; // position after the last item
  context: { rule: 1; today: Record<string, string>; eurPerHuf: number };
};

/** The spaces that suit a need, best first, a page at a time; with the first page, what nearly suits and what to change. */
export const searchSpaces = async (deps: Deps, need: NeedFields, actor: ActorFields, at: At): Promise<SearchPage> => {
  const [found, { eurPerHuf }] = await Promise.all([
    deps.spaceIndex.batches(need.places, WIDENED),
    deps.service.recentExchange(),
  ]);
  const asking = {
    need,
    actor,
    eurPerHuf,
    now: deps.now(),
    batches: found.map(({ batch }) => batch),
    hidden: found.map(({ hidden }) => hidden),
  };
  const after = at.after == null ? null : positionIn(at.after);
  const first = searchPacked({ ...asking, most: at.limit + 1, after, withNear: after === null });
  const goOn = (last: Item) =>
    searchPacked({ ...asking, most: at.limit + 1, after: placeOf(last), withNear: false }).items;
  const [page, near] = await Promise.all([
    pageOf(deps, first.items, at.limit, goOn),
    stillOffered(deps, first.nearMisses, MOST_NEAR),
  ]);
  return {
    items: page.items.map(({ match, ...hit }) => ({ ...hit, ...match, shown: shownScore(match.score) })),
    nearMisses: near,
    advice: first.advice,
    total: first.matches,
    next: page.last && positionOf(page.last),
    context: { rule: 1, today: first.todays, eurPerHuf },
  };
};

type Item = PackedResult['items'][number];
const placeOf = ({ spaceId, match }: Item): Position => ({ score: match.score, id: spaceId });
const positionOf = ({ spaceId, match }: Item): string => `${match.score.toFixed(6)}|${spaceId}`;
const positionIn = (text: string): Position => ({ score: Number(text.slice(0, 8)), id: text.slice(9) });

/** The first `limit` that are still offered, going on behind those found as often as it takes; `last` when there are more. */
const pageOf = async (deps: Deps, found: readonly Item[], limit: number, goOn: (last: Item) => readonly Item[]) => {
  const items: (Item & { about: About })[] = [];
  let hits = found;
  for (;;) {
    const wanted = hits.slice(0, limit - items.length);
    items.push(...(await stillOffered(deps, wanted, limit)));
    if (hits.length === wanted.length) return { items, last: null };
    if (items.length === limit) return { items, last: wanted.at(-1)! };
    hits = goOn(wanted.at(-1)!);
  }
};

const ABOUT_SPACE = ['id', 'siteId', 'state', 'name', 'kind'] as const;
const ABOUT_SITE = [
  'id',
  'state',
  'name',
  'town',
  'country',
  'building',
  'location',
  'locationPrecision',
  'sample',
] as const;

/**
 * The first `most` of them that the base table still offers, with what they are. The index was read consistently, so that
 * nothing withdrawn before this was asked is among them; this turns away what has been withdrawn since, as far as seen.
 */
const stillOffered = async <T extends { spaceId: string; siteId: string }>(
  deps: Deps,
  hits: readonly T[],
  most: number,
): Promise<(T & { about: About })[]> => {
  const kept: (T & { about: About })[] = [];
  let at = 0;
  while (kept.length < most && at < hits.length) {
    const wanted = hits.slice(at, at + most - kept.length);
    at += wanted.length;
    const [spaces, sites] = await Promise.all([
      deps.spaces.glance(
        wanted.map(({ spaceId }) => spaceId),
        ABOUT_SPACE,
      ),
      deps.sites.glance([...new Set(wanted.map(({ siteId }) => siteId))], ABOUT_SITE),
    ]);
    const open = new Map(sites.filter(({ state }) => state === 'verified').map((site) => [site.id, site]));
    const offered = new Map(spaces.filter(({ state }) => state === 'published').map((space) => [space.id, space]));
    for (const hit of wanted) {
      const space = offered.get(hit.spaceId);
      const site = space && open.get(space.siteId);
      if (site) kept.push({ ...hit, siteId: site.id, about: aboutOf(site, space) });
    }
  }
  return kept;
};

/** What a figure is of, and that a sample is no offer. */
export const aboutOf = (site: AboutSite, { name, kind }: { name: string; kind: string }): About => ({
  space: { name, kind },
  site: {
    name: site.name,
    town: site.town,
    country: site.country,
    building: site.building,
    location: site.location,
    locationPrecision: site.locationPrecision,
    sample: site.sample,
    notAnOffer: site.sample,
  },
});
type AboutSite = Pick<Site, 'name' | 'town' | 'country' | 'building' | 'location' | 'locationPrecision' | 'sample'>;
