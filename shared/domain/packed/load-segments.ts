import { weekdayOf } from '../day.ts';
import { NO_FROM, NO_UNTIL } from './packed-spaces.ts';

const TOLERANCE = 1e-6; // as atMost

/** Bookings as load.ts has them, by their first day, in columns that are used again and again. */
export const newLoads = (size: number) => ({
  count: 0,
  from: new Int32Array(size),
  until: new Int32Array(size),
  amount: new Float64Array(size),
  weekdays: new Int32Array(size), // bits 1 … 7 of a session; 0: whole days
  startsAt: new Int32Array(size),
  endsAt: new Int32Array(size),
  segments: null as Segments | null,
});
export type Loads = ReturnType<typeof newLoads>;

/** All segments of loads that are asked for many times over. */
type Segments = {
  until: Int32Array;
  base: Float64Array;
  first: Int32Array; // of its sessions
  active: Int32Array; // loads that are sessions, segment by segment
  peaks: Float64Array; // by 8 × segment and weekday; 0 in place of a weekday: of all
};

/** Those of the pair under judgement. */
let loads = newLoads(0);

/** Days under the same loads, from a day on: what whole days take, and which sessions there are. */
export const segment = { until: 0, base: 0, sessions: 0, first: 0, at: 0 };
const scanned = new Int32Array(1024); // loads that are sessions of the segment
const onDay = new Int32Array(1024); // those of one weekday

/** What is read of segments is of these from here on; says how many there are. */
export function takeLoads(taken: Loads): number {
  loads = taken;
  segment.at = 0;
  return taken.count;
}

/** Finds all segments of loads that stay. */
export function keptSegments(of: Loads): void {
  takeLoads(of);
  const [until, base, first, active, peaks]: [number[], number[], number[], number[], number[]] = [[], [], [0], [], []];
  for (let day = NO_FROM; day < NO_UNTIL; day = segment.until) {
    scanSegment(day, NO_UNTIL);
    until.push(segment.until);
    base.push(segment.base);
    active.push(...scanned.subarray(0, segment.sessions));
    first.push(active.length);
    const own = [1, 2, 3, 4, 5, 6, 7].map(findPeak);
    peaks.push(Math.max(...own), ...own);
  }
  of.segments = {
    until: Int32Array.from(until),
    base: Float64Array.from(base),
    first: Int32Array.from(first),
    active: Int32Array.from(active),
    peaks: Float64Array.from(peaks),
  };
}

/** The segment that begins on `day`, of the days before `until`. */
export function readSegment(day: number, until: number): void {
  const { segments } = loads;
  if (segments === null) {
    scanSegment(day, until);
    return;
  }
  let { at } = segment;
  if (at > 0 && segments.until[at - 1]! > day) at = 0;
  while (segments.until[at]! <= day) at += 1;
  segment.at = at;
  segment.until = Math.min(until, segments.until[at]!);
  segment.base = segments.base[at]!;
  segment.first = segments.first[at]!;
  segment.sessions = segments.first[at + 1]! - segment.first;
}

function scanSegment(day: number, until: number): void {
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
    else scanned[sessions++] = i;
  }
  segment.until = next;
  segment.base = base;
  segment.first = 0;
  segment.sessions = sessions;
}

/** How many sessions of the segment are on a weekday; they are then those that `takenAt` counts. */
export function readWeekday(weekday: number): number {
  let count = 0;
  const active = loads.segments === null ? scanned : loads.segments.active;
  const end = segment.first + segment.sessions;
  for (let i = segment.first; i < end; i += 1)
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
  if (loads.segments !== null) return loads.segments.peaks[8 * segment.at + weekday]!;
  return findPeak(weekday);
}

function findPeak(weekday: number): number {
  const sessions = readWeekday(weekday);
  let peak = segment.base;
  for (let i = 0; i < sessions; i += 1) peak = Math.max(peak, takenAt(loads.startsAt[onDay[i]!]!, sessions));
  return peak;
}

/** Never less than what is taken at any moment of the segment: found once where loads stay, else not looked for. */
export const mostTaken = (): number =>
  loads.segments === null ? Number.POSITIVE_INFINITY : loads.segments.peaks[8 * segment.at]!;

/** The most that is taken at any moment of the days [from, until), of the loads gathered. */
export function peakLoad(from: number, until: number): number {
  let peak = 0;
  for (let day = from; day < until; day = segment.until) {
    readSegment(day, until);
    peak = Math.max(peak, segment.base);
    if (segment.sessions === 0 || mostTaken() <= peak) continue;
    const last = Math.min(day + 7, segment.until);
    for (let each = day; each < last; each += 1) peak = Math.max(peak, peakOn(weekdayOf(each)));
  }
  return peak;
}

export const isWithin = (taken: number, limit: number): boolean => taken <= limit + TOLERANCE;
