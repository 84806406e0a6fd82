import type { ActorFields } from '#shared/domain/actor.ts';
import { shownScore } from '#shared/domain/assess.ts';
import { type Candidate, candidatesOf } from '#shared/domain/candidates.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import { type SearchResult, search } from '#shared/domain/search.ts';
import type { Site } from '#shared/domain/site.ts';
import type { At, Deps, SiteEntry } from '#shared/store/ports.ts';

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
  const [entries, { eurPerHuf }] = await Promise.all([
    deps.spaceIndex.near(need.places, WIDENED),
    deps.service.exchange(),
  ]);
  const now = deps.now();
  const owners = new Map<string, SiteEntry>();
  const candidates = entries.flatMap((entry) => {
    const own = candidatesOf(entry, now);
    for (const { id } of own) owners.set(id, entry);
    return own;
  });
  const result = search(need, actor, candidates, eurPerHuf);
  const page = await stillOffered(deps, owners, after(result.items, at.after ?? null), at.limit);
  const near = await stillOffered(deps, owners, at.after ? [] : result.nearMisses, MOST_NEAR);
  const sites = new Map([...page.sites, ...near.sites]);
  const described = <T extends { spaceId: string }>(hit: T) => ({
    ...hit,
    siteId: owners.get(hit.spaceId)!.siteId,
    about: aboutOf(owners.get(hit.spaceId)!, hit.spaceId, sites.get(owners.get(hit.spaceId)!.siteId)),
  });
  return {
    items: page.kept.map(({ spaceId, match }) => ({
      ...described({ spaceId }),
      ...match,
      shown: shownScore(match.score),
    })),
    nearMisses: near.kept.map(described),
    advice: at.after ? [] : result.advice,
    total: result.items.length,
    next: page.last && positionOf(page.last),
    context: { rule: 1, today: todays(candidates), eurPerHuf },
  };
};

type Item = SearchResult['items'][number];
const positionOf = ({ spaceId, match }: Item): string => `${match.score.toFixed(6)}|${spaceId}`;
const after = (items: readonly Item[], position: string | null): readonly Item[] => {
  if (position === null) return items;
  const [score, spaceId] = [Number(position.slice(0, 8)), position.slice(9)];
  return items.filter(({ match, spaceId: id }) => match.score < score || (match.score === score && id > spaceId));
};

/** The first `most` of them that the base table still offers; `last` when there are more. */
const stillOffered = async <T extends { spaceId: string }>(
  deps: Deps,
  owners: ReadonlyMap<string, SiteEntry>,
  hits: readonly T[],
  most: number,
): Promise<{ kept: T[]; last: T | null; sites: Map<string, Site> }> => {
  const kept: T[] = [];
  const seen = new Map<string, Site>();
  let at = 0;
  while (kept.length < most && at < hits.length) {
    const wanted = hits.slice(at, at + most - kept.length);
    at += wanted.length;
    const [spaces, sites] = await Promise.all([
      deps.spaces.findMany(wanted.map(({ spaceId }) => spaceId)),
      deps.sites.findMany([...new Set(wanted.map(({ spaceId }) => owners.get(spaceId)!.siteId))]),
    ]);
    const open = new Set(sites.filter(({ state }) => state === 'verified').map(({ id }) => id));
    const offered = new Set(
      spaces.filter(({ state, siteId }) => state === 'published' && open.has(siteId)).map(({ id }) => id),
    );
    for (const site of sites) seen.set(site.id, site);
    kept.push(...wanted.filter(({ spaceId }) => offered.has(spaceId)));
  }
  return { kept, last: at < hits.length ? (kept.at(-1) ?? null) : null, sites: seen };
};

/** What a figure is of, and that a sample is no offer. Town and building are the stored site's. */
export const aboutOf = (
  { name, sample, locationPrecision, site, spaces }: SiteEntry,
  spaceId: string,
  { town = null, building = null }: Partial<Pick<Site, 'town' | 'building'>> = {},
): About => {
  const space = spaces.find(({ id }) => id === spaceId)!;
  return {
    space: { name: space.name, kind: space.kind },
    site: {
      name,
      town,
      country: site.country,
      building,
      location: site.location,
      locationPrecision,
      sample,
      notAnOffer: sample,
    },
  };
};

const todays = (candidates: readonly Candidate[]): Record<string, string> =>
  Object.fromEntries(candidates.map(({ site, today }) => [site.timeZone, today]));
