import type { Actor } from '#shared/domain/actor.ts';
import { assess, type Match } from '#shared/domain/assess.ts';
import { type Candidate, candidatesOf } from '#shared/domain/candidates.ts';
import type { Need } from '#shared/domain/need.ts';
import type { Standing } from '#shared/domain/news.ts';
import type { Showing } from '#shared/domain/shown-space.ts';
import type { Deps } from '#shared/store/deps.ts';
import { shownOffer } from './shown-offer.ts';

export type PairAt = { needId: string; spaceId: string; siteId: string };
/** A pair at this moment, by consistent reads of the base table. */
export type PairNow = {
  need: Need | undefined;
  actor: Actor | undefined;
  offer: Candidate | undefined; // the space, where it is published in a verified site
  standing: Standing;
  eurPerHuf: number;
};

export const judgeNow = async (deps: Deps, pairs: readonly PairAt[]): Promise<PairNow[]> => {
  const unique = (ids: readonly string[]) => [...new Set(ids)];
  const [needs, entries, { eurPerHuf }] = await Promise.all([
    deps.needs.findMany(unique(pairs.map(({ needId }) => needId))),
    Promise.all(unique(pairs.map(({ siteId }) => siteId)).map((siteId) => deps.spaceIndex.read(siteId))),
    deps.service.exchange(),
  ]);
  const actors = await deps.actors.findMany(unique(needs.map(({ actorId }) => actorId)));
  const needOf = new Map(needs.map((need) => [need.id, need]));
  const actorOf = new Map(actors.map((actor) => [actor.id, actor]));
  const now = deps.now();
  const offers = entries.flatMap((entry) => (entry ? candidatesOf(entry, now) : []));
  const offerOf = new Map(offers.map((offer) => [offer.id, offer]));
  return pairs.map(({ needId, spaceId }) => {
    const need = needOf.get(needId);
    const actor = need && actorOf.get(need.actorId);
    const offer = offerOf.get(spaceId);
    return { need, actor, offer, eurPerHuf, standing: standingOf(need, actor, offer, eurPerHuf) };
  });
};

const standingOf = (
  need: Need | undefined,
  actor: Actor | undefined,
  offer: Candidate | undefined,
  eurPerHuf: number,
): Standing => {
  if (!actor || need?.state !== 'open') return { match: null, because: 'need-closed' };
  if (!offer) return { match: null, because: 'withdrawn' };
  const assessment = assess(need, actor, offer.space, offer.site, { today: offer.today, eurPerHuf });
  return assessment.fits ? assessment : { match: null, because: 'unmatched' };
};

/** `isNews` false while the list of the space stands still. */
export type ManagersView = { match: Match | null; isNews: boolean };

/**
 * Judges pairs as the managers of their spaces may see them; each space is looked up once. While the list stands still
 * nothing is news: what is judged by the fields of this moment would tell what the list does not.
 */
export const managersView = (deps: Deps) => {
  const shown = new Map<string, Promise<Pick<Showing, 'fields' | 'asOf'>>>();
  return async ({ need, actor, offer, eurPerHuf }: PairNow): Promise<ManagersView> => {
    if (!actor || !offer || need?.state !== 'open') return { match: null, isNews: false };
    const known = shown.get(offer.id) ?? shownOffer(deps, offer);
    shown.set(offer.id, known);
    const {
      fields: { space, site },
      asOf,
    } = await known;
    const assessment = assess(need, actor, space, site, { today: offer.today, eurPerHuf });
    return { match: assessment.fits ? assessment.match : null, isNews: asOf === null };
  };
};
