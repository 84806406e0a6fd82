import { atMost } from './at-most.ts';
import type { BookingFields } from './booking.ts';
import { countOn, dayNumber, isoDay, minutesOf, timeOf, weekdayOf } from './day.ts';
import { type AmountOf, eachSegment, type Load, loadsOf, peakLoad, piecesOn, type Segment } from './load.ts';
import { anything, areaOf, peopleOf } from './room.ts';

/** What a space can hold; null is unknown, and then a booking of that kind can only be alone. */
export type Holds = { areaM2: number | null; capacity: number | null };
export type Fitting = { ok: true } | { ok: false; because: 'taken' | 'too_large' };

/** How much is asked of which limit, and how the bookings there weigh on it. */
function asked(space: Holds, takes: BookingFields['takes']): { amount: number; of: number | null; amountOf: AmountOf } {
  if (takes === 'all') return { amount: 0, of: 0, amountOf: anything };
  if ('areaM2' in takes) return { amount: takes.areaM2, of: space.areaM2, amountOf: areaOf };
  return { amount: takes.people, of: space.capacity, amountOf: peopleOf };
}

/** The most that is taken at any moment of a session booking. */
function peakOfSession(loads: readonly Load[], session: BookingFields & { kind: 'session' }): number {
  let peak = 0;
  const [startsAt, endsAt] = [minutesOf(session.startsAt), minutesOf(session.endsAt)];
  eachSegment(loads, dayNumber(session.from), dayNumber(session.until), (segment) => {
    for (const weekday of session.weekdays)
      if (countOn(weekday, segment.from, segment.until) > 0)
        for (const piece of piecesOn(segment, weekday, startsAt, endsAt)) peak = Math.max(peak, piece.taken);
    return false;
  });
  return peak;
}

/**
 * Whether a space can hold one booking more: at no moment more than it has. `all` excludes any other; areas sum to at
 * most areaM2 and people to at most capacity; areas and people exclude each other.
 */
export function fits(space: Holds, existing: readonly BookingFields[], added: BookingFields): Fitting {
  const { amount, of, amountOf } = asked(space, added.takes);
  if (of !== null && !atMost(amount, of)) return { ok: false, because: 'too_large' };
  const loads = loadsOf(existing, amountOf);
  const peak =
    added.kind === 'session'
      ? peakOfSession(loads, added)
      : peakLoad(loads, dayNumber(added.from), dayNumber(added.until));
  return atMost(peak, of === null ? 0 : of - amount) ? { ok: true } : { ok: false, because: 'taken' };
}

/** From when to when something is left, and what; null: all of an unknown amount. */
export type OpenSpan = { from: string; to: string; areaM2: number | null; people: number | null };
export type CalendarDay = { day: string; state: 'free' | 'part' | 'taken'; open: readonly OpenSpan[] };

function openOn(space: Holds, areas: Segment, people: Segment, weekday: number): OpenSpan[] {
  const peoplePieces = piecesOn(people, weekday, 0, 1440); // the same bookings, so the same cuts
  const spans: OpenSpan[] = [];
  for (const [i, piece] of piecesOn(areas, weekday, 0, 1440).entries()) {
    const unused = piece.taken === 0;
    const areaM2 = unused ? space.areaM2 : Math.max(0, (space.areaM2 ?? 0) - piece.taken);
    const left = unused ? space.capacity : Math.max(0, (space.capacity ?? 0) - (peoplePieces[i]?.taken ?? 0));
    if (areaM2 === 0 && left === 0) continue;
    const last = spans.at(-1);
    const [from, to] = [timeOf(piece.startsAt), timeOf(piece.endsAt)];
    if (last?.to === from && last.areaM2 === areaM2 && last.people === left) last.to = to;
    else spans.push({ from, to, areaM2, people: left });
  }
  return spans;
}

/** Day by day of [from, until): free, partly free or taken by bookings, and what is open when. */
export function freeDays(space: Holds, bookings: readonly BookingFields[], from: string, until: string): CalendarDay[] {
  const days: CalendarDay[] = [];
  const people: Segment[] = [];
  const [first, end] = [dayNumber(from), dayNumber(until)];
  eachSegment(loadsOf(bookings, peopleOf), first, end, (segment) => {
    people.push(segment);
    return false;
  });
  let index = 0;
  eachSegment(loadsOf(bookings, areaOf), first, end, (areas) => {
    const beside = people[index++] ?? areas;
    for (let day = areas.from; day < areas.until; day++) {
      const open = openOn(space, areas, beside, weekdayOf(day));
      const used = areas.base > 0 || areas.sessions.some((load) => load.hours?.weekdays.includes(weekdayOf(day)));
      days.push({ day: isoDay(day), state: open.length === 0 ? 'taken' : used ? 'part' : 'free', open });
    }
    return false;
  });
  return days;
}
