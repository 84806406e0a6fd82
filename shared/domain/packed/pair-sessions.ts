import { weekdayOf } from '../day.ts';
import { isWithin, nextCut, readSegment, readWeekday, segment, takenAt } from './load-segments.ts';
import { NO_START, type PairCursor } from './pair-cursor.ts';
import { gatherLoads, limitOf } from './pair-loads.ts';

const TOLERANCE = 1e-6; // as atMost
const NOT = -1; // such a date does not serve
// by weekday, 1 … 7
const serving = new Int32Array(8);
const starts = new Int32Array(8);
const takenOn = new Float64Array(8);

/** findSessions of sessions-start.ts on columns: the start of the pair and what is taken while it is used. */
export function findSessions(pair: PairCursor): void {
  const { needs, need, spaces, space } = pair;
  pair.start = NO_START;
  pair.days = 0;
  pair.shortest = 0;
  pair.takenM2 = 0;
  if (!pair.isModeOffered) return;
  const first = Math.max(needs.earliest[need]!, pair.today);
  const end = needs.latest[need]! + 1;
  const weekdays = needs.weekdayBits[need]!;
  const from = Math.max(first, spaces.availableFrom[space]!);
  const until = Math.min(end, spaces.availableUntil[space]!);
  for (let weekday = 1; weekday <= 7; weekday += 1) serving[weekday] = 0;
  gatherLoads(pair, from, until);
  const limit = limitOf(pair);
  for (let day = from; day < until; day = segment.until) {
    readSegment(day, until);
    const length = segment.until - day;
    const begins = weekdayOf(day);
    for (let weekday = 1; weekday <= 7; weekday += 1) {
      if (((weekdays >> weekday) & 1) === 0) continue;
      const offset = weekday < begins ? weekday - begins + 7 : weekday - begins;
      if (offset >= length) continue;
      const taken = servesWith(pair, weekday, limit);
      if (taken === NOT) continue;
      const before = serving[weekday]!;
      serving[weekday] = before + datesIn(length, offset);
      starts[weekday] = before === 0 ? day + offset : starts[weekday]!;
      takenOn[weekday] = before === 0 ? taken : Math.max(takenOn[weekday]!, taken);
    }
  }
  let served = 0;
  let start = NO_START;
  let taken = 0;
  const begins = weekdayOf(first);
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const dates = serving[weekday]!;
    if (dates === 0) continue;
    const offset = weekday < begins ? weekday - begins + 7 : weekday - begins;
    if (dates * 4 < datesIn(end - first, offset) * 3) continue;
    served += 1;
    start = Math.min(start, starts[weekday]!);
    taken = Math.max(taken, takenOn[weekday]!);
  }
  if (served < needs.perWeek[need]!) return;
  pair.start = start;
  pair.takenM2 = taken;
}

/** How many of so many days are one weekday, of which the first is so many days in. */
const datesIn = (days: number, offset: number): number => Math.floor((days - 1 - offset) / 7) + 1;

/** Of the free intervals of such a date those long enough: the most taken in them, or NOT where there is none. */
function servesWith({ needs, need, spaces, space }: PairCursor, weekday: number, limit: number): number {
  const earliest = needs.from[need]!;
  const latest = needs.to[need]!;
  const hours = needs.hours[need]!;
  const week = spaces.hours[space]!;
  const sessions = segment.sessions === 0 ? 0 : readWeekday(weekday);
  if (week === 0) return mostTakenIn(earliest, latest, hours, limit, sessions);
  const { first, from, to } = spaces.open;
  const day = 7 * (week - 1) + weekday - 1;
  let most = NOT;
  for (let i = first[day]!; i < first[day + 1]!; i += 1) {
    const startsAt = Math.max(earliest, from[i]!);
    const endsAt = Math.min(latest, to[i]!);
    if (startsAt < endsAt) most = Math.max(most, mostTakenIn(startsAt, endsAt, hours, limit, sessions));
  }
  return most;
}

/** The same within one open span. */
function mostTakenIn(startsAt: number, endsAt: number, hours: number, limit: number, sessions: number): number {
  if (sessions === 0) return isWithin(segment.base, limit) && isLong(hours, startsAt, endsAt) ? segment.base : NOT;
  let most = NOT;
  let freeFrom = startsAt;
  let taken = NOT; // the most since freeFrom; NOT: nothing free yet
  for (let minute = startsAt; minute < endsAt; ) {
    const next = nextCut(minute, endsAt, sessions);
    const now = takenAt(minute, sessions);
    if (isWithin(now, limit)) taken = Math.max(taken, now);
    else {
      if (taken !== NOT && isLong(hours, freeFrom, minute)) most = Math.max(most, taken);
      taken = NOT;
      freeFrom = next;
    }
    minute = next;
  }
  if (taken !== NOT && isLong(hours, freeFrom, endsAt)) most = Math.max(most, taken);
  return most;
}

const isLong = (hours: number, from: number, until: number): boolean => hours <= (until - from) / 60 + TOLERANCE;
