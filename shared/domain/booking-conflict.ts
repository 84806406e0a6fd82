import type { BookingFields } from './booking.ts';
import { countOn, dayNumber, isoDay, weekdayOf } from './day.ts';
import { fits, type Holds } from './occupancy.ts';

/** Days [from, until) in a row. */
export type Days = { from: string; until: string };

/**
 * On which days a space cannot hold one booking more, joined where they follow on each other; at most `most` of them.
 * What is booked changes only where a booking begins or ends, so of each stretch in between a week decides.
 */
export function conflictDays(
  space: Holds,
  existing: readonly BookingFields[],
  added: BookingFields,
  most: number,
): Days[] {
  const [from, until] = [dayNumber(added.from), dayNumber(added.until)];
  const near = existing.filter((booking) => booking.from < added.until && booking.until > added.from);
  const edges = near.flatMap((booking) => [dayNumber(booking.from), dayNumber(booking.until)]);
  const cuts = [...new Set([from, ...edges.filter((day) => day > from && day < until)])].sort((a, b) => a - b);
  const found: { from: number; until: number }[] = [];
  const add = (day: number, after: number): boolean => {
    const last = found.at(-1);
    if (last?.until === day) last.until = after;
    else found.push({ from: day, until: after });
    return found.length > most;
  };
  stretches: for (const [i, first] of cuts.entries()) {
    const end = cuts[i + 1] ?? until;
    const clashing = new Set<number>();
    for (let day = first; day < Math.min(end, first + 7); day++)
      if (takesPlaceOn(added, day) && !fits(space, near, { ...added, from: isoDay(day), until: isoDay(day + 1) }).ok)
        clashing.add(weekdayOf(day));
    if (clashing.size === 7) {
      if (add(first, end)) break;
      continue;
    }
    if (clashing.size === 0) continue;
    for (let day = first; day < end; day++) if (clashing.has(weekdayOf(day)) && add(day, day + 1)) break stretches;
  }
  return found.slice(0, most).map((days) => ({ from: isoDay(days.from), until: isoDay(days.until) }));
}

/** Which of those existing take something at the time of one that is added, on the days of its conflict. */
export const clashing = <T extends BookingFields>(
  existing: readonly T[],
  added: BookingFields,
  days: readonly Days[],
): T[] =>
  existing.filter(
    (booking) =>
      isSameHours(booking, added) &&
      days.some(({ from, until }) => {
        const first = Math.max(dayNumber(from), dayNumber(booking.from));
        const end = Math.min(dayNumber(until), dayNumber(booking.until), first + 7);
        return Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i).some(
          (day) => takesPlaceOn(booking, day) && takesPlaceOn(added, day),
        );
      }),
  );

const isSameHours = (a: BookingFields, b: BookingFields): boolean =>
  a.kind !== 'session' || b.kind !== 'session' || (a.startsAt < b.endsAt && b.startsAt < a.endsAt);

const takesPlaceOn = (booking: BookingFields, day: number): boolean =>
  booking.kind !== 'session' || booking.weekdays.includes(weekdayOf(day));

/** Whether a booking takes anything at all: a session needs one of its weekdays between its days. */
export const takesPlace = (booking: BookingFields): boolean =>
  booking.kind !== 'session' ||
  booking.weekdays.some((weekday) => countOn(weekday, dayNumber(booking.from), dayNumber(booking.until)) > 0);

/** The first booking, if any, that a space of this size could not hold beside those before it, from a day on. */
export function firstTooMuch<T extends BookingFields>(
  space: Holds,
  bookings: readonly T[],
  today: string,
): T | undefined {
  const toCome = bookings
    .filter((booking) => booking.until > today)
    .map((booking) => ({ booking, clipped: booking.from < today ? { ...booking, from: today } : booking }))
    .filter(({ clipped }) => takesPlace(clipped));
  const kept = toCome.map(({ clipped }) => clipped);
  return toCome.find(({ clipped }, i) => !fits(space, kept.slice(0, i), clipped).ok)?.booking;
}
