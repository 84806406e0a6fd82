import { countBits } from './code-lists.ts';
import { encodeSpaces } from './encode-spaces.ts';
import type { Loads } from './load-segments.ts';
import type { PackedNeeds } from './packed-needs.ts';
import { decodeSpaces, type PackedSpaces, WHOLE } from './packed-spaces.ts';

/** No day: later than every day, so that a search for the first is never led by it. */
export const NO_START = 2 ** 30;

/**
 * The pair under judgement: a row of needs and a row of spaces, and what has been found about them. One is made for a
 * whole run and moved from pair to pair, so that nothing is made per pair. Unknown is NaN.
 */
export type PairCursor = {
  eurPerHuf: number;
  needs: PackedNeeds;
  need: number;
  spaces: PackedSpaces;
  space: number;
  keptLoads: (Loads | null)[] | null; // by use, of a space that stays for the whole run; null: it moves

  // of the site, set by whoever moves the cursor to it
  site: number;
  today: number; // the day there
  areFiguresRead: boolean; // of the site: read when the first criterion asks for them
  lettableM2: number;
  letM2: Float64Array; // by sector

  // of the need and the site
  isPlaced: boolean; // the constraint place holds
  isNearlyPlaced: boolean; // within twice a radius
  distanceD: number; // NaN: no circle holds the site
  siteD: Float64Array; // by site criterion, the first six of the site alone
  siteWeight: Float64Array; // 0: left out
  isSiteWeighed: boolean;
  siteProduct: number;
  siteWeights: number;

  // of the pair
  use: number;
  wantedM2: number; // of a part
  termMeets: boolean;
  isModeOffered: boolean;
  start: number;
  days: number;
  shortest: number;
  takenM2: number; // of a part: the most that is taken while it is used
  offeredM2: number;
  cents: number; // NaN: no known price
  budgetCents: number;
  isCostUnknown: boolean;
  creativeD: Float64Array; // by creative criterion
  creativeWeight: Float64Array;
};

const NOWHERE = decodeSpaces(encodeSpaces([]));

/** A cursor before its first pair: on no site of a batch without spaces. */
export const pairCursor = (needs: PackedNeeds, eurPerHuf: number): PairCursor => ({
  eurPerHuf,
  needs,
  need: 0,
  spaces: NOWHERE,
  space: 0,
  keptLoads: null,
  site: -1,
  today: 0,
  areFiguresRead: false,
  lettableM2: Number.NaN, // so that these are kept as doubles from the start
  letM2: new Float64Array(3),
  isPlaced: false,
  isNearlyPlaced: false,
  distanceD: Number.NaN,
  siteD: new Float64Array(8),
  siteWeight: new Float64Array(8),
  isSiteWeighed: false,
  siteProduct: Number.NaN,
  siteWeights: 0,
  use: WHOLE,
  wantedM2: Number.NaN,
  termMeets: true,
  isModeOffered: true,
  start: NO_START,
  days: 0,
  shortest: 0,
  takenM2: Number.NaN,
  offeredM2: Number.NaN,
  cents: Number.NaN,
  budgetCents: Number.NaN,
  isCostUnknown: false,
  creativeD: new Float64Array(7),
  creativeWeight: new Float64Array(7),
});

const RADIANS = Math.PI / 180;
const EARTH_RADIUS_KM = 6371.0088;

/** distanceKm with the cosines of both latitudes at hand: the same operations in the same order. */
export function haversineKm(
  latA: number,
  lonA: number,
  cosA: number,
  latB: number,
  lonB: number,
  cosB: number,
): number {
  const sinLat = Math.sin(((latB - latA) * RADIANS) / 2);
  const sinLon = Math.sin(((lonB - lonA) * RADIANS) / 2);
  const h = sinLat * sinLat + cosA * cosB * sinLon * sinLon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

const KM_PER_DEGREE = EARTH_RADIUS_KM * RADIANS * (1 - 1e-9); // never more than a degree of latitude is

/** Where the site lies for the need: read once for all spaces of the site. */
export function lookAtPlace(pair: PairCursor): void {
  const { needs, need, spaces, site } = pair;
  const lat = spaces.lat[site]!;
  const lon = spaces.lon[site]!;
  pair.isSiteWeighed = false;
  pair.distanceD = Number.NaN;
  pair.isNearlyPlaced = false;
  const places = needs.firstPlace[need + 1]! - needs.firstPlace[need]!;
  pair.isPlaced = places === 0;
  let bestShare = Number.POSITIVE_INFINITY;
  for (let i = needs.firstCircle[need]!; i < needs.firstCircle[need + 1]!; i += 1) {
    const radiusKm = needs.radiusKm[i]!;
    const circleLat = needs.circleLat[i]!;
    if (Math.abs(circleLat - lat) * KM_PER_DEGREE > 2 * radiusKm + 1e-3) continue;
    const km = haversineKm(lat, lon, spaces.cosLat[site]!, circleLat, needs.circleLon[i]!, needs.circleCosLat[i]!);
    if (km <= 2 * radiusKm + 1e-6) pair.isNearlyPlaced = true;
    if (!(km <= radiusKm + 1e-6)) continue;
    pair.isPlaced = true;
    if (km / radiusKm < bestShare) {
      bestShare = km / radiusKm;
      pair.distanceD = 1 - (0.5 * km) / radiusKm;
    }
  }
  if (pair.isPlaced) return;
  const country = spaces.country[site]! + 1;
  for (let i = needs.firstPlace[need]!; i < needs.firstPlace[need + 1]!; i += 1)
    if (needs.placeCountry[i] === country) pair.isPlaced = true;
}

/** How many codes of two words are in both sets. */
export const countCommon = (a: Int32Array, i: number, b: Int32Array, j: number): number =>
  countBits(a[2 * i]! & b[2 * j]!) + countBits(a[2 * i + 1]! & b[2 * j + 1]!);
