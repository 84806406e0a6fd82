// How this file reads what the specification leaves open: the mirror weighs needs that fail exactly one constraint, by
// however much, since its changes come from a grid of their own (mirror-options.ts) that reaches as far as near misses
// do. "More actors" are actors none of whose needs matches the space today. Where the smallest change for 3 also brings
// 10, there is one row. A change is given only if it unlocks more needs and more actors than it loses.
import type { ActorFields } from './actor.ts';
import { APART, type Constraint, failsOf, holdsAll } from './constraints.ts';
import { factsOf, type RuleContext } from './facts.ts';
import { type MergePatch, mergePatch } from './merge-patch.ts';
import { mirrorDirections } from './mirror-options.ts';
import type { NeedFields } from './need.ts';
import type { SiteFields } from './site.ts';
import type { SpaceFields } from './space.ts';

export type MirrorCandidate = { id: string; actorId: string; need: NeedFields; actor: ActorFields };
export type MirrorRow = {
  constraint: Constraint;
  change: MergePatch; // of the space
  atLeastActors: number; // 3 or 10
  unlocksNeeds: number;
  unlocksActors: number;
  losesNeeds: number;
  losesActors: number;
};

const AT_LEAST_ACTORS = [3, 10];

const actorsOf = (candidates: readonly { actorId: string }[]): Set<string> =>
  new Set(candidates.map((candidate) => candidate.actorId));

/** What a manager could change in a space, and how many more needs and actors each change would bring. */
export function mirror(
  space: SpaceFields,
  site: SiteFields,
  candidates: readonly MirrorCandidate[],
  ctx: RuleContext,
): MirrorRow[] {
  const matching: MirrorCandidate[] = [];
  const short: (MirrorCandidate & { misses: Constraint })[] = [];
  for (const candidate of candidates) {
    const fails = failsOf(factsOf(candidate.need, candidate.actor, space, site, ctx));
    const [misses] = fails;
    if (misses === undefined) matching.push(candidate);
    else if (fails.length === 1) short.push({ ...candidate, misses });
  }
  const fitsWith =
    (changed: SpaceFields) =>
    ({ need, actor }: MirrorCandidate): boolean =>
      holdsAll(factsOf(need, actor, changed, site, ctx));
  return mirrorBy(space, matching, short, ({ need }) => need.areaM2.max, fitsWith);
}

/** The same of needs in any form: those that match, those that miss one thing, and whether one would suit a changed space. */
export function mirrorBy<T extends { actorId: string }>(
  space: SpaceFields,
  matching: readonly T[],
  short: readonly (T & { misses: Constraint })[],
  mostM2Of: (need: T) => number | null,
  fitsWith: (changed: SpaceFields) => (need: T) => boolean,
): MirrorRow[] {
  const present = actorsOf(matching);

  const effectOf = (constraint: Constraint, change: MergePatch) => {
    const fits = fitsWith(mergePatch(space, change));
    const apart = APART.includes(constraint);
    const unlocked = short.filter((candidate) => (!apart || candidate.misses === constraint) && fits(candidate));
    const kept = apart ? matching : matching.filter(fits);
    const after = actorsOf([...unlocked, ...kept]);
    return {
      unlocksNeeds: unlocked.length,
      unlocksActors: [...after].filter((id) => !present.has(id)).length,
      losesNeeds: matching.length - kept.length,
      losesActors: [...present].filter((id) => !after.has(id)).length,
    };
  };

  const mostM2 = short.filter(({ misses }) => misses === 'area').map(mostM2Of);
  return mirrorDirections(space, mostM2).flatMap(({ constraint, changes }) => {
    const rows: MirrorRow[] = [];
    let reached = 0;
    for (const change of changes) {
      const effect = effectOf(constraint, change);
      const before = reached;
      while (effect.unlocksActors >= (AT_LEAST_ACTORS[reached] ?? Number.POSITIVE_INFINITY)) reached++;
      const gains = effect.unlocksNeeds > effect.losesNeeds && effect.unlocksActors > effect.losesActors;
      const atLeastActors = AT_LEAST_ACTORS[reached - 1];
      if (reached > before && gains && atLeastActors !== undefined)
        rows.push({ constraint, change, atLeastActors, ...effect });
      if (reached === AT_LEAST_ACTORS.length) break;
    }
    return rows;
  });
}
