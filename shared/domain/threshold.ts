import type { Side } from './settings.ts';

/** Where a word of the score begins, as shown: strong, good, fair, weak. */
const WORDS_FROM = [80, 65, 50, 0];
const wordFrom = (score: number): number => WORDS_FROM.find((from) => score >= from) ?? 0;

/** Whether a score, as shown, is under what a person wants mail of. A manager knows words, so words are compared. */
export const isBelow = (score: number, leastScore: number, side: Side): boolean =>
  side === 'manager' ? wordFrom(score) < wordFrom(leastScore) : score < leastScore;
