import { wholeUp } from './at-most.ts';
import { dayNumber, isoDay, minutesOf, timeOf } from './day.ts';
import { type Facts, meetsTerm } from './facts.ts';
import { eachFreeRun } from './load.ts';
import type { NeedFields, Sessions, Stay } from './need.ts';
import { findSessions } from './sessions-start.ts';
import { availableDays, shortestDays } from './stay-start.ts';
import type { Way } from './way.ts';

const WIDER_DAYS = 90;
const SHORTER_BY = 0.7;
const WIDER_MINUTES = 120;
const DAY_MINUTES = 1440;

type StayPair = { facts: Facts; stay: Stay; earliest: number; latest: number };

/** The smallest move of `earliest` that brings a start. */
function earlierWay({ facts: { room, space, ctx, term }, stay, earliest }: StayPair): Way | null {
  const available = availableDays(space);
  const shortest = shortestDays(stay, term);
  const first = Math.max(earliest - WIDER_DAYS, dayNumber(ctx.today), available.from);
  let start: number | null = null;
  eachFreeRun(room.loads, room.limit, first, Math.min(available.until, earliest - 1 + shortest), (from, until) => {
    if (from >= earliest) return true;
    if (until - from >= shortest) start = Math.min(earliest - 1, until - shortest);
    return false;
  });
  if (start === null) return null;
  return { direction: 'earlier', size: earliest - start, change: { when: { earliest: isoDay(start) } } };
}

/** The smallest move of `latest` that brings a start. */
function laterWay({ facts: { room, space, ctx, term }, stay, latest, earliest }: StayPair): Way | null {
  const available = availableDays(space);
  const shortest = shortestDays(stay, term);
  const first = Math.max(latest + 1, earliest, dayNumber(ctx.today), available.from);
  const last = latest + WIDER_DAYS;
  let start: number | null = null;
  eachFreeRun(room.loads, room.limit, first, Math.min(available.until, last + shortest), (from, until) => {
    if (from > last) return true;
    if (until - from < shortest) return false;
    start = from;
    return true;
  });
  if (start === null) return null;
  return { direction: 'later', size: start - latest, change: { when: { latest: isoDay(start) } } };
}

/** The longest minDays below the present one that brings a start, down to 0.7 of it, and with which `term` holds. */
function shorterWay({ facts, stay, earliest, latest }: StayPair): Way | null {
  const { room, space, need, ctx } = facts;
  const available = availableDays(space);
  const first = Math.max(earliest, dayNumber(ctx.today), available.from);
  let roomDays = 0;
  eachFreeRun(room.loads, room.limit, first, Math.min(available.until, latest + stay.minDays), (from, until) => {
    if (from > latest) return true;
    roomDays = Math.max(roomDays, until - from);
    return false;
  });
  const minDays = Math.min(stay.minDays - 1, roomDays);
  if (first > latest || minDays < wholeUp(SHORTER_BY * stay.minDays)) return null;
  const when = lasting(need, minDays);
  const shorter: NeedFields = { ...need, when: { ...stay, ...when } };
  if (!meetsTerm(shorter, space) || roomDays < Math.max(minDays, space.term?.minDays ?? 0)) return null;
  return { direction: 'shorter', size: stay.minDays - minDays, change: { when } };
}

/** A changed least length; with a total budget, which asks for a fixed length, the greatest one with it. */
export const lasting = (need: NeedFields, minDays: number): { minDays: number; maxDays?: number } =>
  need.budget.per === 'total' ? { minDays, maxDays: minDays } : { minDays };

/** What brings a stay a start: one way each by starting earlier, later, or staying shorter. The mode is offered. */
export function stayWays(facts: Facts, stay: Stay): Way[] {
  const pair = { facts, stay, earliest: dayNumber(stay.earliest), latest: dayNumber(stay.latest) };
  return [earlierWay(pair), laterWay(pair), shorterWay(pair)].filter((way) => way !== null);
}

/** All seven weekdays, and two hours more at both ends. */
export function widenedSessions(sessions: Sessions): Sessions {
  return {
    ...sessions,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    from: timeOf(Math.max(0, minutesOf(sessions.from) - WIDER_MINUTES)),
    to: timeOf(Math.min(DAY_MINUTES, minutesOf(sessions.to) + WIDER_MINUTES)),
  };
}

export function sessionsWays({ space, room, ctx }: Facts, sessions: Sessions): Way[] {
  const wider = widenedSessions(sessions);
  if (findSessions(wider, space, room, dayNumber(ctx.today)).start === null) return [];
  const { weekdays, from, to } = wider;
  return [{ direction: 'wider', size: 1, change: { when: { weekdays, from, to } } }];
}
