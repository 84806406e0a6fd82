import type { NeedFields } from './need.ts';
import type { SpaceFields } from './space.ts';

export type Use = 'whole' | 'places' | 'part';

/** How the pair would use the space. */
export function useOf(need: NeedFields, space: SpaceFields): Use {
  if (space.divisibleFromM2 !== null && space.areaM2 !== null) return 'part';
  return need.tenure === 'shared' || space.tenure === 'shared' ? 'places' : 'whole';
}

/** The area a need strives for: its own word, else the middle of its range, else its least. */
export const idealM2 = ({ areaM2: { min, ideal, max } }: NeedFields): number =>
  ideal ?? (max === null ? min : (min + max) / 2);

/** Of a part: the area that it would have to be let at least, were the space large enough. */
export function wantedM2(need: NeedFields, space: SpaceFields): number {
  const wanted = Math.max(space.divisibleFromM2 ?? 0, need.areaM2.min);
  if (space.capacity === null) return wanted;
  return Math.max(wanted, (space.areaM2 ?? 0) * Math.min(1, need.people / space.capacity));
}

/** wantedM2, or all of a space that is smaller: what is too small fails as too small, not also as taken. */
export const lowerM2 = (need: NeedFields, space: SpaceFields): number =>
  Math.min(space.areaM2 ?? 0, wantedM2(need, space));

/** The share of a space's places that the people take; null where its capacity is unknown. */
export const shareOfPlaces = (need: NeedFields, space: SpaceFields): number | null =>
  space.capacity === null ? null : Math.min(need.people, space.capacity) / space.capacity;

/** The area the pair would let; `leftM2` is what bookings leave of a part. null is unknown. */
export function offeredAreaM2(need: NeedFields, space: SpaceFields, use: Use, leftM2: number): number | null {
  if (use === 'part') return Math.min(leftM2, Math.max(lowerM2(need, space), idealM2(need)));
  if (use === 'whole' || space.areaM2 === null) return space.areaM2;
  const share = shareOfPlaces(need, space);
  return share === null ? null : space.areaM2 * share;
}
