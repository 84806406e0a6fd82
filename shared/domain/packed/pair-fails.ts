import { CONSTRAINTS, type Constraint } from '../constraints.ts';
import { findCost, holdsCost } from './pair-cost.ts';
import { NO_START, PART, type PairCursor, PLACES, WHOLE } from './pair-cursor.ts';
import { findSessions } from './pair-sessions.ts';
import { findStay } from './pair-stay.ts';

const TOLERANCE = 1e-6; // as atMost
const EITHER = 3; // position in TENURES, and one
const SHARED = 2;

/** A set of constraints as bits, in the order of CONSTRAINTS. */
export const bitOf = (constraint: Constraint): number => 1 << CONSTRAINTS.indexOf(constraint);
const [ACTIVITIES, AREA, WHEN, TERM, COST, PLACE, AMENITIES, MEASURES, EMISSIONS, PEOPLE, TENURE] = CONSTRAINTS.map(
  (_, i) => 1 << i,
) as [number, number, number, number, number, number, number, number, number, number, number];

/**
 * The constraints that fail, as bits, given up once more than `most` have: the cheap and selective first, the calendar
 * and the cost for those that are left. With 0 the answer says whether the pair fits, with 1 also which it misses alone.
 */
export function failsOf(pair: PairCursor, most: 0 | 1): number {
  const fails = plainFails(pair, most);
  return hasMoreThan(fails, most) ? fails : fails | timelyFails(pair);
}

export const hasMoreThan = (fails: number, most: 0 | 1): boolean =>
  most === 0 ? fails !== 0 : (fails & (fails - 1)) !== 0;

/** Those of them that need neither calendar nor cost. */
export function plainFails(pair: PairCursor, most: 0 | 1): number {
  const { needs, need, spaces, space } = pair;
  let fails = 0;
  let left = most;

  if (!pair.isPlaced) {
    fails |= PLACE;
    if (left-- === 0) return fails;
  }
  if (
    ((needs.activityBits[2 * need]! & ~spaces.activityBits[2 * space]!) |
      (needs.activityBits[2 * need + 1]! & ~spaces.activityBits[2 * space + 1]!)) !==
      0 &&
    spaces.activities.isSaid[space] === 1
  ) {
    fails |= ACTIVITIES;
    if (left-- === 0) return fails;
  }
  const wantedTenure = needs.tenure[need]!;
  const tenure = spaces.tenure[space]!;
  if (tenure !== 0 && tenure !== wantedTenure && tenure !== EITHER && wantedTenure !== EITHER) {
    fails |= TENURE;
    if (left-- === 0) return fails;
  }
  const capacity = spaces.capacity[space]!;
  if (capacity !== 0 && needs.people[need]! > capacity) {
    fails |= PEOPLE;
    if (left-- === 0) return fails;
  }
  pair.use =
    !Number.isNaN(spaces.divisibleFromM2[space]!) && !Number.isNaN(spaces.areaM2[space]!)
      ? PART
      : wantedTenure === SHARED || tenure === SHARED
        ? PLACES
        : WHOLE;
  if (missesArea(pair)) {
    fails |= AREA;
    if (left-- === 0) return fails;
  }
  if (
    ((needs.requireBits[2 * need]! & spaces.lacksBits[2 * space]!) |
      (needs.requireBits[2 * need + 1]! & spaces.lacksBits[2 * space + 1]!)) !==
    0
  ) {
    fails |= AMENITIES;
    if (left-- === 0) return fails;
  }
  if (refusedNuisances(pair) !== 0 || isTooLoud(pair)) {
    fails |= EMISSIONS;
    if (left-- === 0) return fails;
  }
  if (missedMeasures(pair) > 0) {
    fails |= MEASURES;
    if (left-- === 0) return fails;
  }
  pair.termMeets = meetsTerm(pair);
  return pair.termMeets ? fails : fails | TERM;
}

/** The others; of a pair that `plainFails` has seen last. */
export function timelyFails(pair: PairCursor): number {
  const { needs, need, spaces, space } = pair;
  pair.isModeOffered = offersMode(spaces.modes[space]!, needs.isSessions[need]!);
  if (needs.isSessions[need] === 1) findSessions(pair);
  else findStay(pair);
  if (pair.use === PART) pair.offeredM2 = offeredPartM2(pair);
  findCost(pair);
  return (pair.start === NO_START ? WHEN : 0) | (holdsCost(pair) ? 0 : COST);
}

/** Sets the wanted area of a part, the offered area of the others. */
function missesArea(pair: PairCursor): boolean {
  const { needs, need, spaces, space } = pair;
  const areaM2 = spaces.areaM2[space]!;
  const capacity = spaces.capacity[space]!;
  const min = needs.minM2[need]!;
  const max = needs.maxM2[need]!; // NaN: no limit, and no comparison holds
  if (pair.use === PART) {
    let wanted = Math.max(spaces.divisibleFromM2[space]!, min);
    if (capacity !== 0) wanted = Math.max(wanted, areaM2 * Math.min(1, needs.people[need]! / capacity));
    pair.wantedM2 = wanted;
    return min > areaM2 + TOLERANCE || wanted > max + TOLERANCE;
  }
  let offered = areaM2;
  if (pair.use === PLACES)
    offered = capacity === 0 ? Number.NaN : areaM2 * (Math.min(needs.people[need]!, capacity) / capacity);
  pair.offeredM2 = offered;
  return min > offered + TOLERANCE || offered > max + TOLERANCE;
}

function offeredPartM2({ needs, need, spaces, space, wantedM2, takenM2 }: PairCursor): number {
  const areaM2 = spaces.areaM2[space]!;
  return Math.min(areaM2 - takenM2, Math.max(Math.min(areaM2, wantedM2), needs.idealM2[need]!));
}

/** Two bits a nuisance: the lower one is set where it is emitted and refused. */
export const refusedNuisances = ({ needs, need, spaces, space }: PairCursor): number =>
  (needs.emits[need]! >> 1) & spaces.tolerates[space]! & 0x55;
/** Noise tolerated is packed with one more, 0 unknown. */
export const isTooLoud = ({ needs, need, spaces, space }: PairCursor): boolean =>
  spaces.noise[space] !== 0 && needs.noise[need]! > spaces.noise[space]! - 1;

export function missedMeasures({ needs, need, spaces, space }: PairCursor): number {
  let missed = 0;
  for (let i = 0; i < 4; i += 1) {
    const minimum = needs.minimums[i]![need]!; // with NaN on either side no comparison holds
    if (minimum > spaces.measures[i]![space]! + TOLERANCE) missed += 1;
  }
  return missed;
}

function meetsTerm({ needs, need, spaces, space }: PairCursor): boolean {
  const termMin = spaces.termMinDays[space]!;
  if (termMin === 0 || needs.isSessions[need] === 1) return true;
  const termMax = spaces.termMaxDays[space]!;
  const maxDays = needs.maxDays[need]!;
  return (termMax === 0 || needs.minDays[need]! <= termMax) && (maxDays === 0 || termMin <= maxDays);
}

// by position in MODE_LISTS, and one; 0 is not said: [offers stays, offers sessions]
const STAYS = [true, false, true, false, true, true];
const SESSIONS = [true, false, false, true, true, true];
const offersMode = (modes: number, isSessions: number): boolean => (isSessions === 1 ? SESSIONS : STAYS)[modes]!;
