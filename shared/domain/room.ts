import { type AmountOf, type Load, loadsOf } from './load.ts';
import type { NeedFields } from './need.ts';
import type { SpaceFields } from './space.ts';
import { lowerM2, type Use } from './use.ts';

/** When a space is free for a pair: at the moments at which its loads sum to at most the limit. */
export type Room = { loads: readonly Load[]; limit: number };

export const anything: AmountOf = () => Number.POSITIVE_INFINITY;
export const peopleOf: AmountOf = (takes) =>
  takes !== 'all' && 'people' in takes ? takes.people : Number.POSITIVE_INFINITY;
const noPeople: AmountOf = (takes) => (takes !== 'all' && 'people' in takes ? 0 : Number.POSITIVE_INFINITY);
export const areaOf: AmountOf = (takes) =>
  takes !== 'all' && 'areaM2' in takes ? takes.areaM2 : Number.POSITIVE_INFINITY;

export function roomFor(need: NeedFields, space: SpaceFields, use: Use): Room {
  const { bookings, capacity, areaM2 } = space;
  if (bookings.length === 0) return { loads: [], limit: 0 };
  if (use === 'whole') return { loads: loadsOf(bookings, anything), limit: 0 };
  if (use === 'part') return { loads: loadsOf(bookings, areaOf), limit: (areaM2 ?? 0) - lowerM2(need, space) };
  if (capacity === null) return { loads: loadsOf(bookings, noPeople), limit: 0 };
  return { loads: loadsOf(bookings, peopleOf), limit: capacity - Math.min(need.people, capacity) };
}
