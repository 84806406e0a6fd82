import { wholeUp } from '../at-most.ts';
import { MEASURES } from '../constraints.ts';
import { countBits } from './code-lists.ts';
import { type ColumnReader, columnReader } from './column-reader.ts';
import { type ColumnRoom, oneBuffer } from './column-room.ts';
import { NEEDS_LAYOUT } from './encode-needs.ts';
import { firstOf, UNKNOWN } from './packed-spaces.ts';

const EITHER = 3; // position in TENURES, and one

/**
 * Needs with their actors as columns; nothing is made per need. Not said is NaN in numbers, no limit 0 in days. Lists are sets
 * at once, and lists when somebody asks.
 */
export type PackedNeeds = ReturnType<typeof decodeNeeds>;
/** A batch, and which of its rows are not to be looked at. A need may be in several. */
export type NeedRows = { batch: PackedNeeds; hidden: Uint8Array | null };

/** What a need and its actor take as columns, about: with one place, and what is kept of their lists. */
const BYTES_A_NEED = 330;

export function decodeNeeds(bytes: Uint8Array) {
  const read = columnReader(bytes, NEEDS_LAYOUT);
  const count = read.i32(1)[0]!;
  const room = oneBuffer(BYTES_A_NEED * count);
  read.into(room);
  const ids = { needIds: read.ids(count), actorIds: read.ids(count) };
  const wanted = readWanted(read, count, room);
  const when = readWhen(read, count, room);
  const places = readPlaces(read, count, room);
  const actors = readActors(read, count, room);
  /** What it wants confirmed, as bits of UNKNOWN. */
  const asks = room.u8(count);
  for (let i = 0; i < count; i += 1)
    asks[i] =
      UNKNOWN.activities |
      (when.isSessions[i] === 1 ? UNKNOWN.sessions : UNKNOWN.stays | UNKNOWN.term) |
      (wanted.people[i]! > 1 ? UNKNOWN.people : 0) |
      (wanted.tenure[i] === EITHER ? 0 : UNKNOWN.tenure);
  return { count, asks, ...ids, ...wanted, ...when, ...places, ...actors };
}

function readWanted(read: ColumnReader, count: number, room: ColumnRoom) {
  const activities = read.sets(count, 2);
  const people = read.i32(count);
  const minM2 = read.numbers(count);
  const maxM2 = read.numbers(count);
  const saidIdealM2 = read.numbers(count);
  const idealSaid = read.u8(count);
  const idealM2 = room.f64(count);
  for (let i = 0; i < count; i += 1) idealM2[i] = idealOf(saidIdealM2[i]!, minM2[i]!, maxM2[i]!);
  const tenure = read.u8(count);
  const budgetCents = read.numbers(count);
  const budgetKind = read.u8(count);
  const requires = read.sets(count, 2);
  const prefers = read.sets(count, 2);
  const askedBits = room.i32(2 * count);
  for (let i = 0; i < 2 * count; i += 1) askedBits[i] = prefers.bits[i]! | requires.bits[i]!;
  const askedCount = room.u8(count);
  for (let i = 0; i < count; i += 1) askedCount[i] = countBits(askedBits[2 * i]!) + countBits(askedBits[2 * i + 1]!);
  const minimums = MEASURES.map(() => read.numbers(count));
  const hasMinimums = room.u8(count);
  for (let i = 0; i < count; i += 1) hasMinimums[i] = minimums.every((of) => Number.isNaN(of[i])) ? 0 : 1;
  return {
    activities: activities.lists,
    activityBits: activities.bits,
    people,
    minM2,
    maxM2,
    saidIdealM2,
    idealSaid,
    idealM2,
    tenure,
    budgetCents,
    budgetKind,
    requires: requires.lists,
    prefers: prefers.lists,
    requireBits: requires.bits,
    askedBits, // required or preferred
    askedCount,
    minimums,
    hasMinimums,
    noise: read.u8(count),
    emits: read.u8(count),
    importance: read.i32(count),
  };
}

const idealOf = (said: number, min: number, max: number): number =>
  Number.isNaN(said) ? (Number.isNaN(max) ? min : (min + max) / 2) : said;

function readWhen(read: ColumnReader, count: number, room: ColumnRoom) {
  const isSessions = read.u8(count);
  const earliest = read.i32(count);
  const latest = read.i32(count); // as days after the earliest
  /** As the budget of sessions in total is divided. */
  const weeks = room.i32(count);
  for (let i = 0; i < count; i += 1) {
    weeks[i] = Math.max(1, wholeUp(latest[i]! / 7));
    latest[i] = latest[i]! + earliest[i]!;
  }
  const minDays = read.i32(count);
  const maxDays = read.i32(count);
  const hours = read.numbers(count);
  const perWeek = read.u8(count);
  const weekdays = read.sets(count, 1);
  return {
    isSessions,
    earliest,
    latest,
    minDays,
    maxDays,
    hours,
    perWeek,
    weekdays: weekdays.lists,
    weekdayBits: weekdays.bits,
    from: read.i32(count),
    to: read.i32(count),
    weeks,
  };
}

function readPlaces(read: ColumnReader, count: number, room: ColumnRoom) {
  const firstPlace = firstOf(read.i32(count));
  const placeCountry = read.i32(firstPlace[count]!); // and one; 0 is a circle
  const firstCircle = room.i32(count + 1);
  let circles = 0;
  for (let row = 0; row < count; row += 1) {
    for (let i = firstPlace[row]!; i < firstPlace[row + 1]!; i += 1) if (placeCountry[i] === 0) circles += 1;
    firstCircle[row + 1] = circles;
  }
  const circleLat = read.numbers(circles);
  return {
    firstPlace,
    placeCountry,
    firstCircle,
    circleLat,
    circleLon: read.numbers(circles),
    radiusKm: read.numbers(circles),
    circleCosLat: cosOf(circleLat, room),
  };
}

function readActors(read: ColumnReader, count: number, room: ColumnRoom) {
  const actorKind = read.u8(count); // kind, and 16 × sector
  const disciplines = read.sets(count, 1);
  const values = read.sets(count, 1);
  const audiences = read.sets(count, 1);
  const offers = read.sets(count, 1);
  const homeLat = read.numbers(count);
  return {
    actorKind,
    disciplines: disciplines.lists,
    disciplineBits: disciplines.bits,
    values: values.lists,
    valueBits: values.bits,
    audiences: audiences.lists,
    audienceBits: audiences.bits,
    offers: offers.lists,
    offerBits: offers.bits,
    homeLat,
    homeLon: read.numbers(count),
    homeCosLat: cosOf(homeLat, room),
  };
}

function cosOf(degrees: Float64Array, room: ColumnRoom): Float64Array {
  const cosines = room.f64(degrees.length);
  for (let i = 0; i < degrees.length; i += 1) cosines[i] = Math.cos(degrees[i]! * (Math.PI / 180));
  return cosines;
}
