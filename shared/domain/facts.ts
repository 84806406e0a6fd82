import type { ActorFields } from './actor.ts';
import { type CostFacts, costOf } from './cost.ts';
import { dayNumber } from './day.ts';
import { distanceKm } from './geo.ts';
import { peakLoad } from './load.ts';
import type { NeedFields } from './need.ts';
import { type Room, roomFor } from './room.ts';
import { findSessions } from './sessions-start.ts';
import type { SiteFields } from './site.ts';
import type { SpaceFields } from './space.ts';
import { findStay, type StayAnswer, shortestDays, type Term } from './stay-start.ts';
import { offeredAreaM2, type Use, useOf } from './use.ts';

/** What the rule is told besides the pair: the day at the site, and what a forint is worth. */
export type RuleContext = { today: string; eurPerHuf: number };
export type Circle = { distanceKm: number; radiusKm: number };

/** Everything about a pair that constraints, criteria and near misses are read from. */
export type Facts = {
  need: NeedFields;
  actor: ActorFields;
  space: SpaceFields;
  site: SiteFields;
  ctx: RuleContext;
  use: Use;
  room: Room;
  termMeets: boolean;
  term: Term | null; // as the calendar reads it: left out where the constraint fails
  modeOffered: boolean;
  start: number | null; // day number
  days: number; // of a stay; 0 for sessions
  shortest: number; // of a stay; 0 for sessions
  offeredM2: number | null;
  cost: CostFacts;
  circles: readonly Circle[];
};

/** A stay's possible lengths and the space's term have one in common. */
export function meetsTerm(need: NeedFields, space: SpaceFields): boolean {
  const { when } = need;
  if (when.kind !== 'stay' || space.term === null) return true;
  const { minDays, maxDays } = space.term;
  return when.minDays <= (maxDays ?? Infinity) && minDays <= (when.maxDays ?? Infinity);
}

type Calendar = StayAnswer & { leftM2: number };

function calendarOf(
  need: NeedFields,
  space: SpaceFields,
  room: Room,
  term: Term | null,
  today: number,
  offered: boolean,
): Calendar {
  const areaM2 = space.areaM2 ?? 0;
  if (need.when.kind === 'sessions') {
    const found = offered ? findSessions(need.when, space, room, today) : { start: null, taken: 0 };
    return { start: found.start, days: 0, shortest: 0, leftM2: areaM2 - (found.start === null ? 0 : found.taken) };
  }
  const shortest = shortestDays(need.when, term);
  const found = offered ? findStay(need.when, space, room, term, today) : { start: null, days: shortest, shortest };
  const taken = found.start === null ? 0 : peakLoad(room.loads, found.start, found.start + found.days);
  return { ...found, leftM2: areaM2 - taken };
}

export function factsOf(
  need: NeedFields,
  actor: ActorFields,
  space: SpaceFields,
  site: SiteFields,
  ctx: RuleContext,
): Facts {
  const use = useOf(need, space);
  const room = roomFor(need, space, use);
  const termMeets = meetsTerm(need, space);
  const term = termMeets ? space.term : null;
  const modeOffered = space.modes === null || space.modes.includes(need.when.kind);
  const calendar = calendarOf(need, space, room, term, dayNumber(ctx.today), modeOffered);
  const { start, days, shortest } = calendar;
  const offeredM2 = offeredAreaM2(need, space, use, calendar.leftM2);
  const circles: Circle[] = [];
  for (const place of need.places)
    if ('radiusKm' in place) circles.push({ distanceKm: distanceKm(site.location, place), radiusKm: place.radiusKm });
  return {
    need,
    actor,
    space,
    site,
    ctx,
    use,
    room,
    termMeets,
    term,
    modeOffered,
    start,
    days,
    shortest,
    offeredM2,
    cost: costOf({ need, space, use, offeredM2, days }, actor, ctx.eurPerHuf),
    circles,
  };
}
