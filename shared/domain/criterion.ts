import type { Level } from './codes.ts';

export const CREATIVE_CRITERIA = ['cost', 'area', 'distance', 'amenities', 'start', 'duration', 'certainty'] as const;
export type CreativeCriterion = (typeof CREATIVE_CRITERIA)[number];
export const SITE_CRITERIA = ['purpose', 'kinship', 'values', 'local', 'synergy', 'audience', 'mix', 'term'] as const;
export type SiteCriterion = (typeof SITE_CRITERIA)[number];

/** A desirability with the figures it was read from. 0.5 is "just acceptable". */
export type Criterion<Code> = { d: number; weight: number; figures: Figures; code: Code };
export type Figures = Readonly<Record<string, number | string | null | readonly string[]>>;
export type CountedCriterion =
  | ({ side: 'creative' } & Criterion<CreativeCriterion>)
  | ({ side: 'site' } & Criterion<SiteCriterion>);

const WEIGHTS: Record<Level, number> = { low: 1, normal: 2, high: 4 };
export const weightOf = (level: Level | undefined): number => WEIGHTS[level ?? 'normal'];

const FLOOR = 0.05; // one bad criterion weighs heavily, but never annihilates
const WHERE_NOTHING_COUNTS = 0.75;

/** One side's weighted geometric mean. */
export function desirability(criteria: readonly { d: number; weight: number }[]): number {
  let product = 1;
  let weights = 0;
  for (const { d, weight } of criteria) {
    product *= Math.max(FLOOR, d) ** weight;
    weights += weight;
  }
  return weights === 0 ? WHERE_NOTHING_COUNTS : product ** (1 / weights);
}
