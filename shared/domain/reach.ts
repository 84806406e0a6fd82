import { failsOf } from './constraints.ts';
import { factsOf, type RuleContext } from './facts.ts';
import type { MirrorCandidate } from './mirror.ts';
import type { SiteFields } from './site.ts';
import type { SpaceFields } from './space.ts';

/** How many actors have a need that the space meets, or misses by one thing: those whom the mirror weighs. */
export const actorsInReach = (
  space: SpaceFields,
  site: SiteFields,
  candidates: readonly MirrorCandidate[],
  ctx: RuleContext,
): number =>
  new Set(
    candidates
      .filter(({ need, actor }) => failsOf(factsOf(need, actor, space, site, ctx)).length <= 1)
      .map(({ actorId }) => actorId),
  ).size;
