import { countBits } from './code-lists.ts';
import { readFigures } from './packed-figures.ts';
import { PLACES } from './packed-spaces.ts';
import { countCommon, haversineKm, type PairCursor } from './pair-cursor.ts';
import { raised } from './pair-powers.ts';
import { countedWeightAt, weightAt } from './space-codes.ts';

// site-criteria.ts on columns, operation by operation.

const UNKNOWN = 0.5;
const LEAST = 0.25;
const NEAR_KM = 25;
const FAR_KM = 250;
const TOLERANCE = 1e-6; // as atMost
// positions in SITE_CRITERIA
const PURPOSE = 0;
const KINSHIP = 1;
const VALUES = 2;
const LOCAL = 3;
const SYNERGY = 4;
const AUDIENCE = 5;
export const MIX = 6;
export const TERM = 7;

// by 3 × how many codes the site names (at most two) and how many of them are common (at most two)
const OVERLAPS = Float64Array.from({ length: 9 }, (_, both) => {
  const [said, common] = [Math.floor(both / 3), both % 3];
  return said === 0 ? 0 : 0.5 + 0.5 * Math.min(1, common / Math.min(2, said));
});

/** What the site says of the need and its actor, whichever space it is: read once for all spaces of the site. */
export function weighSite(pair: PairCursor): void {
  const { needs, need, spaces, site, siteD, siteWeight } = pair;
  const weights = spaces.ownWeights[site]!;
  const sizes = spaces.saidSizes[site]!;
  siteD[PURPOSE] = countCommon(spaces.purposeBits, site, needs.activityBits, need) > 0 ? 1 : 0.5;
  siteD[KINSHIP] = overlap(sizes >> (2 * KINSHIP), spaces.disciplineBits[site]! & needs.disciplineBits[need]!);
  siteD[VALUES] = overlap(sizes >> (2 * VALUES), spaces.valueBits[site]! & needs.valueBits[need]!);
  siteD[SYNERGY] = overlap(sizes >> (2 * SYNERGY), spaces.wantBits[site]! & needs.offerBits[need]!);
  siteD[AUDIENCE] = overlap(sizes >> (2 * AUDIENCE), spaces.audienceBits[site]! & needs.audienceBits[need]!);
  if (countedWeightAt(weights, LOCAL) > 0) siteD[LOCAL] = localD(pair);
  let product = 1;
  let sum = 0;
  for (let i = PURPOSE; i <= AUDIENCE; i += 1) {
    const weight = countedWeightAt(weights, i);
    siteWeight[i] = weight;
    product *= raised(siteD[i]!, weight);
    sum += weight;
  }
  pair.siteProduct = product;
  pair.siteWeights = sum;
  pair.isSiteWeighed = true;
}

const overlap = (size: number, common: number): number => OVERLAPS[3 * (size & 3) + Math.min(2, countBits(common))]!;

function localD({ needs, need, spaces, site }: PairCursor): number {
  const homeLat = needs.homeLat[need]!;
  if (Number.isNaN(homeLat)) return UNKNOWN;
  const { lat, lon, cosLat } = spaces;
  const km = haversineKm(lat[site]!, lon[site]!, cosLat[site]!, homeLat, needs.homeLon[need]!, needs.homeCosLat[need]!);
  return 1 - 0.5 * Math.min(1, Math.max(0, (km - NEAR_KM) / (FAR_KM - NEAR_KM)));
}

function lettableM2(pair: PairCursor): number {
  if (!pair.areFiguresRead) {
    pair.lettableM2 = readFigures(pair.spaces, pair.site, pair.today, pair.letM2);
    pair.areFiguresRead = true;
  }
  return pair.lettableM2;
}

/** The site's criteria that look at the space. */
export function weighSpace(pair: PairCursor): void {
  const { needs, need, spaces, space, site, siteD, siteWeight, offeredM2, days, shortest } = pair;
  siteWeight[MIX] = 0;
  siteWeight[TERM] = 0;
  if (needs.isSessions[need] === 1) return;
  const sector = needs.actorKind[need]! >> 4;
  const share = spaces.concept[sector]![site]!;
  if (!Number.isNaN(share) && pair.use !== PLACES && lettableM2(pair) > 0) {
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
