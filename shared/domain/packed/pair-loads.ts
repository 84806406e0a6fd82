import { keptSegments, type Loads, newLoads, takeLoads } from './load-segments.ts';
import { ANY_CAPACITY, NO_FROM, NO_UNTIL, PART, PLACES, WHOLE } from './packed-spaces.ts';
import type { PairCursor } from './pair-cursor.ts';
import { TAKES_AREA, TAKES_PEOPLE } from './space-codes.ts';

const SESSION = 1; // position in BOOKING_KINDS

let passing = newLoads(64);

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

/** Reads the loads that touch [from, until), and of a space that stays all of them; says how many there are. */
export function gatherLoads(pair: PairCursor, from: number, until: number): number {
  const { keptLoads, use } = pair;
  if (keptLoads === null) {
    const most = pair.spaces.firstBooking[pair.space + 1]! - pair.spaces.firstBooking[pair.space]!;
    if (most > passing.from.length) passing = newLoads(2 * most);
    readLoads(pair, from, until, passing);
    return takeLoads(passing);
  }
  keptLoads[use] ??= allLoads(pair);
  return takeLoads(keptLoads[use]);
}

function allLoads(pair: PairCursor): Loads {
  const { firstBooking } = pair.spaces;
  const all = newLoads(firstBooking[pair.space + 1]! - firstBooking[pair.space]!);
  readLoads(pair, NO_FROM, NO_UNTIL, all);
  keptSegments(all);
  return all;
}

/** Sorted by their first day. */
function readLoads(pair: PairCursor, from: number, until: number, into: Loads): void {
  const { spaces, space } = pair;
  const last = spaces.firstBooking[space + 1]!;
  into.count = 0;
  for (let i = spaces.firstBooking[space]!; i < last; i += 1) {
    const bookedFrom = spaces.bookedFrom[i]!;
    if (bookedFrom >= until || spaces.bookedUntil[i]! <= from) continue;
    const amount = amountOf(pair, i);
    if (amount <= 0) continue;
    let at = into.count;
    while (at > 0 && into.from[at - 1]! > bookedFrom) {
      move(into, at - 1, at);
      at -= 1;
    }
    into.from[at] = bookedFrom;
    into.until[at] = spaces.bookedUntil[i]!;
    into.amount[at] = amount;
    into.weekdays[at] = (spaces.bookingKind[i]! & 3) === SESSION ? spaces.weekdayBits[i]! : 0;
    into.startsAt[at] = spaces.startsAt[i]!;
    into.endsAt[at] = spaces.endsAt[i]!;
    into.count += 1;
  }
}

function move(of: Loads, from: number, to: number): void {
  of.from[to] = of.from[from]!;
  of.until[to] = of.until[from]!;
  of.amount[to] = of.amount[from]!;
  of.weekdays[to] = of.weekdays[from]!;
  of.startsAt[to] = of.startsAt[from]!;
  of.endsAt[to] = of.endsAt[from]!;
}
