import { countBits } from './code-lists.ts';
import { ANY_NOISE, NO_FROM } from './packed-spaces.ts';
import { countCommon, type PairCursor } from './pair-cursor.ts';
import { wantedDaysOf } from './pair-stay.ts';
import { weightAt } from './space-codes.ts';

// creative-criteria.ts and to-confirm.ts on columns, operation by operation. A desirability of NaN is left out.

const UNKNOWN = 0.5;
const TOLERANCE = 1e-6; // as atMost
// positions in CREATIVE_CRITERIA
const COST = 0;
const AREA = 1;
const DISTANCE = 2;
const AMENITIES = 3;
const START = 4;
const DURATION = 5;
export const CERTAINTY = 6;

/** By how many things are to be confirmed. */
const CERTAINTIES = Float64Array.from({ length: 11 }, (_, unknown) => Math.max(0.5, 1 - 0.1 * unknown));

/** How desirable the space is to the creative: creativeD and creativeWeight of the pair. */
export function weighCreative(pair: PairCursor): void {
  const { needs, need, creativeD, creativeWeight } = pair;
  const importance = needs.importance[need]!;
  creativeD[COST] = costD(pair);
  creativeD[AREA] = areaD(pair);
  creativeD[DISTANCE] = pair.distanceD;
  creativeD[AMENITIES] = amenitiesD(pair);
  creativeD[START] = startD(pair);
  creativeD[DURATION] = durationD(pair);
  for (let i = COST; i <= DURATION; i += 1)
    creativeWeight[i] = Number.isNaN(creativeD[i]!) ? 0 : weightAt(importance, i);
  creativeD[CERTAINTY] = CERTAINTIES[countToConfirm(pair)]!;
  creativeWeight[CERTAINTY] = 2;
}

function costD({ isCostUnknown, cents, budgetCents }: PairCursor): number {
  if (isCostUnknown) return UNKNOWN;
  const share = cents / budgetCents;
  return share <= 0.5 ? 1 : 1.5 - share;
}

function areaD({ needs, need, offeredM2 }: PairCursor): number {
  if (Number.isNaN(offeredM2)) return UNKNOWN;
  const ideal = needs.idealM2[need]!;
  if (Math.abs(offeredM2 - ideal) <= TOLERANCE) return 1;
  if (offeredM2 < ideal) return 1 - (0.5 * (ideal - offeredM2)) / (ideal - needs.minM2[need]!);
  const max = needs.maxM2[need]!;
  return Number.isNaN(max) ? 1 : 1 - (0.5 * (offeredM2 - ideal)) / (max - ideal);
}

function amenitiesD({ needs, need, spaces, space }: PairCursor): number {
  const asked = needs.askedCount[need]!;
  if (asked === 0) return Number.NaN;
  const has = countCommon(needs.askedBits, need, spaces.hasBits, space);
  const lacks = countCommon(needs.askedBits, need, spaces.lacksBits, space);
  return (1 + (has + 0.5 * (asked - has - lacks))) / (1 + asked);
}

function startD({ needs, need, spaces, space, start }: PairCursor): number {
  const earliest = needs.earliest[need]!;
  const latest = needs.latest[need]!;
  if (earliest === latest) return Number.NaN;
  if (spaces.availableFrom[space] === NO_FROM || (needs.isSessions[need] === 1 && spaces.hours[space] === 0))
    return UNKNOWN;
  return 1 - (0.5 * (start - earliest)) / (latest - earliest);
}

function durationD({ needs, need, spaces, space, days }: PairCursor): number {
  if (needs.isSessions[need] === 1) return Number.NaN;
  const minDays = needs.minDays[need]!;
  const want = wantedDaysOf(needs.maxDays[need]!);
  if (want <= minDays) return Number.NaN;
  if (spaces.availableFrom[space] === NO_FROM) return UNKNOWN;
  return days >= want ? 1 : 1 - (0.5 * (want - days)) / (want - minDays);
}

/** How many constraints are named in toConfirm. */
function countToConfirm(pair: PairCursor): number {
  const { needs, need, spaces, space } = pair;
  let count = countBits(spaces.unknowns[space]! & needs.asks[need]!);
  if (Number.isNaN(pair.offeredM2)) count += 1;
  if (pair.isCostUnknown) count += 1;
  if (isAmenityUnknown(pair)) count += 1;
  if (isMeasureUnknown(pair)) count += 1;
  if (isEmissionUnknown(pair)) count += 1;
  return count;
}

function isEmissionUnknown({ needs, need, spaces, space }: PairCursor): boolean {
  const tolerates = spaces.tolerates[space]!;
  const nuisances = (needs.emits[need]! >> 1) & ~(tolerates | (tolerates >> 1)) & 0x55;
  return nuisances !== 0 || (needs.noise[need]! > 0 && spaces.noise[space] === ANY_NOISE);
}

function isAmenityUnknown({ needs, need, spaces, space }: PairCursor): boolean {
  const { askedBits } = needs;
  const { hasBits, lacksBits } = spaces;
  const low = askedBits[2 * need]! & ~(hasBits[2 * space]! | lacksBits[2 * space]!);
  return (low | (askedBits[2 * need + 1]! & ~(hasBits[2 * space + 1]! | lacksBits[2 * space + 1]!))) !== 0;
}

function isMeasureUnknown({ needs, need, spaces, space }: PairCursor): boolean {
  if (needs.hasMinimums[need] === 0) return false;
  for (let i = 0; i < 4; i += 1)
    if (!Number.isNaN(needs.minimums[i]![need]!) && Number.isNaN(spaces.measures[i]![space]!)) return true;
  return false;
}
