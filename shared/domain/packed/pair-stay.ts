import { weekdayOf } from '../day.ts';
import { isWithin, mostTaken, peakLoad, peakOn, readSegment, segment } from './load-segments.ts';
import { PART } from './packed-spaces.ts';
import { NO_START, type PairCursor } from './pair-cursor.ts';
import { gatherLoads, limitOf } from './pair-loads.ts';

const AS_LONG_AS_CAN_BE_DAYS = 1095;
const WANTED_WHERE_OPEN_DAYS = 365;

/** The days from which a stay gains nothing by being longer. */
export const wantedDaysOf = (maxDays: number): number => maxDays || WANTED_WHERE_OPEN_DAYS;

/** The run of free days that is being measured, and the best so far. */
const found = { shortest: 0, longest: 0, want: 0, last: 0, best: 0, start: NO_START, days: 0 };

/** findStay of stay-start.ts on columns: start, days and shortest of the pair. */
export function findStay(pair: PairCursor): void {
  const { needs, need, spaces, space } = pair;
  const maxDays = needs.maxDays[need]!;
  const termMin = pair.termMeets ? spaces.termMinDays[space]! : 0;
  const termMax = pair.termMeets ? spaces.termMaxDays[space]! : 0;
  found.shortest = Math.max(needs.minDays[need]!, termMin);
  found.longest = Math.max(
    found.shortest,
    Math.min(maxDays || AS_LONG_AS_CAN_BE_DAYS, termMax || Number.MAX_SAFE_INTEGER),
  );
  pair.start = NO_START;
  pair.shortest = found.shortest;
  pair.days = found.shortest;
  pair.takenM2 = 0;
  if (!pair.isModeOffered) return;
  const first = Math.max(needs.earliest[need]!, pair.today, spaces.availableFrom[space]!);
  found.last = needs.latest[need]!;
  if (first > found.last) return;
  const until = Math.min(spaces.availableUntil[space]!, found.last + found.longest);
  found.want = wantedDaysOf(maxDays);
  found.best = 0;
  found.start = NO_START;
  const isBooked = spaces.firstBooking[space] !== spaces.firstBooking[space + 1] && gatherLoads(pair, first, until) > 0;
  if (isBooked) measureRuns(limitOf(pair), first, until);
  else if (first < until) measureRun(first, until);
  if (found.start === NO_START) return;
  pair.start = found.start;
  pair.days = found.days;
  if (isBooked && pair.use === PART) pair.takenM2 = peakLoad(found.start, found.start + found.days);
}

/** True when no later run can be better. */
function measureRun(from: number, until: number): boolean {
  if (from > found.last) return true;
  const days = Math.min(found.longest, until - from);
  if (days < found.shortest || Math.min(days, found.want) <= found.best) return false;
  found.best = Math.min(days, found.want);
  found.start = from;
  found.days = days;
  return found.best === Math.min(found.longest, found.want);
}

function measureRuns(limit: number, first: number, until: number): void {
  let runFrom = first;
  for (let day = first; day < until; day = segment.until) {
    readSegment(day, until);
    if (!isWithin(segment.base, limit)) {
      if (day > runFrom && measureRun(runFrom, day)) return;
      runFrom = segment.until;
    } else if (segment.sessions > 0 && !isWithin(mostTaken(), limit)) {
      const blocked = blockedWeekdays(limit);
      const end = segment.until;
      for (let each = nextBlocked(blocked, day); each < end; each = nextBlocked(blocked, each + 1)) {
        if (each > runFrom && measureRun(runFrom, each)) return;
        const last = found.shortest > 6 ? lastBlocked(blocked, end) : each; // between two of them lie six days at most
        runFrom = last + 1;
        each = last;
      }
    }
  }
  if (runFrom < until) measureRun(runFrom, until);
}

function blockedWeekdays(limit: number): number {
  let blocked = 0;
  for (let weekday = 1; weekday <= 7; weekday += 1) if (!isWithin(peakOn(weekday), limit)) blocked |= 1 << weekday;
  return blocked;
}

/** The first day from `day` on, and the last before `end`, that is one of the weekdays; far away where there are none. */
const nextBlocked = (weekdays: number, day: number): number => {
  const ahead = (weekdays | (weekdays << 7)) >> weekdayOf(day); // bit 0 is the day itself
  return ahead === 0 ? NO_START : day + 31 - Math.clz32(ahead & -ahead);
};
const lastBlocked = (weekdays: number, end: number): number => {
  const weekday = weekdayOf(end - 1) + 7;
  const behind = ((weekdays << 7) | weekdays) & ((1 << (weekday + 1)) - 1);
  return end - 1 - weekday + 31 - Math.clz32(behind);
};
