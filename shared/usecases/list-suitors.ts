import { assess, type Match, shownScore } from '#shared/domain/assess.ts';
import type { Caller } from '#shared/domain/authority.ts';
import { scoreWord } from '#shared/domain/bands.ts';
import type { Need } from '#shared/domain/need.ts';
import { pseudonymOf } from '#shared/domain/pseudonym.ts';
import { type Suitor, suitorOf, suitorPlace } from '#shared/domain/suitor.ts';
import { notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { At, Page } from '#shared/store/ports.ts';
import { lookedAfter, onlyPublished, type ShownSpace, shownSpace } from './shown-space.ts';
import { suitedNeeds } from './suited-needs.ts';

/** `setAside`: how many of those who suit are left out, or make up this list. */
export type SuitorPage = Page<Suitor> & { shownAsOf: string | null; setAside: number };
export type Shelf = 'listed' | 'aside';
type Named = { pseudonym: string; place: string; needId: string; actorId: string };

/** Open needs that suit a space, each under the pseudonym it has at this site, by score word and then pseudonym. */
export const listSuitors = async (
  deps: Deps,
  caller: Caller,
  spaceId: string,
  at: At,
  shelf: Shelf = 'listed',
): Promise<SuitorPage> => {
  const { space, site } = await lookedAfter(deps, caller, spaceId);
  onlyPublished(space, site);
  const shown = await shownSpace(deps, space);
  const after = at.after ?? '';
  const [all, aside] = await Promise.all([rankedBy(deps, shown, site.id), deps.asides.list(space.id)]);
  const setAside = all.filter(({ pseudonym }) => aside.has(pseudonym)).length;
  const ranked = all.filter(({ place, pseudonym }) => place > after && aside.has(pseudonym) === (shelf === 'aside'));
  const items: Suitor[] = [];
  let last: string | null = null;
  let read = 0;
  while (items.length < at.limit && read < ranked.length) {
    const some = ranked.slice(read, read + at.limit - items.length);
    for (const { suitor } of await confirmed(deps, shown, some)) items.push(suitor);
    read += some.length;
    last = some.at(-1)?.place ?? null;
  }
  return { items, next: read < ranked.length ? last : null, shownAsOf: shown.asOf, setAside };
};

export type NamedSuitor = { need: Need; match: Match; suitor: Suitor };

/** The need behind a pseudonym, for use cases that act on it; found only among those listed for this space. */
export const findSuitor = async (
  deps: Deps,
  caller: Caller,
  spaceId: string,
  pseudonym: string,
): Promise<NamedSuitor> => {
  const { space, site } = await lookedAfter(deps, caller, spaceId);
  onlyPublished(space, site);
  const shown = await shownSpace(deps, space);
  const named = (await rankedBy(deps, shown, site.id)).filter((each) => each.pseudonym === pseudonym);
  const [found] = await confirmed(deps, shown, named);
  if (!found) throw notFound('need');
  return found;
};

/** The needs that the index knows to suit the space as it is shown. */
const rankedBy = async (deps: Deps, { fields, ctx }: ShownSpace, siteId: string): Promise<Named[]> => {
  const [secret, suited] = await Promise.all([
    deps.sites.secret(siteId),
    suitedNeeds(deps, { ...fields, today: ctx.today }, ctx.eurPerHuf),
  ]);
  const named = suited.map(({ needId, actorId, score }): Named => {
    const pseudonym = pseudonymOf(secret, needId);
    return { needId, actorId, pseudonym, place: suitorPlace({ score: scoreWord(shownScore(score)), pseudonym }) };
  });
  return named.sort((a, b) => (a.place < b.place ? -1 : 1));
};

/** Those that the base table still says are open and suit: an index may lag, and who has left is not shown. */
const confirmed = async (
  deps: Deps,
  { fields: { space, site }, ctx }: ShownSpace,
  named: readonly Named[],
): Promise<NamedSuitor[]> => {
  if (named.length === 0) return [];
  const [needs, actors] = await Promise.all([
    deps.needs.findMany(named.map(({ needId }) => needId)),
    deps.actors.findMany([...new Set(named.map(({ actorId }) => actorId))]),
  ]);
  return named.flatMap(({ pseudonym, needId, actorId }) => {
    const need = needs.find(({ id }) => id === needId);
    const actor = actors.find(({ id }) => id === actorId);
    if (!need || !actor || need.state !== 'open') return [];
    const assessment = assess(need, actor, space, site, ctx);
    if (!assessment.fits) return [];
    return [{ need, match: assessment.match, suitor: suitorOf(pseudonym, need, actor, assessment.match) }];
  });
};
