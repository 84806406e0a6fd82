import { ACTIVITIES, AMENITIES, AUDIENCES, DISCIPLINES, OFFERS, SECTORS, VALUES } from '../codes.ts';
import { MEASURES } from '../constraints.ts';
import { bitsOf, countBits, wordsFor } from './code-lists.ts';
import { type ColumnReader, columnReader } from './column-reader.ts';
import { SPACES_LAYOUT } from './encode-spaces.ts';
import { openWeeks } from './open-weeks.ts';
import { NORMAL } from './space-codes.ts';
import { readTold } from './told-columns.ts';

/** Never: far before and far after every day, and so near that sums with lengths stay small integers. */
export const NO_FROM = -(2 ** 29);
export const NO_UNTIL = 2 ** 29;
/** Unknown, and so enough for anybody. */
export const ANY_CAPACITY = 2 ** 30;
export const ANY_NOISE = 255;

// how a pair uses the space, where the need does not share it
export const WHOLE = 0;
export const PLACES = 1;
export const PART = 2;

for (const names of [ACTIVITIES, AMENITIES])
  if (wordsFor(names) > 2) throw new Error('A list outgrew its two words of bits');
for (const names of [DISCIPLINES, VALUES, AUDIENCES, OFFERS])
  if (wordsFor(names) > 1) throw new Error('A list outgrew its one word of bits');

/**
 * Sites and their published spaces as columns; nothing is made per space. Unknown is NaN in numbers, 0 in tenures,
 * modes, terms and hours.
 */
export type PackedSpaces = ReturnType<typeof decodeSpaces>;

export function decodeSpaces(bytes: Uint8Array) {
  const read = columnReader(bytes, SPACES_LAYOUT);
  const [siteCount = 0, count = 0] = read.i32(2);
  const sites = readSites(read, siteCount);
  const spaces = { ids: read.ids(count), kind: read.u8(count), ...readFields(read, count) };
  const hours = readHours(read, count);
  const tariffs = readTariffs(read, count);
  const bookings = readBookings(read, count);
  const told = read.isAtEnd() ? null : readTold(read, siteCount, count);
  const siteOf = new Int32Array(count);
  for (let site = 0; site < siteCount; site += 1) siteOf.fill(site, sites.firstSpace[site], sites.firstSpace[site + 1]);
  const unknowns = new Uint8Array(count).map((_, i) => {
    const when = spaces.modes[i] === 0 || spaces.availableFrom[i] === NO_FROM;
    return (
      (spaces.activities.isSaid[i] === 0 ? UNKNOWN.activities : 0) |
      (when ? UNKNOWN.stays : 0) |
      (when || hours.hours[i] === 0 ? UNKNOWN.sessions : 0) |
      (spaces.termMinDays[i] === 0 ? UNKNOWN.term : 0) |
      (spaces.capacity[i] === ANY_CAPACITY ? UNKNOWN.people : 0) |
      (spaces.tenure[i] === 0 ? UNKNOWN.tenure : 0)
    );
  });
  return { siteCount, count, siteOf, unknowns, ...sites, ...spaces, ...hours, ...tariffs, ...bookings, told };
}

function readSites(read: ColumnReader, count: number) {
  const siteIds = read.ids(count);
  const firstSpace = firstOf(read.i32(count));
  const lat = read.numbers(count);
  const lon = read.numbers(count);
  const country = read.i32(count);
  const zones = read.texts(read.i32(1)[0]!);
  const zone = read.u8(count);
  const purposes = read.lists(count);
  const disciplines = read.lists(count);
  const values = read.lists(count);
  const audiences = read.lists(count);
  const wants = read.lists(count);
  const concept = SECTORS.map(() => read.numbers(count));
  const siteImportance = read.i32(count);
  const purposeBits = bitsOf(purposes, 2);
  const [disciplineBits, valueBits, audienceBits, wantBits] = [disciplines, values, audiences, wants].map((lists) =>
    bitsOf(lists, 1),
  ) as [Int32Array, Int32Array, Int32Array, Int32Array];
  const saidSizes = siteImportance.map((importance, i) =>
    packSizes([
      countBits(purposeBits[2 * i]!) + countBits(purposeBits[2 * i + 1]!),
      countBits(disciplineBits[i]!),
      countBits(valueBits[i]!),
      (importance >> (2 * LOCAL)) & 3, // counts only where its importance is said
      countBits(wantBits[i]!),
      countBits(audienceBits[i]!),
    ]),
  );
  return {
    siteIds,
    firstSpace,
    lat,
    lon,
    cosLat: lat.map((degrees) => Math.cos(degrees * (Math.PI / 180))), // as distanceKm computes it
    country,
    zones,
    zone,
    purposes,
    purposeBits,
    disciplines,
    disciplineBits,
    values,
    valueBits,
    audiences,
    audienceBits,
    wants,
    wantBits,
    concept,
    siteImportance,
    saidSizes,
    ownWeights: saidSizes.map((sizes, i) => ownWeightsOf(sizes, siteImportance[i]!)),
  };
}

