import { atMost } from './at-most.ts';
import type { BookingFields } from './booking.ts';
import { dayNumber, minutesOf, weekdayOf } from './day.ts';

/** A booking in numbers: how much of some limit it takes, and when. Infinity takes everything. */
export type Load = {
  from: number; // day numbers, [from, until)
  until: number;
  amount: number;
  hours: { weekdays: readonly number[]; startsAt: number; endsAt: number } | null; // null: whole days
};

/** How much of a limit a booking takes. */
export type AmountOf = (takes: BookingFields['takes']) => number;

export const loadsOf = (bookings: readonly BookingFields[], amountOf: AmountOf): Load[] => {
  const loads: Load[] = [];
  for (const b of bookings) {
    const amount = amountOf(b.takes);
    if (amount <= 0) continue;
    const hours =
      b.kind === 'session'
        ? { weekdays: b.weekdays, startsAt: minutesOf(b.startsAt), endsAt: minutesOf(b.endsAt) }
        : null;
    loads.push({ from: dayNumber(b.from), until: dayNumber(b.until), amount, hours });
  }
  return loads;
};

/** Days [from, until) over which the same loads are active: `base` of whole days, `sessions` by their hours. */
export type Segment = { from: number; until: number; base: number; sessions: readonly Load[] };

/** Cuts [from, until) where a load begins or ends, in order; `visit` answers true to stop. */
export function eachSegment(
  loads: readonly Load[],
  from: number,
  until: number,
  visit: (segment: Segment) => boolean | undefined,
): void {
  if (from >= until) return;
  const touching = loads.filter((load) => load.from < until && load.until > from).sort((a, b) => a.from - b.from);
  const cuts = new Set([from]);
  for (const load of touching) {
    if (load.from > from) cuts.add(load.from);
    if (load.until < until) cuts.add(load.until);
  }
  const days = [...cuts].sort((a, b) => a - b);
  let active: Load[] = [];
  let next = 0;
  for (const [i, day] of days.entries()) {
    active = active.filter((load) => load.until > day);
    for (let load = touching[next]; load !== undefined && load.from <= day; load = touching[++next]) active.push(load);
    let base = 0;
    for (const load of active) if (load.hours === null) base += load.amount;
    const sessions = active.filter((load) => load.hours !== null);
    if (visit({ from: day, until: days[i + 1] ?? until, base, sessions })) return;
  }
}

const sessionsOn = (segment: Segment, weekday: number): Load[] =>
  segment.sessions.filter((load) => load.hours?.weekdays.includes(weekday));

/** The most that is taken at any moment of such a day. It rises only where a session starts. */
export function peakOn(segment: Segment, weekday: number): number {
  const sessions = sessionsOn(segment, weekday);
  let peak = segment.base;
  for (const { hours } of sessions) peak = Math.max(peak, takenAt(segment.base, sessions, hours?.startsAt ?? 0));
  return peak;
}

const takenAt = (base: number, sessions: readonly Load[], minute: number): number => {
  let taken = base;
  for (const load of sessions)
    if (load.hours && load.hours.startsAt <= minute && minute < load.hours.endsAt) taken += load.amount;
  return taken;
};

/** Cuts a day's [startsAt, endsAt) where what is taken changes. */
export function piecesOn(segment: Segment, weekday: number, startsAt: number, endsAt: number) {
  const sessions = sessionsOn(segment, weekday);
  const cuts = new Set([startsAt]);
  for (const { hours } of sessions)
    for (const minute of [hours?.startsAt ?? 0, hours?.endsAt ?? 0])
      if (minute > startsAt && minute < endsAt) cuts.add(minute);
  const minutes = [...cuts].sort((a, b) => a - b);
  return minutes.map((minute, i) => ({
    startsAt: minute,
    endsAt: minutes[i + 1] ?? endsAt,
    taken: takenAt(segment.base, sessions, minute),
  }));
}

/** The runs of days within [from, until) at no moment of which more than `limit` is taken, in order. */
export function eachFreeRun(
  loads: readonly Load[],
  limit: number,
  from: number,
  until: number,
  visit: (from: number, until: number) => boolean | undefined,
): void {
  let runFrom = from;
  let stopped = false;
  const block = (day: number, after: number): boolean => {
    if (day > runFrom && visit(runFrom, day)) stopped = true;
    runFrom = after;
    return stopped;
  };
  eachSegment(loads, from, until, (segment) => {
    if (!atMost(segment.base, limit)) return block(segment.from, segment.until);
    if (segment.sessions.length === 0) return false;
    const blocked = [1, 2, 3, 4, 5, 6, 7].map((weekday) => !atMost(peakOn(segment, weekday), limit));
    if (!blocked.includes(true)) return false;
    for (let day = segment.from; day < segment.until; day++)
      if (blocked[weekdayOf(day) - 1] && block(day, day + 1)) return true;
    return false;
  });
  if (!stopped && runFrom < until) visit(runFrom, until);
}

/** The most that is taken at any moment of the days [from, until). */
export function peakLoad(loads: readonly Load[], from: number, until: number): number {
  let peak = 0;
  eachSegment(loads, from, until, (segment) => {
    peak = Math.max(peak, segment.base);
    if (segment.sessions.length === 0) return false;
    const days = Math.min(7, segment.until - segment.from);
    for (let day = segment.from; day < segment.from + days; day++)
      peak = Math.max(peak, peakOn(segment, weekdayOf(day)));
    return false;
  });
  return peak;
}
