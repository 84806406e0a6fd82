import { atMost } from './at-most.ts';
import type { Amenity } from './codes.ts';
import type { Facts } from './facts.ts';
import { wantedM2 } from './use.ts';

/** The hard constraints, in the order in which they are named everywhere. */
export const CONSTRAINTS = [
  'activities',
  'area',
  'when',
  'term',
  'cost',
  'place',
  'amenities',
  'measures',
  'emissions',
  'people',
  'tenure',
] as const;
export type Constraint = (typeof CONSTRAINTS)[number];

/**
 * Constraints whose fields, in a need and in a space, no other constraint reads: what only loosens one of these makes
 * no pair match but those that fail it alone, and loses none.
 */
export const APART: readonly Constraint[] = ['cost', 'place', 'amenities', 'measures', 'emissions'];

export const MEASURES = ['powerKw', 'floorLoadKgM2', 'doorWidthCm', 'ceilingCm'] as const;
export type Measure = (typeof MEASURES)[number];
export const NUISANCES = ['dust', 'fumes', 'wet', 'flame'] as const;
export type Emission = 'noise' | (typeof NUISANCES)[number];

/** How the area misses, with the figure that is too small or too large; null where it holds. */
export function areaMiss({ need, space, use, offeredM2 }: Facts): { too: 'small' | 'large'; areaM2: number } | null {
  const { min, max } = need.areaM2;
  const least = use === 'part' ? space.areaM2 : offeredM2;
  const most = use === 'part' ? wantedM2(need, space) : offeredM2;
  if (least !== null && !atMost(min, least)) return { too: 'small', areaM2: least };
  if (most !== null && max !== null && !atMost(most, max)) return { too: 'large', areaM2: most };
  return null;
}

export const lackedAmenities = ({ need, space }: Facts): Amenity[] =>
  need.requires.filter((code) => space.amenities.lacks.includes(code));

export const missedMeasures = ({ need, space }: Facts): Measure[] =>
  MEASURES.filter((code) => {
    const minimum = need.minimums[code];
    const measure = space.measures[code];
    return minimum != null && measure !== null && !atMost(minimum, measure);
  });

export function refusedEmissions({ need: { emits }, space: { tolerates } }: Facts): Emission[] {
  const refused: Emission[] = NUISANCES.filter((code) => emits[code] && tolerates[code] === false);
  return tolerates.noise !== null && emits.noise > tolerates.noise ? ['noise', ...refused] : refused;
}

const holdsPlace = ({ need, site, circles }: Facts): boolean =>
  need.places.length === 0 ||
  circles.some((circle) => atMost(circle.distanceKm, circle.radiusKm)) ||
  need.places.some((place) => 'country' in place && place.country === site.country);

const holdsCost = ({ cost }: Facts): boolean =>
  cost.unknown || (cost.cents !== null && atMost(cost.cents, cost.budgetCents));

/** Whether each constraint holds; a figure that is unknown never fails one. */
const HOLDS: Record<Constraint, (facts: Facts) => boolean> = {
  activities: ({ need, space }) =>
    space.activities === null || need.activities.every((code) => space.activities?.includes(code)),
  area: (facts) => areaMiss(facts) === null,
  when: ({ start }) => start !== null,
  term: ({ termMeets }) => termMeets,
  cost: holdsCost,
  place: holdsPlace,
  amenities: (facts) => lackedAmenities(facts).length === 0,
  measures: (facts) => missedMeasures(facts).length === 0,
  emissions: (facts) => refusedEmissions(facts).length === 0,
  people: ({ need, space }) => space.capacity === null || need.people <= space.capacity,
  tenure: ({ need: { tenure }, space }) =>
    space.tenure === null || tenure === space.tenure || tenure === 'either' || space.tenure === 'either',
};

export const failsOf = (facts: Facts): Constraint[] => CONSTRAINTS.filter((code) => !HOLDS[code](facts));
export const holdsAll = (facts: Facts): boolean => CONSTRAINTS.every((code) => HOLDS[code](facts));
