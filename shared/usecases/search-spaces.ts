import type { ActorFields } from '#shared/domain/actor.ts';
import { shownScore } from '#shared/domain/assess.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import type { Position } from '#shared/domain/packed/best-k.ts';
import { type PackedAsking, type PackedResult, searchPacked } from '#shared/domain/packed/search-packed.ts';
import type { SearchResult } from '#shared/domain/search.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { At, SpaceBatch } from '#shared/store/ports.ts';
import { type About, tellAbout } from './about-space.ts';

/** A place is nearly missed up to twice the radius (matching rule, near misses): look that far. */
const WIDENED = 2;
/** Near misses told with a page; the advice counts all of them. */
const MOST_NEAR = 100;

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

type Asking = Omit<PackedAsking, 'batches' | 'hidden' | 'most' | 'after' | 'withNear'>;

/**
 * The spaces that suit a need, best first, a page at a time; with the first page, what nearly suits and what to change.
 * Worked out by what is remembered while the table is asked whether it is still so, and once more only where it is not.
 */
export const searchSpaces = async (deps: Deps, need: NeedFields, actor: ActorFields, at: At): Promise<SearchPage> => {
  const reading = deps.spaceIndex.batches(need.places, WIDENED);
  reading.catch(() => {}); // it is awaited below
  const recalled = deps.spaceIndex.recalled(need.places, WIDENED);
  const { eurPerHuf } = await deps.service.recentExchange();
  const asking = { need, actor, eurPerHuf, now: deps.now() };
  if (recalled) await soon();
  const ahead = recalled && searchIn(deps, asking, recalled, at);
  ahead?.catch(() => {});
  const found = await reading;
  return ahead && isSame(found, recalled) ? ahead : searchIn(deps, asking, found, at);
};

const isSame = (found: readonly SpaceBatch[], recalled: readonly SpaceBatch[]): boolean =>
  found.length === recalled.length &&
  found.every(({ batch, hidden }, n) => batch === recalled[n]!.batch && hidden === recalled[n]!.hidden);

const searchIn = async (deps: Deps, asked: Asking, found: readonly SpaceBatch[], at: At): Promise<SearchPage> => {
  const asking = { ...asked, batches: found.map(({ batch }) => batch), hidden: found.map(({ hidden }) => hidden) };
  const after = at.after == null ? null : positionIn(at.after);
  const first = searchPacked({ ...asking, most: at.limit + 1, after, withNear: after === null });
  const goOn = (last: Item) =>
    searchPacked({ ...asking, most: at.limit + 1, after: placeOf(last), withNear: false }).items;
  const checked = pageOf(deps, first.items, at.limit, goOn);
  checked.catch(() => {}); // it is awaited below, after what is worked out meanwhile
  await soon(); // so that the table looks while the near misses are worked out
  const { nearMisses, advice } = first.near();
  const page = await checked;
  const [items, near] = await Promise.all([
    tellAbout(deps, asking.batches, page.items),
    tellAbout(deps, asking.batches, nearMisses.slice(0, MOST_NEAR)),
  ]);
  return {
    items: items.map(({ match, ...hit }) => ({ ...hit, ...match, shown: shownScore(match.score) })),
    nearMisses: near,
    advice,
    total: first.matches,
    next: page.last && positionOf(page.last),
    context: { rule: 1, today: first.todays, eurPerHuf: asked.eurPerHuf },
  };
};

type Item = PackedResult['items'][number];
/** After what has been sent has left. */
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const placeOf = ({ spaceId, match }: Item): Position => ({ score: match.score, id: spaceId });
const positionOf = ({ spaceId, match }: Item): string => `${match.score.toFixed(6)}|${spaceId}`;
const positionIn = (text: string): Position => ({ score: Number(text.slice(0, 8)), id: text.slice(9) });

/** The first `limit` that are still offered, going on behind those found as often as it takes; `last` when there are more. */
const pageOf = async (deps: Deps, found: readonly Item[], limit: number, goOn: (last: Item) => readonly Item[]) => {
  const items: Item[] = [];
  let hits = found;
  for (;;) {
    const wanted = hits.slice(0, limit - items.length);
    items.push(...(await stillOffered(deps, wanted)));
    if (hits.length === wanted.length) return { items, last: null };
    if (items.length === limit) return { items, last: wanted.at(-1)! };
    hits = goOn(wanted.at(-1)!);
  }
};

/**
 * Those that the base table offers at this moment. The index is read consistently before any of them is told, so that nothing is
 * among them that was withdrawn before this was asked; this turns away what has been withdrawn since, or by whoever died before telling the index.
 */
const stillOffered = async (deps: Deps, hits: readonly Item[]): Promise<Item[]> => {
  const spaces = await deps.spaces.glance(
    hits.map(({ spaceId }) => spaceId),
    ['id', 'state'],
  );
  const offered = new Set(spaces.filter(({ state }) => state === 'published').map(({ id }) => id));
  return hits.filter(({ spaceId }) => offered.has(spaceId));
};