const LOCAL = 3; // position in SITE_CRITERIA
/** How much a site has said on each of its own criteria, none, one or more, two bits each: more than two is no matter. */
const packSizes = (sizes: readonly number[]): number =>
  sizes.reduce((packed, size, i) => packed + Math.min(2, size) * 4 ** i, 0);

/** Levels of the criteria that count, two bits each; 0 is left out. */
function ownWeightsOf(sizes: number, importance: number): number {
  let weights = 0;
  for (let i = 0; i < 6; i += 1)
    if (((sizes >> (2 * i)) & 3) !== 0) weights |= ((importance >> (2 * i)) & 3 || NORMAL) << (2 * i);
  return weights;
}

/** What is to be confirmed with any space that does not say it, as bits; a need asks for some of them. */
export const UNKNOWN = { activities: 1, stays: 2, sessions: 4, term: 8, people: 16, tenure: 32 } as const;

function readFields(read: ColumnReader, count: number) {
  const activities = read.lists(count);
  const areaM2 = read.numbers(count);
  const divisibleFromM2 = read.numbers(count);
  const capacity = read.i32(count).map((people) => people || ANY_CAPACITY);
  const tenure = read.u8(count);
  const modes = read.u8(count);
  const availableFrom = read.i32(count).map((day) => (day === 0 ? NO_FROM : day));
  const availableUntil = read.i32(count).map((day) => (day === 0 ? NO_UNTIL : day));
  const termMinDays = read.i32(count);
  const termMaxDays = read.i32(count);
  const preferredMinDays = read.i32(count);
  const preferredMaxDays = read.i32(count);
  const has = read.lists(count);
  const lacks = read.lists(count);
  return {
    activities,
    activityBits: bitsOf(activities, 2).map((word, i) => (activities.isSaid[i >> 1] === 0 ? -1 : word)), // unknown: any
    areaM2,
    divisibleFromM2,
    capacity,
    tenure,
    use: tenure.map((code, i) => usualUse(areaM2[i]!, divisibleFromM2[i]!, code)),
    modes,
    availableFrom,
    availableUntil,
    termMinDays,
    termMaxDays,
    preferredMinDays,
    preferredMaxDays,
    has,
    hasBits: bitsOf(has, 2),
    lacks,
    lacksBits: bitsOf(lacks, 2),
    measures: MEASURES.map(() => read.numbers(count)),
    noise: read.u8(count).map((coded) => (coded === 0 ? ANY_NOISE : coded - 1)), // tolerated
    tolerates: read.u8(count),
  };
}

const SHARED = 2; // position in TENURES, and one
const usualUse = (areaM2: number, divisibleFromM2: number, tenure: number): number =>
  !Number.isNaN(divisibleFromM2) && !Number.isNaN(areaM2) ? PART : tenure === SHARED ? PLACES : WHOLE;

function readHours(read: ColumnReader, count: number) {
  const [weekCount = 0, spanCount = 0] = read.i32(2);
  const hours = read.i32(count);
  const lengths = read.u8(7 * weekCount);
  const written = { lengths, from: read.i32(spanCount), to: read.i32(spanCount) };
  return { hours, weeks: written, open: openWeeks(written) };
}

function readTariffs(read: ColumnReader, count: number) {
  const lengths = read.i32(count);
  const tariffsSaid = Uint8Array.from(lengths, (coded) => (coded === 0 ? 0 : 1));
  const firstTariff = firstOf(lengths.map((coded) => Math.max(0, coded - 1)));
  const total = firstTariff[count]!;
  const tariffKind = read.u8(total);
  const rentCents = read.numbers(total);
  const chargesCents = read.numbers(total);
  const tariffFor = read.lists(total);
  return { tariffsSaid, firstTariff, tariffKind, rentCents, chargesCents, tariffFor, forBits: bitsOf(tariffFor, 1) };
}

function readBookings(read: ColumnReader, count: number) {
  const firstBooking = firstOf(read.i32(count));
  const total = firstBooking[count]!;
  const bookingKind = read.u8(total);
  const bookedFrom = read.i32(total);
  const bookedUntil = read.i32(total);
  for (let i = 0; i < total; i += 1) bookedUntil[i] = bookedFrom[i]! + bookedUntil[i]!;
  const takes = read.u8(total);
  const takesAmount = read.numbers(total);
  const bookedWeekdays = read.lists(total);
  const startsAt = read.i32(total);
  const endsAt = read.i32(total);
  return {
    firstBooking,
    bookingKind,
    bookedFrom,
    bookedUntil,
    takes,
    takesAmount,
    bookedWeekdays,
    weekdayBits: bitsOf(bookedWeekdays, 1), // bit 1 Monday … bit 7 Sunday
    startsAt,
    endsAt,
  };
}

/** Where each row's part of a side column begins. */
export function firstOf(lengths: Int32Array): Int32Array {
  const first = new Int32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i += 1) first[i + 1] = first[i]! + lengths[i]!;
  return first;
}
