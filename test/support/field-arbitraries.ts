import * as fc from 'fast-check';
import type { ActorFields } from '#shared/domain/actor.ts';
import type { BookingFields } from '#shared/domain/booking.ts';
import { dayNumber, isoDay, timeOf } from '#shared/domain/day.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import type { SiteFields } from '#shared/domain/site.ts';
import type { SpaceFields } from '#shared/domain/space.ts';

// Random needs, actors, spaces and sites, from ranges so narrow that limits are met, passed and missed often.

const BASE = dayNumber('2027-01-01');
const ALL_WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const day = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => isoDay(BASE + n));
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });
const some = <T>(codes: readonly T[], min = 0, max = codes.length) =>
  fc.subarray([...codes], { minLength: min, maxLength: max });
const often = <T>(value: T, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 2, arbitrary: other });
const level = fc.constantFrom('low', 'normal', 'high' as const);
const levels = <K extends string>(...keys: K[]) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, level])), { requiredKeys: [] }) as fc.Arbitrary<
    Partial<Record<K, 'low' | 'normal' | 'high'>>
  >;
const minuteSpan = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 2 })
  .map((pair) => pair.sort((a, b) => a - b).map((quarter) => timeOf(quarter * 15)) as [string, string]);
const weekdays = (min: number) => fc.oneof(fc.constant(ALL_WEEKDAYS), some(ALL_WEEKDAYS, min));

const takes = fc.oneof(
  fc.constant('all' as const),
  fc.record({ areaM2: fc.constantFrom(5, 10, 12.5, 30) }),
  fc.record({ people: fc.integer({ min: 1, max: 4 }) }),
);
const wholeDays = fc.tuple(fc.integer({ min: -20, max: 200 }), fc.integer({ min: 1, max: 60 }), takes);
export const booking: fc.Arbitrary<BookingFields> = fc.oneof(
  fc.tuple(fc.constantFrom('stay' as const, 'block' as const), wholeDays).map(([kind, [from, length, taken]]) => ({
    kind,
    from: isoDay(BASE + from),
    until: isoDay(BASE + from + length),
    takes: taken,
  })),
  fc.tuple(wholeDays, weekdays(1), minuteSpan).map(([[from, length, taken], days, [startsAt, endsAt]]) => ({
    kind: 'session' as const,
    from: isoDay(BASE + from),
    until: isoDay(BASE + from + length * 3),
    takes: taken,
    weekdays: days,
    startsAt,
    endsAt,
  })),
);

const ACTIVITIES = ['painting', 'ceramics', 'dance'] as const;
const AMENITIES = ['daylight', 'water', 'step-free', 'kiln', 'heating'] as const;
const place = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      lat: fc.constant(50.9),
      lon: fc.constantFrom(13.3, 13.5, 13.9),
      radiusKm: fc.constantFrom(10, 25, 40.5),
    }),
  },
  { weight: 1, arbitrary: fc.record({ country: fc.constantFrom('DE', 'HU') }) },
);

const stay = fc
  .tuple(
    fc.integer({ min: -10, max: 60 }),
    fc.integer({ min: 0, max: 50 }),
    fc.constantFrom(1, 5, 20, 29, 30, 45, 100),
    orNull(fc.constantFrom(0, 10, 60)),
  )
  .map(([earliest, window, minDays, more]) => ({
    kind: 'stay' as const,
    earliest: isoDay(BASE + earliest),
    latest: isoDay(BASE + earliest + window),
    minDays,
    maxDays: more === null ? null : minDays + more,
  }));
const sessions = fc
  .tuple(
    fc.integer({ min: -10, max: 60 }),
    fc.integer({ min: 0, max: 60 }),
    weekdays(1),
    minuteSpan,
    fc.constantFrom(1, 0.5, 0.25),
    fc.integer({ min: 1, max: 7 }),
  )
  .map(([earliest, window, days, [from, to], share, perWeek]) => {
    const length =
      (Number(to.slice(0, 2)) * 60 + Number(to.slice(3)) - Number(from.slice(0, 2)) * 60 - Number(from.slice(3))) / 60;
    return {
      kind: 'sessions' as const,
      earliest: isoDay(BASE + earliest),
      latest: isoDay(BASE + earliest + window),
      hours: length * share,
      perWeek: Math.min(days.length, perWeek),
      weekdays: days,
      from,
      to,
    };
  });

