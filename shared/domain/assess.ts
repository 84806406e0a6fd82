import type { ActorFields } from './actor.ts';
import { type Constraint, failsOf } from './constraints.ts';
import type { CostUnit } from './cost.ts';
import { bestCircle, creativeCriteria } from './creative-criteria.ts';
import { type CountedCriterion, desirability } from './criterion.ts';
import { isoDay } from './day.ts';
import { type Facts, factsOf, type RuleContext } from './facts.ts';
import { type Gap, gapOf } from './gap.ts';
import { type NearMiss, nearMissOf } from './near-miss.ts';
import type { NeedFields } from './need.ts';
import type { SiteFields } from './site.ts';
import { siteCriteria } from './site-criteria.ts';
import type { SpaceFields } from './space.ts';
import { toConfirm } from './to-confirm.ts';
import type { Use } from './use.ts';

export type Match = {
  rule: 1;
  score: number; // 0 … 1, six decimals
  creative: number;
  site: number;
  criteria: readonly CountedCriterion[];
  start: string; // the day of the first use
  days: number | null; // of a stay
  cost: { cents: number; currency: 'EUR'; unit: CostUnit } | null; // a real number of euro cents; null is unknown
  distanceKm: number | null; // to the centre of the best circle
  offeredAreaM2: number | null;
  use: Use;
  toConfirm: readonly Constraint[];
};

type Either = { toConfirm: readonly Constraint[]; use: Use };
export type Assessment =
  | ({ fits: true; match: Match } & Either)
  | ({ fits: false; fails: readonly Constraint[]; near: NearMiss | null } & Either);

export const shownScore = (score: number): number => Math.floor(100 * score + 0.5);

function matchOf(facts: Facts, start: number, unknown: readonly Constraint[]): Match {
  const creativeSide = creativeCriteria(facts, unknown);
  const siteSide = siteCriteria(facts);
  const creative = desirability(creativeSide);
  const site = desirability(siteSide);
  const joint = (2 * creative * site) / (creative + site);
  const { cost } = facts;
  return {
    rule: 1,
    score: Math.floor(joint * 1e6 + 0.5) / 1e6,
    creative,
    site,
    criteria: [
      ...creativeSide.map((criterion) => ({ side: 'creative' as const, ...criterion })),
      ...siteSide.map((criterion) => ({ side: 'site' as const, ...criterion })),
    ],
    start: isoDay(start),
    days: facts.need.when.kind === 'stay' ? facts.days : null,
    cost: cost.unknown || cost.cents === null ? null : { cents: cost.cents, currency: 'EUR', unit: cost.unit },
    distanceKm: bestCircle(facts)?.distanceKm ?? null,
    offeredAreaM2: facts.offeredM2,
    use: facts.use,
    toConfirm: unknown,
  };
}

/** The rule, version 1 (spec: matching): whether a need and a space suit each other, how well, and why. */
export function assess(
  need: NeedFields,
  actor: ActorFields,
  space: SpaceFields,
  site: SiteFields,
  ctx: RuleContext,
): Assessment {
  const facts = factsOf(need, actor, space, site, ctx);
  const unknown = toConfirm(facts);
  const fails = failsOf(facts);
  if (fails.length > 0 || facts.start === null)
    return { fits: false, fails, near: nearMissOf(facts, fails), toConfirm: unknown, use: facts.use };
  return { fits: true, match: matchOf(facts, facts.start, unknown), toConfirm: unknown, use: facts.use };
}

/** What keeps a pair apart, in figures: one gap for each constraint that fails, [] where it matches. */
export function whyNot(
  need: NeedFields,
  actor: ActorFields,
  space: SpaceFields,
  site: SiteFields,
  ctx: RuleContext,
): Gap[] {
  const facts = factsOf(need, actor, space, site, ctx);
  return failsOf(facts).map((constraint) => gapOf(facts, constraint));
}
