import type { PackedNeeds } from './packed-needs.ts';
import type { PackedSpaces } from './packed-spaces.ts';
import type { PairCursor } from './pair-cursor.ts';
import { misfitsOfMode, misfitsOfTenure } from './pair-fails.ts';

/**
 * The rows of needs that the space under the cursor may suit, into `rows`, which holds one more than there are needs; says how many. Of the
 * constraints it reads those that whole numbers decide, without a branch: two needs in three fall here, and which ones no
 * processor could foresee.
 */
export function siftNeeds(
  needs: PackedNeeds,
  hidden: Uint8Array | null,
  { spaces, space, today }: PairCursor,
  rows: Int32Array,
): number {
  const count = siftActivities(needs, spaces, space, rows);
  const { requireBits, emits, noise, people, tenure, isSessions, earliest, latest, minDays } = needs;
  const lacksLow = spaces.lacksBits[2 * space]!;
  const lacksHigh = spaces.lacksBits[2 * space + 1]!;
  const refuses = spaces.tolerates[space]! & 0x55;
  const tolerated = spaces.noise[space]!;
  const capacity = spaces.capacity[space]!;
  const misfitsTenure = misfitsOfTenure(spaces.tenure[space]!);
  const misfitsMode = misfitsOfMode(spaces.modes[space]!);
  const from = Math.max(today, spaces.availableFrom[space]!);
  const until = spaces.availableUntil[space]!;
  let kept = 0;
  for (let i = 0; i < count; i += 1) {
    const need = rows[i]!;
    const misses =
      (requireBits[2 * need]! & lacksLow) |
      (requireBits[2 * need + 1]! & lacksHigh) |
      ((emits[need]! >> 1) & refuses) |
      misfitsTenure[tenure[need]!]! |
      misfitsMode[isSessions[need]!]! |
      (hidden === null ? 0 : hidden[need]!);
    // below 0 where the one is less than the other
    const short =
      (tolerated - noise[need]!) |
      (capacity - people[need]!) |
      (latest[need]! - from) |
      (until - earliest[need]! - minDays[need]!);
    rows[kept] = need;
    kept += 1 + ((misses | -misses | short) >> 31);
  }
  return kept;
}

function siftActivities({ activityBits, count }: PackedNeeds, spaces: PackedSpaces, space: number, rows: Int32Array) {
  const withoutLow = ~spaces.activityBits[2 * space]!;
  const withoutHigh = ~spaces.activityBits[2 * space + 1]!;
  let kept = 0;
  for (let need = 0; need < count; need += 1) {
    const misses = (activityBits[2 * need]! & withoutLow) | (activityBits[2 * need + 1]! & withoutHigh);
    rows[kept] = need;
    kept += 1 + ((misses | -misses) >> 31);
  }
  return kept;
}