export const need: fc.Arbitrary<NeedFields> = fc
  .record({
    activities: some(ACTIVITIES, 1, 2),
    people: fc.constantFrom(1, 1, 2, 3, 4, 5),
    area: fc.tuple(
      fc.constantFrom(5, 10, 12.5, 20),
      fc.constantFrom(0, 5, 20, 100, null),
      fc.constantFrom(undefined, null, 0, 0.3, 1),
    ),
    tenure: fc.constantFrom('own', 'shared', 'either' as const),
    currency: fc.constantFrom('EUR', 'EUR', 'HUF' as const),
    cents: fc.constantFrom(1000, 4000, 12_000, 20_000, 55_555),
    per: fc.constantFrom('month', 'session', 'total' as const),
    when: fc.oneof(stay, sessions),
    places: fc.array(place, { maxLength: 3 }),
    amenities: fc.tuple(some(AMENITIES, 0, 2), some(AMENITIES, 0, 2)),
    minimums: fc.record(
      { powerKw: fc.constantFrom(3, 10), ceilingCm: fc.constantFrom(250, 300) },
      { requiredKeys: [] },
    ),
    emits: fc.record({
      noise: fc.integer({ min: 0, max: 3 }),
      dust: fc.boolean(),
      fumes: often(false, fc.boolean()),
      wet: often(false, fc.boolean()),
      flame: fc.constant(false),
    }),
    importance: levels('cost', 'area', 'distance', 'amenities', 'start', 'duration'),
  })
  .map(({ area: [min, more, ideal], amenities: [requires, prefers], currency, cents, per, when, ...fields }) => {
    const max = more === null ? null : min + more;
    const total = per === 'total' && when.kind === 'stay';
    return {
      ...fields,
      areaM2: { min, max, ideal: ideal == null ? null : min + ideal * (more ?? 20) },
      budget: {
        cents: currency === 'HUF' ? cents * 400 : cents,
        currency,
        per: per === 'session' && when.kind === 'stay' ? 'month' : per,
      },
      when: total ? { ...when, maxDays: when.minDays } : when,
      requires,
      prefers: prefers.filter((code) => !requires.includes(code)),
    };
  });

const codes = <T extends string>(...all: T[]) => some(all);
export const actor: fc.Arbitrary<ActorFields> = fc.record({
  kind: fc.constantFrom('person', 'company' as const),
  sector: fc.constantFrom('creative', 'trade', 'service' as const),
  disciplines: codes('crafts', 'design', 'music'),
  values: codes('experiment', 'inclusion'),
  audiences: codes('families', 'youth', 'seniors'),
  home: orNull(fc.record({ lat: fc.constantFrom(50.9, 50.2, 48), lon: fc.constant(13.4) })),
  offers: codes('course', 'concert', 'mentoring'),
});

const money = orNull(fc.constantFrom(0, 500, 1500, 5000, 9000));
const tariff = fc
  .record({
    per: fc.constantFrom('hour', 'day', 'month', 'month' as const),
    of: fc.constantFrom('space', 'm2', 'person' as const),
    rentCents: money,
    chargesCents: money,
    currency: fc.constantFrom('EUR', 'EUR', 'HUF' as const),
    for: often<null | ('person' | 'company')[]>(null, fc.constantFrom(['person'], ['company'])),
  })
  .map((t) => {
    const scale = (cents: number | null) =>
      cents &&
      Math.round((cents * (t.currency === 'HUF' ? 400 : 1)) / (t.of === 'm2' ? 10 : 1) / (t.per === 'month' ? 1 : 5));
    return { ...t, rentCents: scale(t.rentCents), chargesCents: scale(t.chargesCents) };
  });
