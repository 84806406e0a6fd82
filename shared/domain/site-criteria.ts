import { atMost } from './at-most.ts';
import { type Criterion, type Figures, type SiteCriterion, weightOf } from './criterion.ts';
import type { Facts } from './facts.ts';
import { distanceKm } from './geo.ts';

type Desire = { d: number; figures: Figures } | null; // null: the site has said nothing on it
const UNKNOWN = 0.5;
const LEAST = 0.25; // of mix and term: against the site's wish, but not out of the question
const NEAR_KM = 25;
const FAR_KM = 250;

/** Two in common are enough, and saying more costs nothing. */
function overlap(said: readonly string[], offered: readonly string[]): Desire {
  if (said.length === 0) return null;
  const common = said.filter((code) => offered.includes(code));
  return { d: 0.5 + 0.5 * Math.min(1, common.length / Math.min(2, said.length)), figures: { common } };
}

function purposeDesire({ need, site }: Facts): Desire {
  if (site.purposes.length === 0) return null;
  const common = site.purposes.filter((code) => need.activities.includes(code));
  return { d: common.length > 0 ? 1 : 0.5, figures: { common } };
}

function localDesire({ site, actor }: Facts): Desire {
  if (site.importance.local === undefined) return null;
  if (actor.home === null) return { d: UNKNOWN, figures: { distanceKm: null } };
  const km = distanceKm(site.location, actor.home);
  const beyond = Math.min(1, Math.max(0, (km - NEAR_KM) / (FAR_KM - NEAR_KM)));
  return { d: 1 - 0.5 * beyond, figures: { distanceKm: km } };
}

function mixDesire({ need, site, actor, use, offeredM2 }: Facts): Desire {
  if (site.concept === null || need.when.kind !== 'stay' || use === 'places' || site.lettableM2 <= 0) return null;
  const quotaM2 = site.concept[actor.sector] * site.lettableM2;
  if (offeredM2 === null) return { d: UNKNOWN, figures: { sector: actor.sector, quotaM2, afterM2: null } };
  const afterM2 = site.letM2[actor.sector] + offeredM2;
  const d = atMost(afterM2, quotaM2) ? 1 : Math.max(LEAST, quotaM2 / afterM2);
  return { d, figures: { sector: actor.sector, quotaM2, afterM2 } };
}

function termDesire({ need, space: { preferredTerm }, shortest, days }: Facts): Desire {
  if (need.when.kind !== 'stay' || preferredTerm === null) return null;
  const { minDays, maxDays } = preferredTerm;
  const figures = { shortestDays: shortest, days, preferredMinDays: minDays, preferredMaxDays: maxDays };
  if (days < minDays) return { d: Math.max(LEAST, days / minDays), figures };
  if (maxDays !== null && shortest > maxDays) return { d: Math.max(LEAST, maxDays / shortest), figures };
  return { d: 1, figures };
}

const DESIRES: readonly [SiteCriterion, (facts: Facts) => Desire][] = [
  ['purpose', purposeDesire],
  ['kinship', ({ site, actor }) => overlap(site.disciplines, actor.disciplines)],
  ['values', ({ site, actor }) => overlap(site.values, actor.values)],
  ['local', localDesire],
  ['synergy', ({ site, actor }) => overlap(site.wants, actor.offers)],
  ['audience', ({ site, actor }) => overlap(site.audiences, actor.audiences)],
  ['mix', mixDesire],
  ['term', termDesire],
];

/** How desirable the pair is to the site, criterion by criterion. */
export function siteCriteria(facts: Facts): Criterion<SiteCriterion>[] {
  const counted: Criterion<SiteCriterion>[] = [];
  for (const [code, desireOf] of DESIRES) {
    const desire = desireOf(facts);
    if (desire !== null) counted.push({ code, ...desire, weight: weightOf(facts.site.importance[code]) });
  }
  return counted;
}
