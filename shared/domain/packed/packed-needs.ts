import { wholeUp } from '../at-most.ts';
import { MEASURES } from '../constraints.ts';
import { bitsOf, countBits } from './code-lists.ts';
import { type ColumnReader, columnReader } from './column-reader.ts';
import { NEEDS_LAYOUT } from './encode-needs.ts';
import { firstOf, UNKNOWN } from './packed-spaces.ts';

const EITHER = 3; // position in TENURES, and one

/** Needs with their actors as columns; nothing is made per need. Not said is NaN in numbers, no limit 0 in days. */
export type PackedNeeds = ReturnType<typeof decodeNeeds>;
/** A batch, and which of its rows are not to be looked at. A need may be in several. */
export type NeedRows = { batch: PackedNeeds; hidden: Uint8Array | null };

export function decodeNeeds(bytes: Uint8Array) {
  const read = columnReader(bytes, NEEDS_LAYOUT);
  const count = read.i32(1)[0]!;
  const ids = { needIds: read.ids(count), actorIds: read.ids(count) };
  const wanted = readWanted(read, count);
  const when = readWhen(read, count);
  const places = readPlaces(read, count);
  const actors = readActors(read, count);
  /** What it wants confirmed, as bits of UNKNOWN. */
  const asks = new Uint8Array(count).map(
    (_, i) =>
      UNKNOWN.activities |
      (when.isSessions[i] === 1 ? UNKNOWN.sessions : UNKNOWN.stays | UNKNOWN.term) |
      (wanted.people[i]! > 1 ? UNKNOWN.people : 0) |
      (wanted.tenure[i] === EITHER ? 0 : UNKNOWN.tenure),
  );
  return { count, asks, ...ids, ...wanted, ...when, ...places, ...actors };
}

function readWanted(read: ColumnReader, count: number) {
  const activities = read.lists(count);
  const people = read.i32(count);
  const minM2 = read.numbers(count);
  const maxM2 = read.numbers(count);
  const saidIdealM2 = read.numbers(count);
  const idealSaid = read.u8(count);
  const tenure = read.u8(count);
  const budgetCents = read.numbers(count);
  const budgetKind = read.u8(count);
  const requires = read.lists(count);
  const prefers = read.lists(count);
  const requireBits = bitsOf(requires, 2);
  const askedBits = bitsOf(prefers, 2).map((word, i) => word | requireBits[i]!);
  const minimums = MEASURES.map(() => read.numbers(count));
  return {
    activities,
    activityBits: bitsOf(activities, 2),
    people,
    minM2,
    maxM2,
    saidIdealM2,
    idealSaid,
    idealM2: saidIdealM2.map((said, i) => idealOf(said, minM2[i]!, maxM2[i]!)),
    tenure,
    budgetCents,
    budgetKind,
    requires,
    prefers,
    requireBits,
    askedBits, // required or preferred
    askedCount: Uint8Array.from(
      { length: count },
      (_, i) => countBits(askedBits[2 * i]!) + countBits(askedBits[2 * i + 1]!),
    ),
    minimums,
    hasMinimums: Uint8Array.from({ length: count }, (_, i) => (minimums.every((of) => Number.isNaN(of[i])) ? 0 : 1)),
    noise: read.u8(count),
    emits: read.u8(count),
    importance: read.i32(count),
  };
}

const idealOf = (said: number, min: number, max: number): number =>
  Number.isNaN(said) ? (Number.isNaN(max) ? min : (min + max) / 2) : said;

function readWhen(read: ColumnReader, count: number) {
  const isSessions = read.u8(count);
  const earliest = read.i32(count);
  const latest = read.i32(count).map((days, i) => earliest[i]! + days);
  const minDays = read.i32(count);
  const maxDays = read.i32(count);
  const hours = read.numbers(count);
  const perWeek = read.u8(count);
  const weekdays = read.lists(count);
  return {
    isSessions,
    earliest,
    latest,
    minDays,
    maxDays,
    hours,
    perWeek,
    weekdays,
    weekdayBits: bitsOf(weekdays, 1),
    from: read.i32(count),
    to: read.i32(count),
    /** As the budget of sessions in total is divided. */
    weeks: latest.map((day, i) => Math.max(1, wholeUp((day - earliest[i]!) / 7))),
  };
}

function readPlaces(read: ColumnReader, count: number) {
  const firstPlace = firstOf(read.i32(count));
  const placeCountry = read.i32(firstPlace[count]!); // and one; 0 is a circle
  const firstCircle = new Int32Array(count + 1);
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
    circleCosLat: cosOf(circleLat),
  };
}

function readActors(read: ColumnReader, count: number) {
  const actorKind = read.u8(count); // kind, and 16 × sector
  const disciplines = read.lists(count);
  const values = read.lists(count);
  const audiences = read.lists(count);
  const offers = read.lists(count);
  const homeLat = read.numbers(count);
  return {
    actorKind,
    disciplines,
    disciplineBits: bitsOf(disciplines, 1),
    values,
    valueBits: bitsOf(values, 1),
    audiences,
    audienceBits: bitsOf(audiences, 1),
    offers,
    offerBits: bitsOf(offers, 1),
    homeLat,
    homeLon: read.numbers(count),
    homeCosLat: cosOf(homeLat),
  };
}

const cosOf = (degrees: Float64Array): Float64Array => degrees.map((each) => Math.cos(each * (Math.PI / 180)));
