import type { PackedSpaces } from './packed-spaces.ts';
import type { PairCursor } from './pair-cursor.ts';
import { bitOf } from './pair-fails.ts';

const AMENITIES = bitOf('amenities');
const MEASURES = bitOf('measures');
const EMISSIONS = bitOf('emissions');
const PEOPLE = bitOf('people');
const TENURE = bitOf('tenure');

/**
 * All that the rule reads of a space that misses this one constraint of the cursor's need, to say how far: two spaces of
 * one key are missed alike. Null where it reads more, a calendar, a price, an area or a place.
 */
export function nearKey({ needs, need }: PairCursor, spaces: PackedSpaces, row: number, fails: number): string | null {
  switch (fails) {
    case AMENITIES: {
      const low = needs.requireBits[2 * need]! & spaces.lacksBits[2 * row]!;
      return `${fails} ${low} ${needs.requireBits[2 * need + 1]! & spaces.lacksBits[2 * row + 1]!}`;
    }
    case MEASURES:
      return `${fails} ${spaces.measures.map((of) => of[row]!).join(' ')}`;
    case EMISSIONS:
      return `${fails} ${spaces.noise[row]!} ${spaces.tolerates[row]!}`;
    case PEOPLE:
      return `${fails} ${spaces.capacity[row]!}`;
    case TENURE:
      return `${fails} ${spaces.tenure[row]!}`;
    default:
      return null;
  }
}
