import { countBits } from './code-lists.ts';
import { NO_FROM } from './packed-spaces.ts';
import { countCommon, haversineKm, type PairCursor, PLACES } from './pair-cursor.ts';
import { wantedDaysOf } from './pair-stay.ts';
import { weightAt } from './space-codes.ts';

const FLOOR = 0.05;
const WHERE_NOTHING_COUNTS = 0.75;
const UNKNOWN = 0.5;
const LEAST = 0.25;
const NEAR_KM = 25;
const FAR_KM = 250;
const TOLERANCE = 1e-6; // as atMost

// positions in CREATIVE_CRITERIA and in SITE_CRITERIA
const COST = 0;
const AREA = 1;
const DISTANCE = 2;
const AMENITIES = 3;
const START = 4;
const DURATION = 5;
const CERTAINTY = 6;
const PURPOSE = 0;
const KINSHIP = 1;
const VALUES = 2;
const LOCAL = 3;
const SYNERGY = 4;
const AUDIENCE = 5;
const MIX = 6;
const TERM = 7;

/** By how many things are to be confirmed. */
const CERTAINTIES = Float64Array.from({ length: 11 }, (_, unknown) => Math.max(0.5, 1 - 0.1 * unknown));

/**
 * Powers by 1, 2 and 4 are multiplied out: some 30 operations each within 2^-53 of the power's own value. So the score
 * is the rule's to the digit unless it lies this near to a rounding edge of its sixth decimal; then the rule's own powers
 * decide.
 */
const EDGE = 1e-5;

/** The score of a pair that fits, as assess gives it. */
export function scoreOf(pair: PairCursor): number {
  if (!pair.isSiteWeighed) weighSite(pair);
  weighCreative(pair);
  weighSpace(pair);
  const { siteD, siteWeight, creativeD, creativeWeight } = pair;
  let product = 1;
  let weights = 0;
  for (let i = 0; i <= CERTAINTY; i += 1) {
    product *= raised(creativeD[i]!, creativeWeight[i]!);
    weights += creativeWeight[i]!;
  }
  const creative = product ** (1 / weights); // certainty always counts
  const siteWeights = pair.siteWeights + siteWeight[MIX]! + siteWeight[TERM]!;
  const siteProduct =
    pair.siteProduct * raised(siteD[MIX]!, siteWeight[MIX]!) * raised(siteD[TERM]!, siteWeight[TERM]!);
  const site = siteWeights === 0 ? WHERE_NOTHING_COUNTS : siteProduct ** (1 / siteWeights);
  const scaled = ((2 * creative * site) / (creative + site)) * 1e6 + 0.5;
  const whole = Math.floor(scaled);
  const over = scaled - whole;
  return over < EDGE || over > 1 - EDGE ? exactScore(pair) : whole / 1e6;
}

function raised(d: number, weight: number): number {
  if (weight === 0) return 1;
  const floored = Math.max(FLOOR, d);
  if (weight === 1) return floored;
  const square = floored * floored;
  return weight === 2 ? square : square * square;
}

function exactScore({ creativeD, creativeWeight, siteD, siteWeight }: PairCursor): number {
  const creative = desirability(creativeD, creativeWeight);
  const site = desirability(siteD, siteWeight);
  const joint = (2 * creative * site) / (creative + site);
  return Math.floor(joint * 1e6 + 0.5) / 1e6;
}

/** As in criterion.ts. */
function desirability(ds: Float64Array, allWeights: Float64Array): number {
  let product = 1;
  let weights = 0;
  for (let i = 0; i < ds.length; i += 1) {
    const weight = allWeights[i]!;
    if (weight === 0) continue;
    product *= Math.max(FLOOR, ds[i]!) ** weight;
    weights += weight;
  }
  return weights === 0 ? WHERE_NOTHING_COUNTS : product ** (1 / weights);
}

/** What the site says of the need and its actor, whichever space it is: read once for all spaces of the site. */
function weighSite(pair: PairCursor): void {
  const { needs, need, spaces, site, siteD } = pair;
  const importance = spaces.siteImportance[site]!;
  const saidPurposes = sizeOf(spaces.purposes.first, site);
  siteD[PURPOSE] = countCommon(spaces.purposeBits, site, needs.activityBits, need) > 0 ? 1 : 0.5;
  weigh(pair, PURPOSE, saidPurposes > 0, importance);
  overlap(
    pair,
    KINSHIP,
    sizeOf(spaces.disciplines.first, site),
    spaces.disciplineBits[site]! & needs.disciplineBits[need]!,
  );
  overlap(pair, VALUES, sizeOf(spaces.values.first, site), spaces.valueBits[site]! & needs.valueBits[need]!);
  overlap(pair, SYNERGY, sizeOf(spaces.wants.first, site), spaces.wantBits[site]! & needs.offerBits[need]!);
  overlap(pair, AUDIENCE, sizeOf(spaces.audiences.first, site), spaces.audienceBits[site]! & needs.audienceBits[need]!);
  const isLocalSet = ((importance >> (2 * LOCAL)) & 3) !== 0;
  if (isLocalSet) siteD[LOCAL] = localD(pair);
  weigh(pair, LOCAL, isLocalSet, importance);
  let product = 1;
  let weights = 0;
  for (let i = PURPOSE; i <= AUDIENCE; i += 1) {
    product *= raised(siteD[i]!, pair.siteWeight[i]!);
    weights += pair.siteWeight[i]!;
  }
  pair.siteProduct = product;
  pair.siteWeights = weights;
  pair.isSiteWeighed = true;
}

