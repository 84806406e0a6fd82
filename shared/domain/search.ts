import type { ActorFields } from './actor.ts';
import { type Advice, advise, type NearCandidate, type SpaceCandidate } from './advice.ts';
import { assess, type Match } from './assess.ts';
import type { RuleContext } from './facts.ts';
import type { NearMiss } from './near-miss.ts';
import type { NeedFields } from './need.ts';
import { byMiss, byScore } from './rank.ts';
import type { SiteFields } from './site.ts';
import type { SpaceFields } from './space.ts';

export type SearchResult = {
  items: { spaceId: string; match: Match }[]; // by score, then space id
  nearMisses: ({ spaceId: string } & NearMiss)[]; // in the order of constraints, then by space id
  advice: Advice[];
};

/** The spaces that suit a need, those that nearly do, and what to change in the need to have more. */
export function search(
  need: NeedFields,
  actor: ActorFields,
  candidates: readonly SpaceCandidate[],
  eurPerHuf: number,
): SearchResult {
  const matching: (SpaceCandidate & { match: Match })[] = [];
  const near: NearCandidate[] = [];
  for (const candidate of candidates) {
    const { space, site, today } = candidate;
    const assessment = assess(need, actor, space, site, { today, eurPerHuf });
    if (assessment.fits) matching.push({ ...candidate, match: assessment.match });
    else if (assessment.near !== null) near.push({ ...candidate, near: assessment.near });
  }
  return {
    items: matching.sort(byScore).map(({ id, match }) => ({ spaceId: id, match })),
    nearMisses: near.sort(byMiss).map(({ id, near: miss }) => ({ spaceId: id, ...miss })),
    advice: advise(need, actor, matching, near, eurPerHuf),
  };
}

export type NeedCandidate = { id: string; need: NeedFields; actor: ActorFields };
export type NeedRanking = {
  items: { needId: string; match: Match }[]; // by score, then need id
  nearMisses: ({ needId: string } & NearMiss)[]; // in the order of constraints, then by need id
};

/** The other direction: the needs that suit a space, with the same numbers. */
export function rankNeeds(
  space: SpaceFields,
  site: SiteFields,
  candidates: readonly NeedCandidate[],
  ctx: RuleContext,
): NeedRanking {
  const matching: { id: string; match: Match }[] = [];
  const near: { id: string; near: NearMiss }[] = [];
  for (const { id, need, actor } of candidates) {
    const assessment = assess(need, actor, space, site, ctx);
    if (assessment.fits) matching.push({ id, match: assessment.match });
    else if (assessment.near !== null) near.push({ id, near: assessment.near });
  }
  return {
    items: matching.sort(byScore).map(({ id, match }) => ({ needId: id, match })),
    nearMisses: near.sort(byMiss).map(({ id, near: miss }) => ({ needId: id, ...miss })),
  };
}
