import { atMost } from './at-most.ts';

// Words and bands in which figures are told to those who must not learn them (spec: product, "Before consent").

export const SCORE_WORDS = ['strong', 'good', 'fair', 'weak'] as const; // best first
export type ScoreWord = (typeof SCORE_WORDS)[number];
/** Of a score as it is shown, 0 … 100. */
export const scoreWord = (shown: number): ScoreWord =>
  shown >= 80 ? 'strong' : shown >= 65 ? 'good' : shown >= 50 ? 'fair' : 'weak';

export const REASON_WORDS = ['very-well', 'well', 'acceptable', 'poorly'] as const;
export type ReasonWord = (typeof REASON_WORDS)[number];
export const reasonWord = (d: number): ReasonWord =>
  atMost(0.85, d) ? 'very-well' : atMost(0.7, d) ? 'well' : atMost(0.5, d) ? 'acceptable' : 'poorly';

export const PEOPLE_BANDS = ['1', '2-4', '5-9', '10+'] as const;
export type PeopleBand = (typeof PEOPLE_BANDS)[number];
export const peopleBand = (people: number): PeopleBand =>
  people >= 10 ? '10+' : people >= 5 ? '5-9' : people >= 2 ? '2-4' : '1';

/** How many there are, told so that no single one shows. */
export const COUNT_BANDS = ['0-2', '3-9', '10-29', '30+'] as const;
export type CountBand = (typeof COUNT_BANDS)[number];
export const countBand = (count: number): CountBand =>
  count >= 30 ? '30+' : count >= 10 ? '10-29' : count >= 3 ? '3-9' : '0-2';

const AREA_STEP_M2 = 5;
/** To the nearest 5 m², and never nothing. */
export const roundedM2 = (areaM2: number): number =>
  Math.max(AREA_STEP_M2, AREA_STEP_M2 * Math.round(areaM2 / AREA_STEP_M2));

/** YYYY-MM of a calendar day. */
export const monthOf = (day: string): string => day.slice(0, 7);
