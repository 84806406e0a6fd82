import { CONSTRAINTS, type Constraint, MEASURES, NUISANCES } from './constraints.ts';
import type { Facts } from './facts.ts';

const isUnknownAmenity = ({ space: { amenities } }: Facts, code: string): boolean =>
  !amenities.has.some((known) => known === code) && !amenities.lacks.some((known) => known === code);

const UNKNOWN: Record<Exclude<Constraint, 'place'>, (facts: Facts) => boolean> = {
  activities: ({ space }) => space.activities === null,
  area: ({ offeredM2 }) => offeredM2 === null,
  when: ({ need, space }) =>
    space.modes === null || space.available === null || (need.when.kind === 'sessions' && space.hours === null),
  term: ({ need, space }) => need.when.kind === 'stay' && space.term === null,
  cost: ({ cost }) => cost.unknown,
  amenities: (facts) => [...facts.need.requires, ...facts.need.prefers].some((code) => isUnknownAmenity(facts, code)),
  measures: ({ need, space }) => MEASURES.some((code) => need.minimums[code] != null && space.measures[code] === null),
  emissions: ({ need: { emits }, space: { tolerates } }) =>
    (emits.noise > 0 && tolerates.noise === null) || NUISANCES.some((code) => emits[code] && tolerates[code] === null),
  people: ({ need, space }) => space.capacity === null && need.people > 1,
  tenure: ({ need, space }) => space.tenure === null && need.tenure !== 'either',
};

/** What the creative has to ask, since the space does not say. */
export const toConfirm = (facts: Facts): Constraint[] =>
  CONSTRAINTS.filter((code) => code !== 'place' && UNKNOWN[code](facts));
