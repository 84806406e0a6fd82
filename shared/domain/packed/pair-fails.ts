import { CONSTRAINTS, type Constraint } from '../constraints.ts';
import { ANY_CAPACITY, PART, PLACES, WHOLE } from './packed-spaces.ts';
import { findCost, holdsCost } from './pair-cost.ts';
import { NO_START, type PairCursor } from './pair-cursor.ts';
import { findSessions } from './pair-sessions.ts';
import { findStay } from './pair-stay.ts';

const TOLERANCE = 1e-6; // as atMost
const EITHER = 3; // position in TENURES, and one
const SHARED = 2;

/** A set of constraints as bits, in the order of CONSTRAINTS. */
export const bitOf = (constraint: Constraint): number => 1 << CONSTRAINTS.indexOf(constraint);
/** The one that a bit says. */
export const constraintOf = (bit: number): Constraint => CONSTRAINTS[31 - Math.clz32(bit)]!;
const [ACTIVITIES, AREA, WHEN, TERM, COST, PLACE, AMENITIES, MEASURES, EMISSIONS, PEOPLE, TENURE] = CONSTRAINTS.map(
  (_, i) => 1 << i,
) as [number, number, number, number, number, number, number, number, number, number, number];

/**
 * The constraints that fail, as bits, given up once more than `most` have: the cheap and selective first, the calendar
 * and the cost for those that are left. With 0 the answer says only whether the pair fits: 0 where it does.
 */
export function failsOf(pair: PairCursor, most: 0 | 1): number {
  const { needs, need, spaces, space } = pair;
  let fails = plainFails(pair, most);
  if (hasMoreThan(fails, most)) return fails;
  if (missesArea(pair)) fails |= AREA;
  if (missedMeasures(pair) > 0) fails |= MEASURES;
  pair.termMeets = meetsTerm(pair);
  if (!pair.termMeets) fails |= TERM;
  if (hasMoreThan(fails, most)) return fails;
  pair.isModeOffered = offersMode(spaces.modes[space]!, needs.isSessions[need]!);
  if (needs.isSessions[need] === 1) findSessions(pair);
  else findStay(pair);
  if (pair.start === NO_START) fails |= WHEN;
  if (hasMoreThan(fails, most)) return fails;
  if (pair.use === PART) pair.offeredM2 = offeredPartM2(pair);
  findCost(pair);
  return holdsCost(pair) ? fails : fails | COST;
}

export const hasMoreThan = (fails: number, most: 0 | 1): boolean =>
  most === 0 ? fails !== 0 : (fails & (fails - 1)) !== 0;

/**
 * Those that are read from whole numbers alone, each made a word that is 0 where it holds, so that one branch decides on
 * all of them: each by itself could not be foreseen, and would cost more than the whole.
 */
function plainFails(pair: PairCursor, most: 0 | 1): number {
  const { needs, need, spaces, space } = pair;
  const activities =
    (needs.activityBits[2 * need]! & ~spaces.activityBits[2 * space]!) |
    (needs.activityBits[2 * need + 1]! & ~spaces.activityBits[2 * space + 1]!);
  const amenities =
    (needs.requireBits[2 * need]! & spaces.lacksBits[2 * space]!) |
    (needs.requireBits[2 * need + 1]! & spaces.lacksBits[2 * space + 1]!);
  const emissions = refusedNuisances(pair) | ((spaces.noise[space]! - needs.noise[need]!) >> 31);
  const people = (spaces.capacity[space]! - needs.people[need]!) >> 31;
  const tenure = TENURE_MISFITS[4 * needs.tenure[need]! + spaces.tenure[space]!]!;
  const place = pair.isPlaced ? 0 : PLACE;
  if ((activities | amenities | emissions | people | tenure) === 0 || most === 0)
    return activities | amenities | emissions | people | tenure | place;
  return (
    (activities === 0 ? 0 : ACTIVITIES) |
    (amenities === 0 ? 0 : AMENITIES) |
    (emissions === 0 ? 0 : EMISSIONS) |
    (people === 0 ? 0 : PEOPLE) |
    (tenure === 0 ? 0 : TENURE) |
    place
  );
}

// by 4 × the need's and the space's position in TENURES, and one; 0 is not said
const TENURE_MISFITS = Uint8Array.from({ length: 16 }, (_, both) => {
  const [wanted, offered] = [both >> 2, both & 3];
  return offered === 0 || offered === wanted || offered === EITHER || wanted === EITHER ? 0 : 1;
});

/** Sets the wanted area of a part, the offered area of the others. */
function missesArea(pair: PairCursor): boolean {
  const { needs, need, spaces, space } = pair;
  const areaM2 = spaces.areaM2[space]!;
  const capacity = spaces.capacity[space]!;
  const min = needs.minM2[need]!;
  const max = needs.maxM2[need]!; // NaN: no limit, and no comparison holds
  pair.use = spaces.use[space] === WHOLE && needs.tenure[need] === SHARED ? PLACES : spaces.use[space]!;
  if (pair.use === PART) {
    let wanted = Math.max(spaces.divisibleFromM2[space]!, min);
    if (capacity !== ANY_CAPACITY) wanted = Math.max(wanted, areaM2 * Math.min(1, needs.people[need]! / capacity));
    pair.wantedM2 = wanted;
    return min > areaM2 + TOLERANCE || wanted > max + TOLERANCE;
  }
  let offered = areaM2;
  if (pair.use === PLACES)
    offered = capacity === ANY_CAPACITY ? Number.NaN : areaM2 * (Math.min(needs.people[need]!, capacity) / capacity);
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
export const isTooLoud = ({ needs, need, spaces, space }: PairCursor): boolean =>
  needs.noise[need]! > spaces.noise[space]!;

export function missedMeasures({ needs, need, spaces, space }: PairCursor): number {
  let missed = 0;
  if (needs.hasMinimums[need] === 0) return 0;
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

/** What does not go with a space's tenure, by the need's; what not with its modes, stay and session: 1. */
export const misfitsOfTenure = (offered: number): Uint8Array =>
  Uint8Array.from({ length: 4 }, (_, wanted) => TENURE_MISFITS[4 * wanted + offered]!);
export const misfitsOfMode = (modes: number): Uint8Array =>
  Uint8Array.of(offersMode(modes, 0) ? 0 : 1, offersMode(modes, 1) ? 0 : 1);

// by position in MODE_LISTS, and one; 0 is not said: [offers stays, offers sessions]
const STAYS = [true, false, true, false, true, true];
const SESSIONS = [true, false, false, true, true, true];
const offersMode = (modes: number, isSessions: number): boolean => (isSessions === 1 ? SESSIONS : STAYS)[modes]!;