const sizeOf = (first: Int32Array, row: number): number => first[row + 1]! - first[row]!;

function weigh(pair: PairCursor, criterion: number, counts: boolean, importance: number): void {
  pair.siteWeight[criterion] = counts ? weightAt(importance, criterion) : 0;
}

function overlap(pair: PairCursor, criterion: number, said: number, common: number): void {
  if (said > 0) pair.siteD[criterion] = 0.5 + 0.5 * Math.min(1, countBits(common) / Math.min(2, said));
  weigh(pair, criterion, said > 0, pair.spaces.siteImportance[pair.site]!);
}

function localD({ needs, need, spaces, site }: PairCursor): number {
  const homeLat = needs.homeLat[need]!;
  if (Number.isNaN(homeLat)) return UNKNOWN;
  const { lat, lon, cosLat } = spaces;
  const km = haversineKm(lat[site]!, lon[site]!, cosLat[site]!, homeLat, needs.homeLon[need]!, needs.homeCosLat[need]!);
  return 1 - 0.5 * Math.min(1, Math.max(0, (km - NEAR_KM) / (FAR_KM - NEAR_KM)));
}

/** The site's criteria that look at the space. */
function weighSpace(pair: PairCursor): void {
  const { needs, need, spaces, space, site, siteD, siteWeight, offeredM2, days, shortest } = pair;
  siteWeight[MIX] = 0;
  siteWeight[TERM] = 0;
  if (needs.isSessions[need] === 1) return;
  const sector = needs.actorKind[need]! >> 4;
  const share = spaces.concept[sector]![site]!;
  if (!Number.isNaN(share) && pair.use !== PLACES && pair.lettableM2 > 0) {
    const quotaM2 = share * pair.lettableM2;
    const afterM2 = pair.letM2[sector]! + offeredM2;
    siteWeight[MIX] = weightAt(spaces.siteImportance[site]!, MIX);
    if (Number.isNaN(offeredM2)) siteD[MIX] = UNKNOWN;
    else siteD[MIX] = afterM2 <= quotaM2 + TOLERANCE ? 1 : Math.max(LEAST, quotaM2 / afterM2);
  }
  const minDays = spaces.preferredMinDays[space]!;
  if (minDays === 0) return;
  const maxDays = spaces.preferredMaxDays[space]!;
  siteWeight[TERM] = weightAt(spaces.siteImportance[site]!, TERM);
  if (days < minDays) siteD[TERM] = Math.max(LEAST, days / minDays);
  else siteD[TERM] = maxDays !== 0 && shortest > maxDays ? Math.max(LEAST, maxDays / shortest) : 1;
}

function weighCreative(pair: PairCursor): void {
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

/** NaN, as of every criterion here: left out. */
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
  const isSessions = needs.isSessions[need] === 1;
  let count = 0;
  if (spaces.activities.isSaid[space] === 0) count += 1;
  if (Number.isNaN(pair.offeredM2)) count += 1;
  if (spaces.modes[space] === 0 || spaces.availableFrom[space] === NO_FROM || (isSessions && spaces.hours[space] === 0))
    count += 1;
  if (!isSessions && spaces.termMinDays[space] === 0) count += 1;
  if (pair.isCostUnknown) count += 1;
  if (isAmenityUnknown(pair)) count += 1;
  if (isMeasureUnknown(pair)) count += 1;
  const tolerates = spaces.tolerates[space]!;
  const isNuisanceUnknown = ((needs.emits[need]! >> 1) & ~(tolerates | (tolerates >> 1)) & 0x55) !== 0;
  if (isNuisanceUnknown || (needs.noise[need]! > 0 && spaces.noise[space] === 0)) count += 1;
  if (spaces.capacity[space] === 0 && needs.people[need]! > 1) count += 1;
  if (spaces.tenure[space] === 0 && needs.tenure[need] !== 3) count += 1;
  return count;
}

function isAmenityUnknown({ needs, need, spaces, space }: PairCursor): boolean {
  const { askedBits } = needs;
  const { hasBits, lacksBits } = spaces;
  const low = askedBits[2 * need]! & ~(hasBits[2 * space]! | lacksBits[2 * space]!);
  return (low | (askedBits[2 * need + 1]! & ~(hasBits[2 * space + 1]! | lacksBits[2 * space + 1]!))) !== 0;
}

function isMeasureUnknown({ needs, need, spaces, space }: PairCursor): boolean {
  for (let i = 0; i < 4; i += 1)
    if (!Number.isNaN(needs.minimums[i]![need]!) && Number.isNaN(spaces.measures[i]![space]!)) return true;
  return false;
}