const span = minuteSpan.map(([from, to]) => ({ from, to }));
const openings = fc.oneof(fc.constant([{ from: '00:00', to: '24:00' }]), fc.array(span, { maxLength: 3 }));
const term = fc
  .tuple(fc.constantFrom(1, 7, 25, 30, 40), orNull(fc.constantFrom(0, 20, 100)))
  .map(([minDays, more]) => ({ minDays, maxDays: more === null ? null : minDays + more }));

export const space: fc.Arbitrary<SpaceFields> = fc
  .record({
    activities: orNull(often([...ACTIVITIES], some(ACTIVITIES))),
    areaM2: orNull(fc.constantFrom(8, 14, 25, 60)),
    divisible: orNull(fc.constantFrom(0.1, 0.5, 1)),
    capacity: orNull(fc.constantFrom(1, 3, 4, 10)),
    tenure: orNull(fc.constantFrom('own', 'shared', 'either' as const)),
    modes: orNull(often<('stay' | 'sessions')[]>(['stay', 'sessions'], some(['stay', 'sessions'] as const))),
    available: orNull(
      fc.tuple(fc.integer({ min: -60, max: 60 }), orNull(fc.integer({ min: 30, max: 300 }))).map(([from, length]) => ({
        from: isoDay(BASE + from),
        until: length === null ? null : isoDay(BASE + from + length),
      })),
    ),
    hours: orNull(
      fc.record(
        { 1: openings, 2: openings, 3: openings, 4: openings, 5: openings, 6: openings, 7: openings },
        { requiredKeys: [] },
      ) as fc.Arbitrary<NonNullable<SpaceFields['hours']>>,
    ),
    term: orNull(term),
    preferredTerm: orNull(term),
    tariffs: fc.option(fc.array(tariff, { minLength: 0, maxLength: 4 }), { nil: null, freq: 4 }),
    amenities: fc
      .tuple(some(AMENITIES), some(AMENITIES, 0, 2))
      .map(([has, lacks]) => ({ has: has.filter((code) => !lacks.includes(code)), lacks })),
    measures: fc.record({
      powerKw: orNull(fc.constantFrom(3, 8.5, 20)),
      floorLoadKgM2: fc.constant(null),
      doorWidthCm: fc.constant(null),
      ceilingCm: orNull(fc.constantFrom(240, 260, 400)),
    }),
    tolerates: fc.record({
      noise: orNull(fc.integer({ min: 1, max: 3 })),
      dust: orNull(often(true, fc.boolean())),
      fumes: orNull(fc.boolean()),
      wet: orNull(fc.boolean()),
      flame: orNull(fc.boolean()),
    }),
    bookings: fc.array(booking, { maxLength: 4 }),
  })
  .map(({ divisible, ...fields }) => ({
    ...fields,
    divisibleFromM2: divisible === null || fields.areaM2 === null ? null : divisible * fields.areaM2,
  }));

export const site: fc.Arbitrary<SiteFields> = fc.record({
  location: fc.record({ lat: fc.constantFrom(50.9, 50.95), lon: fc.constantFrom(13.35, 13.6, 14) }),
  country: fc.constantFrom('DE', 'HU'),
  timeZone: fc.constant('Europe/Berlin'),
  purposes: some(ACTIVITIES),
  disciplines: codes('crafts', 'design', 'music'),
  values: codes('experiment', 'inclusion'),
  audiences: codes('families', 'youth', 'seniors'),
  wants: codes('course', 'concert', 'mentoring'),
  concept: orNull(fc.constantFrom({ creative: 0.6, trade: 0.1, service: 0.3 }, { creative: 1, trade: 0, service: 0 })),
  importance: levels('purpose', 'kinship', 'values', 'local', 'synergy', 'audience', 'mix', 'term'),
  lettableM2: fc.constantFrom(0, 50, 400),
  letM2: fc.record({ creative: fc.constantFrom(0, 30), trade: fc.constantFrom(0, 30), service: fc.constant(0) }),
});

export const today = day(-20, 50);
export const ctx = fc.record({ today, eurPerHuf: fc.constantFrom(0.0025, 0.00261) });
