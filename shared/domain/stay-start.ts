import { dayNumber } from './day.ts';
import { eachFreeRun } from './load.ts';
import type { Stay } from './need.ts';
import type { Room } from './room.ts';
import type { SpaceFields } from './space.ts';

const AS_LONG_AS_CAN_BE_DAYS = 1095;
const WANTED_WHERE_OPEN_DAYS = 365;

export type Term = NonNullable<SpaceFields['term']>;
export type StayAnswer = { start: number | null; days: number; shortest: number };

/** The length up to which a stay gains by being longer. */
export const wantedDays = (stay: Stay): number => stay.maxDays ?? WANTED_WHERE_OPEN_DAYS;
export const shortestDays = (stay: Stay, term: Term | null): number => Math.max(stay.minDays, term?.minDays ?? 0);

const longestDays = (stay: Stay, term: Term | null): number =>
  Math.max(
    shortestDays(stay, term),
    Math.min(stay.maxDays ?? AS_LONG_AS_CAN_BE_DAYS, term?.maxDays ?? Number.POSITIVE_INFINITY),
  );

/** The first and last day on which a space can be had, as [from, until). */
export const availableDays = (space: SpaceFields): { from: number; until: number } => ({
  from: space.available === null ? Number.NEGATIVE_INFINITY : dayNumber(space.available.from),
  until: space.available?.until == null ? Number.POSITIVE_INFINITY : dayNumber(space.available.until),
});

/**
 * The best start of a stay. Within a run of free days an earlier start is never shorter, so each run has one candidate:
 * its first day. `term` is null where the space has none or the constraint fails.
 */
export function findStay(stay: Stay, space: SpaceFields, room: Room, term: Term | null, today: number): StayAnswer {
  const shortest = shortestDays(stay, term);
  const longest = longestDays(stay, term);
  const want = wantedDays(stay);
  const available = availableDays(space);
  const first = Math.max(dayNumber(stay.earliest), today, available.from);
  const last = dayNumber(stay.latest);
  const answer: StayAnswer = { start: null, days: shortest, shortest };
  if (first > last) return answer;
  let best = 0;
  eachFreeRun(room.loads, room.limit, first, Math.min(available.until, last + longest), (from, until) => {
    if (from > last) return true;
    const days = Math.min(longest, until - from);
    if (days < shortest || Math.min(days, want) <= best) return false;
    best = Math.min(days, want);
    answer.start = from;
    answer.days = days;
    return best === Math.min(longest, want);
  });
  return answer;
}
