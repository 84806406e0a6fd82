import type { BookingFields } from './booking.ts';
import type { SpaceFields } from './space.ts';

export const SPACE_TODAY = ['empty', 'let', 'closed'] as const;
/**
 * What becomes of a published space on a day. `let`: somebody stays in it or in a part of it. `closed`: blocked as a whole,
 * or offered for other days. `empty`: neither, whether or not its manager has said that it can be had at once.
 */
export type SpaceToday = (typeof SPACE_TODAY)[number];

export const spaceToday = (
  { available }: Pick<SpaceFields, 'available'>,
  bookings: readonly Pick<BookingFields, 'kind' | 'from' | 'until' | 'takes'>[],
  today: string,
): SpaceToday => {
  const now = bookings.filter(({ from, until }) => from <= today && today < until);
  if (now.some(({ kind }) => kind === 'stay')) return 'let';
  if (now.some(({ kind, takes }) => kind === 'block' && takes === 'all')) return 'closed';
  const isOffered =
    available === null || (available.from <= today && (available.until === null || today < available.until));
  return isOffered ? 'empty' : 'closed';
};
