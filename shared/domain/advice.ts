// How this file reads what the specification (matching, "Near misses and advice") leaves open:
// - The changes weighed are those that the near misses themselves name. A direction is a field moved one way under one
//   constraint: `when` shorter and `term` shorter are two, and meet only where they name the same change.
// - "The smallest change that brings at least 1, 3 and 10 more" is chosen by `unlocks`, which counts the near misses of
//   every constraint. Where the chosen one loses as many as it unlocks, that row is left out; no larger one replaces it.
// - A change named under two constraints stands under the one of whose own near misses it unlocks most; of equal ones
//   under the earlier in the order of constraints.
// - A space that was no near miss may also match after a change (it failed two constraints that the change mends both, or
//   failed one by more). It is not counted: `unlocks` speaks of near misses.
// - Rows stand in the order of constraints, then of directions by code unit, then the smaller change first.
import type { ActorFields } from './actor.ts';
import { APART, type Constraint, holdsAll } from './constraints.ts';
import { factsOf } from './facts.ts';
import { type MergePatch, mergePatch } from './merge-patch.ts';
import type { NearMiss } from './near-miss.ts';
import type { NeedFields } from './need.ts';
import { byCodeUnit, byConstraint } from './rank.ts';
import type { SiteFields } from './site.ts';
import type { SpaceFields } from './space.ts';

export type SpaceCandidate = { id: string; space: SpaceFields; site: SiteFields; today: string };
export type NearCandidate = SpaceCandidate & { near: NearMiss };

/** A change of the need: `unlocks` near misses match in full with it, `loses` present matches no longer do. */
export type Advice = { constraint: Constraint; change: MergePatch; unlocks: number; loses: number };

type Option = { constraint: Constraint; direction: string; size: number; change: MergePatch; key: string };
type Effect = { unlocks: number; ownUnlocks: number };

const AT_LEAST = [1, 3, 10];
/** The changes that near misses name, by constraint and direction, the smaller first, each once. */
function directionsOf(near: readonly { near: NearMiss }[]): Option[][] {
  const directions = new Map<string, Map<string, Option>>();
  for (const { near: miss } of near)
    for (const way of miss.ways) {
      const name = `${miss.constraint} ${way.direction}`;
      const options = directions.get(name) ?? new Map<string, Option>();
      directions.set(name, options);
      const key = JSON.stringify(way.change);
      const known = options.get(key);
      if (known === undefined || way.size < known.size) options.set(key, { constraint: miss.constraint, ...way, key });
    }
  const bySize = (a: Option, b: Option): number => a.size - b.size || byCodeUnit(a.key, b.key);
  const ofFirst = (a: Option[], b: Option[]): number =>
    a[0] === undefined || b[0] === undefined
      ? 0
      : byConstraint(a[0].constraint, b[0].constraint) || byCodeUnit(a[0].direction, b[0].direction);
  return [...directions.values()].map((options) => [...options.values()].sort(bySize)).sort(ofFirst);
}

/** The first options that unlock at least 1, 3 and 10. */
function smallest(options: readonly Option[], effectOf: (option: Option) => Effect): Option[] {
  const chosen: Option[] = [];
  let reached = 0;
  for (const option of options) {
    const { unlocks } = effectOf(option);
    const before = reached;
    while (unlocks >= (AT_LEAST[reached] ?? Number.POSITIVE_INFINITY)) reached++;
    if (reached > before) chosen.push(option);
    if (reached === AT_LEAST.length) break;
  }
  return chosen;
}

/** What to change in a need, and what each change would bring. */
export function advise(
  need: NeedFields,
  actor: ActorFields,
  matching: readonly SpaceCandidate[],
  near: readonly NearCandidate[],
  eurPerHuf: number,
): Advice[] {
  const fitsWith =
    (changed: NeedFields) =>
    ({ space, site, today }: SpaceCandidate): boolean =>
      holdsAll(factsOf(changed, actor, space, site, { today, eurPerHuf }));
  return adviseBy(need, matching, near, fitsWith);
}

/** The same of candidates in any form: `fitsWith` says which of them match a changed need. */
export function adviseBy<T>(
  need: NeedFields,
  matching: readonly T[],
  near: readonly (T & { near: NearMiss })[],
  fitsWith: (changed: NeedFields) => (candidate: T) => boolean,
): Advice[] {
  const tests = new Map<string, (candidate: T) => boolean>();
  const testOf = ({ change, key }: Option): ((candidate: T) => boolean) => {
    const fits = tests.get(key) ?? fitsWith(mergePatch(need, change));
    tests.set(key, fits);
    return fits;
  };
  const effects = new Map<string, Effect>();
  const effectOf = (option: Option): Effect => {
    const { constraint, key } = option;
    const name = `${constraint} ${key}`;
    const known = effects.get(name);
    if (known !== undefined) return known;
    const fits = testOf(option);
    const own = near.filter((candidate) => candidate.near.constraint === constraint);
    const others = APART.includes(constraint) ? [] : near.filter((c) => c.near.constraint !== constraint);
    const ownUnlocks = own.filter(fits).length;
    const effect = { ownUnlocks, unlocks: ownUnlocks + others.filter(fits).length };
    effects.set(name, effect);
    return effect;
  };
  const losesOf = (option: Option): number => {
    if (APART.includes(option.constraint)) return 0;
    const fits = testOf(option);
    return matching.filter((candidate) => !fits(candidate)).length;
  };
  const rows = new Map<string, Option>();
  for (const options of directionsOf(near))
    for (const option of smallest(options, effectOf)) {
      const same = rows.get(option.key);
      if (same === undefined) rows.set(option.key, option);
      else if (effectOf(option).ownUnlocks > effectOf(same).ownUnlocks) {
        rows.delete(option.key); // so that the row stands in its new constraint's place
        rows.set(option.key, option);
      }
    }
  return [...rows.values()].flatMap((option) => {
    const { constraint, change } = option;
    const { unlocks } = effectOf(option);
    const loses = losesOf(option);
    return unlocks > loses ? [{ constraint, change, unlocks, loses }] : [];
  });
}
