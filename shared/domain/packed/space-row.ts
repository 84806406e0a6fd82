import {
  ACTIVITIES,
  ACTOR_KINDS,
  AMENITIES,
  AUDIENCES,
  CURRENCIES,
  DISCIPLINES,
  OFFERS,
  SECTORS,
  SPACE_KINDS,
  VALUES,
} from '../codes.ts';
import { SITE_CRITERIA } from '../criterion.ts';
import { isoDay, timeOf } from '../day.ts';
import { namesAt, numbersAt } from './code-lists.ts';
import type { Booked, SiteToPack } from './encode-spaces.ts';
import { weekAt } from './open-weeks.ts';
import { ANY_CAPACITY, ANY_NOISE, NO_FROM, NO_UNTIL, type PackedSpaces } from './packed-spaces.ts';
import {
  BOOKING_KINDS,
  flagAt,
  MODE_LISTS,
  TAKES_ALL,
  TAKES_PEOPLE,
  TARIFF_OFS,
  TARIFF_PERS,
  TENURES,
  unpackCountry,
  unpackLevels,
} from './space-codes.ts';
import { toldAt } from './told-columns.ts';

// Rows of a batch turned back into what the rule reads, for the few that are shown.

type SpaceToPack = SiteToPack['spaces'][number];
type Fields = SpaceToPack['fields'];
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

export function siteAt(packed: PackedSpaces, row: number): SiteToPack['site'] {
  const [creative, trade, service] = packed.concept.map((shares) => shares[row]!) as [number, number, number];
  return {
    location: { lat: packed.lat[row]!, lon: packed.lon[row]! },
    country: unpackCountry(packed.country[row]!),
    timeZone: packed.zones[packed.zone[row]!]!,
    purposes: namesAt(packed.purposes, row, ACTIVITIES) ?? [],
    disciplines: namesAt(packed.disciplines, row, DISCIPLINES) ?? [],
    values: namesAt(packed.values, row, VALUES) ?? [],
    audiences: namesAt(packed.audiences, row, AUDIENCES) ?? [],
    wants: namesAt(packed.wants, row, OFFERS) ?? [],
    concept: Number.isNaN(creative) ? null : { creative, trade, service },
    importance: unpackLevels(packed.siteImportance[row]!, SITE_CRITERIA),
  };
}

export const spaceAt = (packed: PackedSpaces, row: number): SpaceToPack => ({
  id: packed.ids.at(row),
  kind: SPACE_KINDS[packed.kind[row]!]!,
  fields: fieldsAt(packed, row),
  bookings: bookingsAt(packed, row),
});

/** A whole site, as it was written. */
export const siteWithSpacesAt = (packed: PackedSpaces, site: number): SiteToPack => {
  const first = packed.firstSpace[site]!;
  const rows = Array.from({ length: packed.firstSpace[site + 1]! - first }, (_, i) => first + i);
  const told = toldAt(packed.told, site);
  return {
    siteId: packed.siteIds.at(site),
    site: siteAt(packed, site),
    ...(told && { told: { ...told, spaceNames: rows.map((row) => packed.told!.spaceNames.at(row)) } }),
    spaces: rows.map((row) => spaceAt(packed, row)),
  };
};

function fieldsAt(packed: PackedSpaces, row: number): Fields {
  const modes = MODE_LISTS[packed.modes[row]! - 1];
  const availableFrom = packed.availableFrom[row]!;
  const until = packed.availableUntil[row]!;
  const [powerKw, floorLoadKgM2, doorWidthCm, ceilingCm] = packed.measures.map((of) => orNull(of[row]!));
  const noise = packed.noise[row]!;
  const [dust, fumes, wet, flame] = [0, 1, 2, 3].map((i) => flagAt(packed.tolerates[row]!, i));
  return {
    activities: namesAt(packed.activities, row, ACTIVITIES),
    areaM2: orNull(packed.areaM2[row]!),
    divisibleFromM2: orNull(packed.divisibleFromM2[row]!),
    capacity: packed.capacity[row] === ANY_CAPACITY ? null : packed.capacity[row]!,
    tenure: TENURES[packed.tenure[row]! - 1] ?? null,
    modes: modes ? [...modes] : null,
    available:
      availableFrom === NO_FROM
        ? null
        : { from: isoDay(availableFrom), until: until === NO_UNTIL ? null : isoDay(until) },
    hours: packed.hours[row] === 0 ? null : weekAt(packed.weeks, packed.hours[row]! - 1),
    term: termOf(packed.termMinDays[row]!, packed.termMaxDays[row]!),
    preferredTerm: termOf(packed.preferredMinDays[row]!, packed.preferredMaxDays[row]!),
    tariffs: tariffsAt(packed, row),
    amenities: {
      has: namesAt(packed.has, row, AMENITIES) ?? [],
      lacks: namesAt(packed.lacks, row, AMENITIES) ?? [],
    },
    measures: {
      powerKw: powerKw ?? null,
      floorLoadKgM2: floorLoadKgM2 ?? null,
      doorWidthCm: doorWidthCm ?? null,
      ceilingCm: ceilingCm ?? null,
    },
    tolerates: {
      noise: noise === ANY_NOISE ? null : noise,
      dust: dust ?? null,
      fumes: fumes ?? null,
      wet: wet ?? null,
      flame: flame ?? null,
    },
  };
}

const termOf = (minDays: number, maxDays: number): Fields['term'] =>
  minDays === 0 ? null : { minDays, maxDays: maxDays || null };

function tariffsAt(packed: PackedSpaces, row: number): Fields['tariffs'] {
  if (packed.tariffsSaid[row] === 0) return null;
  const tariffs: NonNullable<Fields['tariffs']> = [];
  for (let i = packed.firstTariff[row]!; i < packed.firstTariff[row + 1]!; i += 1) {
    const kind = packed.tariffKind[i]!;
    tariffs.push({
      per: TARIFF_PERS[kind & 3]!,
      of: TARIFF_OFS[(kind >> 2) & 3]!,
      rentCents: orNull(packed.rentCents[i]!),
      chargesCents: orNull(packed.chargesCents[i]!),
      currency: CURRENCIES[kind >> 4]!,
      for: namesAt(packed.tariffFor, i, ACTOR_KINDS),
    });
  }
  return tariffs;
}

function bookingsAt(packed: PackedSpaces, row: number): Booked[] {
  const bookings: Booked[] = [];
  for (let i = packed.firstBooking[row]!; i < packed.firstBooking[row + 1]!; i += 1) {
    const kind = BOOKING_KINDS[packed.bookingKind[i]! & 3]!;
    const amount = packed.takesAmount[i]!;
    const takes = packed.takes[i]!;
    const days = {
      from: isoDay(packed.bookedFrom[i]!),
      until: isoDay(packed.bookedUntil[i]!),
      takes: takes === TAKES_ALL ? ('all' as const) : takes === TAKES_PEOPLE ? { people: amount } : { areaM2: amount },
      sector: SECTORS[(packed.bookingKind[i]! >> 2) - 1] ?? null,
    };
    if (kind !== 'session') bookings.push({ kind, ...days });
    else {
      const hours = { startsAt: timeOf(packed.startsAt[i]!), endsAt: timeOf(packed.endsAt[i]!) };
      bookings.push({ kind, ...days, weekdays: numbersAt(packed.bookedWeekdays, i), ...hours });
    }
  }
  return bookings;
}
