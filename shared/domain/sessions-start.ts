import { atMost } from './at-most.ts';
import { countOn, dayNumber, minutesOf, nextOn } from './day.ts';
import { eachSegment, piecesOn, type Segment } from './load.ts';
import type { Sessions } from './need.ts';
import type { Room } from './room.ts';
import type { SpaceFields } from './space.ts';
import { availableDays } from './stay-start.ts';

type Interval = { startsAt: number; endsAt: number; taken: number }; // minutes; the most taken at any moment of it
export type SessionsAnswer = { start: number | null; taken: number };

/** The space's hours on a weekday within the need's, in order, those that touch or overlap joined. */
function openSpans(space: SpaceFields, weekday: number, need: Sessions): Interval[] {
  const earliest = minutesOf(need.from);
  const latest = minutesOf(need.to);
  if (space.hours === null) return [{ startsAt: earliest, endsAt: latest, taken: 0 }];
  const spans = (space.hours[weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7] ?? [])
    .map((s) => ({
      startsAt: Math.max(earliest, minutesOf(s.from)),
      endsAt: Math.min(latest, minutesOf(s.to)),
      taken: 0,
    }))
    .filter((s) => s.startsAt < s.endsAt)
    .sort((a, b) => a.startsAt - b.startsAt);
  return joined(spans);
}

function joined(spans: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last !== undefined && span.startsAt <= last.endsAt) {
      last.endsAt = Math.max(last.endsAt, span.endsAt);
      last.taken = Math.max(last.taken, span.taken);
    } else result.push({ ...span });
  }
  return result;
}

/** Of the free intervals of such a date those long enough: the most taken in them, or null where there is none. */
function servesWith(segment: Segment, weekday: number, open: readonly Interval[], hours: number, limit: number) {
  const pieces = open.flatMap((span) => piecesOn(segment, weekday, span.startsAt, span.endsAt));
  const free = joined(pieces.filter((piece) => atMost(piece.taken, limit)));
  const long = free.filter((interval) => atMost(hours, (interval.endsAt - interval.startsAt) / 60));
  return long.length === 0 ? null : Math.max(...long.map((interval) => interval.taken));
}

/** The first date of the sessions. On a weekday, all dates under the same bookings are alike and are counted at once. */
export function findSessions(need: Sessions, space: SpaceFields, room: Room, today: number): SessionsAnswer {
  const first = Math.max(dayNumber(need.earliest), today);
  const end = dayNumber(need.latest) + 1;
  const available = availableDays(space);
  const weekdays = need.weekdays.map((weekday) => ({
    weekday,
    open: openSpans(space, weekday, need),
    dates: countOn(weekday, first, end),
    serving: 0,
    start: Number.POSITIVE_INFINITY,
    taken: 0,
  }));
  eachSegment(room.loads, Math.max(first, available.from), Math.min(end, available.until), (segment) => {
    for (const day of weekdays) {
      const dates = countOn(day.weekday, segment.from, segment.until);
      if (dates === 0) continue;
      const taken = servesWith(segment, day.weekday, day.open, need.hours, room.limit);
      if (taken === null) continue;
      day.serving += dates;
      day.start = Math.min(day.start, nextOn(day.weekday, segment.from));
      day.taken = Math.max(day.taken, taken);
    }
    return false;
  });
  const served = weekdays.filter((day) => day.serving > 0 && day.serving * 4 >= day.dates * 3);
  if (served.length < need.perWeek) return { start: null, taken: 0 };
  return {
    start: Math.min(...served.map((day) => day.start)),
    taken: Math.max(...served.map((day) => day.taken)),
  };
}
