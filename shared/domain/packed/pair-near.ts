import { AMENITIES as AMENITY_CODES } from '../codes.ts';
import { countBits } from './code-lists.ts';
import { countCommon, type PairCursor } from './pair-cursor.ts';
import { bitOf, isTooLoud, missedMeasures, refusedNuisances } from './pair-fails.ts';

const ACTIVITIES = bitOf('activities');
const WHEN = bitOf('when');
const COST = bitOf('cost');
const PLACE = bitOf('place');
const AMENITIES = bitOf('amenities');
const MEASURES = bitOf('measures');
const EMISSIONS = bitOf('emissions');
const PEOPLE = bitOf('people');
const SLACK = 1e-3; // wider than the rule, which decides

const NEVER_RELAXED = new Int32Array(2);
for (const code of ['step-free', 'accessible-toilet'] as const) {
  const position = AMENITY_CODES.indexOf(code);
  NEVER_RELAXED[position >> 5]! |= 1 << (position & 31);
}

/** Whether a pair that misses one constraint alone may be a near miss: what the rule need not be asked is left out. */
export function mayBeNear(pair: PairCursor, fails: number): boolean {
  const { needs, need, spaces, space } = pair;
  switch (fails) {
    case ACTIVITIES:
      return false;
    case WHEN:
      return pair.isModeOffered;
    case COST:
      return pair.cents <= 1.5 * pair.budgetCents + SLACK;
    case PLACE:
      return pair.isNearlyPlaced;
    case AMENITIES: {
      const { requireBits } = needs;
      const { lacksBits } = spaces;
      const low = requireBits[2 * need]! & lacksBits[2 * space]!;
      const high = requireBits[2 * need + 1]! & lacksBits[2 * space + 1]!;
      if (((low & NEVER_RELAXED[0]!) | (high & NEVER_RELAXED[1]!)) !== 0) return false;
      return countCommon(requireBits, need, lacksBits, space) === 1;
    }
    case MEASURES:
      return missedMeasures(pair) === 1;
    case EMISSIONS:
      return countBits(refusedNuisances(pair)) + (isTooLoud(pair) ? 1 : 0) === 1;
    case PEOPLE:
      return needs.people[need]! <= 1.3 * spaces.capacity[space]! + SLACK;
    default:
      return true;
  }
}
