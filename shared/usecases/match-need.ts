import { type Assessment, assess, shownScore, whyNot } from '#shared/domain/assess.ts';
import type { Caller } from '#shared/domain/authority.ts';
import { candidatesOf } from '#shared/domain/candidates.ts';
import { matchIdOf } from '#shared/domain/match-id.ts';
import type { Need } from '#shared/domain/need.ts';
import { notFound } from '#shared/errors.ts';
import type { At, Deps } from '#shared/store/ports.ts';
import { findNeed } from './keep-need.ts';
import { findSpace } from './keep-space.ts';
import { type Found, type SearchPage, searchSpaces } from './search-spaces.ts';

export type NeedMatches = { need: Need; page: Omit<SearchPage, 'items'> & { items: (Found & { id: string })[] } };

/** The spaces that suit a stored need, whatever its state: what it would find if it were open. */
export const matchNeed = async (deps: Deps, caller: Caller, needId: string, at: At): Promise<NeedMatches> => {
  const need = await findNeed(deps, caller, needId);
  const actor = await deps.actors.find(need.actorId);
  if (!actor) throw notFound('need');
  const page = await searchSpaces(deps, need, actor, at);
  return {
    need,
    page: { ...page, items: page.items.map((item) => ({ id: matchIdOf([needId], [item.spaceId]), ...item })) },
  };
};

export type Why = { matchId: string; spaceId: string; siteId: string; fits: boolean; shown: number | null } & {
  match: (Assessment & { fits: true })['match'] | null;
  gaps: ReturnType<typeof whyNot>;
  near: (Assessment & { fits: false })['near'];
  toConfirm: Assessment['toConfirm'];
};

/** Why this space suits the need, or which constraint keeps it away, from what the base table says now. */
export const whyOf = async (deps: Deps, caller: Caller, needId: string, spaceId: string): Promise<Why> => {
  const need = await findNeed(deps, caller, needId);
  const { space } = await findSpace(deps, caller, spaceId);
  const [actor, entry, { eurPerHuf }] = await Promise.all([
    deps.actors.find(need.actorId),
    deps.spaceIndex.read(space.siteId),
    deps.service.exchange(),
  ]);
  const candidate = entry && candidatesOf(entry, deps.now()).find(({ id }) => id === spaceId);
  if (!actor || !candidate) throw notFound('space'); // paused, or its site is not verified: it takes no part
  const ctx = { today: candidate.today, eurPerHuf };
  const assessment = assess(need, actor, candidate.space, candidate.site, ctx);
  return {
    matchId: matchIdOf([needId], [spaceId]),
    spaceId,
    siteId: space.siteId,
    fits: assessment.fits,
    shown: assessment.fits ? shownScore(assessment.match.score) : null,
    match: assessment.fits ? assessment.match : null,
    gaps: assessment.fits ? [] : whyNot(need, actor, candidate.space, candidate.site, ctx),
    near: assessment.fits ? null : assessment.near,
    toConfirm: assessment.toConfirm,
  };
};
