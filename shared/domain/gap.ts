import type { Activity, Amenity, Tenure } from './codes.ts';
import {
  areaMiss,
  type Constraint,
  type Emission,
  lackedAmenities,
  type Measure,
  missedMeasures,
  refusedEmissions,
} from './constraints.ts';
import type { CostUnit } from './cost.ts';
import type { Circle, Facts } from './facts.ts';

/** Why a constraint does not hold, in figures. */
export type Gap =
  | { constraint: 'activities'; missing: Activity[] }
  | { constraint: 'area'; too: 'small' | 'large' | null; areaM2: number | null; minM2: number; maxM2: number | null }
  | { constraint: 'when'; because: 'mode' | 'no_start' }
  | { constraint: 'term'; minDays: number; maxDays: number | null; spaceMinDays: number; spaceMaxDays: number | null }
  | { constraint: 'cost'; costCents: number | null; budgetCents: number; unit: CostUnit }
  | { constraint: 'place'; nearest: Circle | null }
  | { constraint: 'amenities'; missing: Amenity[] }
  | { constraint: 'measures'; missing: { measure: Measure; minimum: number; actual: number }[] }
  | { constraint: 'emissions'; refused: Emission[]; noise: number; toleratedNoise: number | null }
  | { constraint: 'people'; people: number; capacity: number }
  | { constraint: 'tenure'; wanted: Tenure; offered: Tenure };

const nearestCircle = (circles: readonly Circle[]): Circle | null =>
  circles.reduce<Circle | null>(
    (best, circle) =>
      best === null || circle.distanceKm / circle.radiusKm < best.distanceKm / best.radiusKm ? circle : best,
    null,
  );

function areaGap(facts: Facts): Gap {
  const miss = areaMiss(facts);
  const { min, max } = facts.need.areaM2;
  return { constraint: 'area', too: miss?.too ?? null, areaM2: miss?.areaM2 ?? null, minM2: min, maxM2: max };
}

function termGap({ need: { when }, space: { term } }: Facts): Gap {
  const { minDays, maxDays } = when.kind === 'stay' ? when : { minDays: 0, maxDays: null };
  return {
    constraint: 'term',
    minDays,
    maxDays,
    spaceMinDays: term?.minDays ?? 0,
    spaceMaxDays: term?.maxDays ?? null,
  };
}

const GAPS: Record<Constraint, (facts: Facts) => Gap> = {
  activities: ({ need, space }) => ({
    constraint: 'activities',
    missing: need.activities.filter((code) => !space.activities?.includes(code)),
  }),
  area: areaGap,
  when: ({ modeOffered }) => ({ constraint: 'when', because: modeOffered ? 'no_start' : 'mode' }),
  term: termGap,
  cost: ({ cost: { cents, budgetCents, unit } }) => ({ constraint: 'cost', costCents: cents, budgetCents, unit }),
  place: ({ circles }) => ({ constraint: 'place', nearest: nearestCircle(circles) }),
  amenities: (facts) => ({ constraint: 'amenities', missing: lackedAmenities(facts) }),
  measures: (facts) => ({
    constraint: 'measures',
    missing: missedMeasures(facts).map((measure) => ({
      measure,
      minimum: facts.need.minimums[measure] ?? 0,
      actual: facts.space.measures[measure] ?? 0,
    })),
  }),
  emissions: (facts) => ({
    constraint: 'emissions',
    refused: refusedEmissions(facts),
    noise: facts.need.emits.noise,
    toleratedNoise: facts.space.tolerates.noise,
  }),
  people: ({ need, space }) => ({ constraint: 'people', people: need.people, capacity: space.capacity ?? 0 }),
  tenure: ({ need, space }) => ({ constraint: 'tenure', wanted: need.tenure, offered: space.tenure ?? 'either' }),
};

/** The figures of a constraint that fails. */
export const gapOf = (facts: Facts, constraint: Constraint): Gap => GAPS[constraint](facts);
