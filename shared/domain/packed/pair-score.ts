import { CERTAINTY, weighCreative } from './pair-creative.ts';
import type { PairCursor } from './pair-cursor.ts';
import { desirabilityOf, raised, rooted } from './pair-powers.ts';
import { MIX, TERM, weighSite, weighSpace } from './pair-site.ts';

/**
 * Powers are multiplied out, so a joint score lies within 10^-13 of the rule's. It rounds to the rule's six decimals unless
 * it lies this near to an edge, in units of the sixth; there the rule's own powers decide.
 */
const EDGE = 1e-5;

/** The score of a pair that fits, as assess gives it. */
export function scoreOf(pair: PairCursor): number {
  if (!pair.isSiteWeighed) weighSite(pair);
  weighCreative(pair);
  weighSpace(pair);
  const { siteD, siteWeight } = pair;
  const creative = creativeSide(pair);
  const mix = raised(siteD[MIX]!, siteWeight[MIX]!);
  const term = raised(siteD[TERM]!, siteWeight[TERM]!);
  const site = rooted(pair.siteProduct * mix * term, pair.siteWeights + siteWeight[MIX]! + siteWeight[TERM]!);
  const scaled = ((2 * creative * site) / (creative + site)) * 1e6 + 0.5;
  const whole = Math.floor(scaled);
  const over = scaled - whole;
  return over < EDGE || over > 1 - EDGE ? exactScore(pair) : whole / 1e6;
}

/** The same by the rule's own powers. */
export function exactScore({ creativeD, creativeWeight, siteD, siteWeight }: PairCursor): number {
  const creative = desirabilityOf(creativeD, creativeWeight);
  const site = desirabilityOf(siteD, siteWeight);
  const joint = (2 * creative * site) / (creative + site);
  return Math.floor(joint * 1e6 + 0.5) / 1e6;
}

function creativeSide({ creativeD, creativeWeight }: PairCursor): number {
  let product = 1;
  let weights = 0;
  for (let i = 0; i <= CERTAINTY; i += 1) {
    product *= raised(creativeD[i]!, creativeWeight[i]!);
    weights += creativeWeight[i]!;
  }
  return rooted(product, weights);
}
