import { SCORE_WORDS, scoreWord } from './bands.ts';
import type { Side } from './settings.ts';

/** Whether a score, as shown, is under what a person wants mail of. A manager knows words, so words are compared. */
export const isBelow = (score: number, leastScore: number, side: Side): boolean =>
  side === 'manager'
    ? SCORE_WORDS.indexOf(scoreWord(score)) > SCORE_WORDS.indexOf(scoreWord(leastScore))
    : score < leastScore;
