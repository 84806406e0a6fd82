import { atMost, wholeDown, wholeUp } from './at-most.ts';
import { areaMiss, type Constraint, lackedAmenities, missedMeasures, refusedEmissions } from './constraints.ts';
import { budgetFactor, leastBudgetCents } from './cost.ts';
import type { Facts } from './facts.ts';
import { type Gap, gapOf } from './gap.ts';
import type { MergePatch } from './merge-patch.ts';
import { lasting, sessionsWays, stayWays } from './near-when.ts';
import type { Way } from './way.ts';

/** A pair that fails exactly one constraint by a small gap. `change` is the nearest of the ways, {} where none helps. */
export type NearMiss = { constraint: Constraint; change: MergePatch; gap: Gap; ways: readonly Way[] };

const NEVER_RELAXED: readonly string[] = ['step-free', 'accessible-toilet'];

function areaWays(facts: Facts): Way[] | null {
  const miss = areaMiss(facts);
  const { min, max } = facts.need.areaM2;
  if (miss?.too === 'small' && atMost(0.7 * min, miss.areaM2)) {
    const to = Math.max(1, wholeDown(miss.areaM2));
    return to < min ? [{ direction: 'down', size: min - to, change: { areaM2: { min: to } } }] : [];
  }
  if (miss?.too === 'large' && max !== null && atMost(miss.areaM2, 1.3 * max)) {
    const to = wholeUp(miss.areaM2);
    return [{ direction: 'up', size: to - max, change: { areaM2: { max: to } } }];
  }
  return null;
}

function whenWays(facts: Facts): Way[] | null {
  if (!facts.modeOffered) return null;
  const { when } = facts.need;
  const ways = when.kind === 'stay' ? stayWays(facts, when) : sessionsWays(facts, when);
  return ways.length > 0 ? ways : null;
}

function termWays({ need, space: { term } }: Facts): Way[] | null {
  const { when } = need;
  if (when.kind !== 'stay' || term === null) return null;
  const { minDays, maxDays } = when;
  if (maxDays !== null && maxDays < term.minDays) {
    if (!atMost(0.7 * term.minDays, maxDays)) return null;
    const change = need.budget.per === 'total' ? lasting(need, term.minDays) : { maxDays: term.minDays };
    return [{ direction: 'longer', size: term.minDays - maxDays, change: { when: change } }];
  }
  if (term.maxDays === null || !atMost(minDays, 1.3 * term.maxDays)) return null;
  const change = { when: lasting(need, term.maxDays) };
  return [{ direction: 'shorter', size: minDays - term.maxDays, change }];
}

function costWays({ need, cost, days, ctx }: Facts): Way[] | null {
  if (cost.cents === null || !atMost(cost.cents, 1.5 * cost.budgetCents)) return null;
  const cents = leastBudgetCents(need, cost, budgetFactor(need, days, ctx.eurPerHuf));
  return [{ direction: 'up', size: cents - need.budget.cents, change: { budget: { cents } } }];
}

function placeWays({ need, circles }: Facts): Way[] | null {
  if (!circles.some((circle) => atMost(circle.distanceKm, 2 * circle.radiusKm))) return null;
  const factor = Math.min(...circles.map((circle) => circle.distanceKm / circle.radiusKm));
  const places = need.places.map((place) =>
    'radiusKm' in place ? { ...place, radiusKm: wholeUp(place.radiusKm * factor) } : place,
  );
  return [{ direction: 'wider', size: factor, change: { places } }];
}

function amenityWays(facts: Facts): Way[] | null {
  const [code, ...more] = lackedAmenities(facts);
  if (code === undefined || more.length > 0 || NEVER_RELAXED.includes(code)) return null;
  const requires = facts.need.requires.filter((required) => required !== code);
  return [{ direction: code, size: 1, change: { requires } }];
}

function measureWays(facts: Facts): Way[] | null {
  const [code, ...more] = missedMeasures(facts);
  if (code === undefined || more.length > 0) return null;
  const minimum = facts.need.minimums[code] ?? 0;
  const measure = facts.space.measures[code] ?? 0;
  if (!atMost(0.8 * minimum, measure)) return null;
  return [{ direction: code, size: minimum - measure, change: { minimums: { [code]: measure } } }];
}

function emissionWays(facts: Facts): Way[] | null {
  const { emits } = facts.need;
  const [code, ...more] = refusedEmissions(facts);
  if (code === undefined || more.length > 0) return null;
  if (code !== 'noise') return [{ direction: code, size: 1, change: { emits: { [code]: false } } }];
  if (emits.noise - (facts.space.tolerates.noise ?? 0) !== 1) return null;
  return [{ direction: code, size: 1, change: { emits: { noise: emits.noise - 1 } } }];
}

function peopleWays({ need: { people }, space: { capacity } }: Facts): Way[] | null {
  if (capacity === null || !atMost(people, 1.3 * capacity)) return null;
  return [{ direction: 'down', size: people - capacity, change: { people: capacity } }];
}

/** The ways out, where the gap is small; null where it is not. */
const WAYS: Record<Constraint, (facts: Facts) => Way[] | null> = {
  activities: () => null,
  area: areaWays,
  when: whenWays,
  term: termWays,
  cost: costWays,
  place: placeWays,
  amenities: amenityWays,
  measures: measureWays,
  emissions: emissionWays,
  people: peopleWays,
  tenure: () => [{ direction: 'either', size: 1, change: { tenure: 'either' } }],
};

export function nearMissOf(facts: Facts, fails: readonly Constraint[]): NearMiss | null {
  const [constraint, ...more] = fails;
  if (constraint === undefined || more.length > 0) return null;
  const ways = WAYS[constraint](facts);
  if (ways === null) return null;
  let nearest: Way | undefined;
  for (const way of ways) if (nearest === undefined || way.size < nearest.size) nearest = way;
  return { constraint, change: nearest?.change ?? {}, gap: gapOf(facts, constraint), ways };
}
