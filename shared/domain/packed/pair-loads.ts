import { weekdayOf } from '../day.ts';
import { ANY_CAPACITY, PART, PLACES, WHOLE } from './packed-spaces.ts';
import type { PairCursor } from './pair-cursor.ts';
import { TAKES_AREA, TAKES_PEOPLE } from './space-codes.ts';

const TOLERANCE = 1e-6; // as atMost
const SESSION = 1; // position in BOOKING_KINDS

/** The bookings of a pair that touch its days, by their first day: load.ts in columns that are used again and again. */
const loads = {
  count: 0,
  from: new Int32Array(64),
  until: new Int32Array(64),
  amount: new Float64Array(64),
  weekdays: new Int32Array(64), // bits 1 … 7 of a session; 0: whole days
  startsAt: new Int32Array(64),
  endsAt: new Int32Array(64),
};

/** Days under the same loads, from a day on: what whole days take, and which sessions there are. */
export const segment = { until: 0, base: 0, sessions: 0 };
const active = new Int32Array(1024); // loads that are sessions of the segment
const onDay = new Int32Array(1024); // those of one weekday

function room(count: number): void {
  if (count <= loads.from.length) return;
  const size = 2 * count;
  loads.from = new Int32Array(size);
  loads.until = new Int32Array(size);
  loads.amount = new Float64Array(size);
  loads.weekdays = new Int32Array(size);
  loads.startsAt = new Int32Array(size);
  loads.endsAt = new Int32Array(size);
}

/** What a booking takes of the pair's limit; 0 where it is no matter. As roomFor. */
function amountOf({ spaces, space, use }: PairCursor, booking: number): number {
  const takes = spaces.takes[booking];
  if (use === PART && takes === TAKES_AREA) return spaces.takesAmount[booking]!;
  if (use === PLACES && takes === TAKES_PEOPLE)
    return spaces.capacity[space] === ANY_CAPACITY ? 0 : spaces.takesAmount[booking]!;
  return Number.POSITIVE_INFINITY;
}

/** How much may be taken while the pair still finds room. As roomFor. */
export function limitOf({ needs, need, spaces, space, use, wantedM2 }: PairCursor): number {
  if (use === WHOLE) return 0;
  if (use === PART) return spaces.areaM2[space]! - Math.min(spaces.areaM2[space]!, wantedM2);
  const capacity = spaces.capacity[space]!;
  return capacity === ANY_CAPACITY ? 0 : capacity - Math.min(needs.people[need]!, capacity);
}

/** Reads the loads that touch [from, until), sorted by their first day; says how many there are. */
export function gatherLoads(pair: PairCursor, from: number, until: number): number {
  const { spaces, space } = pair;
  const last = spaces.firstBooking[space + 1]!;
  loads.count = 0;
  room(last - spaces.firstBooking[space]!);
  for (let i = spaces.firstBooking[space]!; i < last; i += 1) {
    const bookedFrom = spaces.bookedFrom[i]!;
    if (bookedFrom >= until || spaces.bookedUntil[i]! <= from) continue;
    const amount = amountOf(pair, i);
    if (amount <= 0) continue;
    let at = loads.count;
    while (at > 0 && loads.from[at - 1]! > bookedFrom) {
      move(at - 1, at);
      at -= 1;
    }
    loads.from[at] = bookedFrom;
    loads.until[at] = spaces.bookedUntil[i]!;
    loads.amount[at] = amount;
    loads.weekdays[at] = (spaces.bookingKind[i]! & 3) === SESSION ? spaces.weekdayBits[i]! : 0;
    loads.startsAt[at] = spaces.startsAt[i]!;
    loads.endsAt[at] = spaces.endsAt[i]!;
    loads.count += 1;
  }
  return loads.count;
}

function move(from: number, to: number): void {
  loads.from[to] = loads.from[from]!;
  loads.until[to] = loads.until[from]!;
  loads.amount[to] = loads.amount[from]!;
  loads.weekdays[to] = loads.weekdays[from]!;
  loads.startsAt[to] = loads.startsAt[from]!;
  loads.endsAt[to] = loads.endsAt[from]!;
}

/** The segment that begins on `day`, of the days before `until`. */
export function readSegment(day: number, until: number): void {
  let next = until;
  let base = 0;
  let sessions = 0;
  for (let i = 0; i < loads.count; i += 1) {
    const from = loads.from[i]!;
    if (from > day) {
      if (from < next) next = from;
      break;
    }
    const end = loads.until[i]!;
    if (end <= day) continue;
    if (end < next) next = end;
    if (loads.weekdays[i] === 0) base += loads.amount[i]!;
    else active[sessions++] = i;
  }
  segment.until = next;
  segment.base = base;
  segment.sessions = sessions;
}

/** How many sessions of the segment are on a weekday; they are then those that `takenAt` counts. */
export function readWeekday(weekday: number): number {
  let count = 0;
  for (let i = 0; i < segment.sessions; i += 1)
    if ((loads.weekdays[active[i]!]! >> weekday) & 1) onDay[count++] = active[i]!;
  return count;
}

export function takenAt(minute: number, sessions: number): number {
  let taken = segment.base;
  for (let i = 0; i < sessions; i += 1) {
    const load = onDay[i]!;
    if (loads.startsAt[load]! <= minute && minute < loads.endsAt[load]!) taken += loads.amount[load]!;
  }
  return taken;
}

/** The next minute after this one, before `end`, at which what is taken may change. */
export function nextCut(minute: number, end: number, sessions: number): number {
  let next = end;
  for (let i = 0; i < sessions; i += 1) {
    const load = onDay[i]!;
    if (loads.startsAt[load]! > minute && loads.startsAt[load]! < next) next = loads.startsAt[load]!;
    if (loads.endsAt[load]! > minute && loads.endsAt[load]! < next) next = loads.endsAt[load]!;
  }
  return next;
}

/** The most that is taken at any moment of such a weekday. It rises only where a session starts. */
export function peakOn(weekday: number): number {
  const sessions = readWeekday(weekday);
  let peak = segment.base;
  for (let i = 0; i < sessions; i += 1) peak = Math.max(peak, takenAt(loads.startsAt[onDay[i]!]!, sessions));
  return peak;
}

/** The most that is taken at any moment of the days [from, until), of the loads gathered. */
export function peakLoad(from: number, until: number): number {
  let peak = 0;
  for (let day = from; day < until; day = segment.until) {
    readSegment(day, until);
    peak = Math.max(peak, segment.base);
    if (segment.sessions === 0) continue;
    const last = Math.min(day + 7, segment.until);
    for (let each = day; each < last; each += 1) peak = Math.max(peak, peakOn(weekdayOf(each)));
  }
  return peak;
}

export const isWithin = (taken: number, limit: number): boolean => taken <= limit + TOLERANCE;
