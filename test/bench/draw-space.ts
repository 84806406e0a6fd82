import type { BookingBody } from '#shared/domain/booking.ts';
import {
  ACTIVITIES,
  type Activity,
  AMENITIES,
  AUDIENCES,
  DISCIPLINES,
  OFFERS,
  SECTORS,
  SPACE_KINDS,
  VALUES,
} from '#shared/domain/codes.ts';
import { dayNumber, isoDay } from '#shared/domain/day.ts';
import type { SiteBody } from '#shared/domain/site.ts';
import type { SpaceBody } from '#shared/domain/space.ts';
import { around, type Town } from './places.ts';
import type { Random } from './random.ts';

/** The day of the bench; everything generated lies around it. */
export const TODAY = '2026-11-24';
export const NOW = `${TODAY}T12:00:00Z`;
export const dayFrom = (days: number): string => isoDay(dayNumber(TODAY) + days);
export const EUR_PER_HUF = 0.0025;

const LEVELS = ['low', 'normal', 'high'] as const;
export const drawLevels = <K extends string>(random: Random, keys: readonly K[], share: number) =>
  Object.fromEntries(keys.filter(() => random.chance(share)).map((key) => [key, random.pick(LEVELS)])) as Partial<
    Record<K, (typeof LEVELS)[number]>
  >;

const SITE_LEVELS = ['purpose', 'kinship', 'values', 'local', 'synergy', 'audience', 'mix', 'term'] as const;

export const drawSite = (random: Random, town: Town): Partial<SiteBody> => {
  const shares = SECTORS.map(() => random.int(1, 8));
  const sum = shares.reduce((total, share) => total + share, 0);
  const concept = { creative: shares[0]! / sum, trade: shares[1]! / sum, service: shares[2]! / sum };
  return {
    name: `House ${random.int(1, 999_999)}`,
    location: around(town, random),
    country: town.country,
    timeZone: town.timeZone,
    purposes: random.chance(0.5) ? random.some(ACTIVITIES, 1, 8) : [],
    disciplines: random.chance(0.5) ? random.some(DISCIPLINES, 1, 5) : [],
    values: random.chance(0.5) ? random.some(VALUES, 1, 4) : [],
    audiences: random.chance(0.4) ? random.some(AUDIENCES, 1, 4) : [],
    wants: random.chance(0.4) ? random.some(OFFERS, 1, 4) : [],
    concept: random.chance(0.25) ? concept : null,
    importance: drawLevels(random, SITE_LEVELS, 0.15),
    locationPrecision: 'exact',
  };
};

/** 9 to 1,500 m², most between 15 and 120 (refresh-facts 6.3: 9–93 in studio houses, 445 in a salt warehouse). */
export const drawAreaM2 = (random: Random): number =>
  Math.round(10 * Math.min(1500, Math.max(9, 40 * Math.exp(0.9 * random.normal())))) / 10;

/** Euro cents a m² and month: 0 to 12, mostly 2.50 to 5 cold, and about 2 of charges (refresh-facts 6.3). */
const rentCentsM2 = (random: Random): number => Math.round(100 * Math.max(0, Math.min(12, 3.8 + 2 * random.normal())));
const chargesCentsM2 = (random: Random): number => random.int(120, 280);

const drawTariffs = (random: Random, areaM2: number, country: string, modes: readonly string[]) => {
  const currency = country === 'HU' && random.chance(0.8) ? ('HUF' as const) : ('EUR' as const);
  const inCurrency = (cents: number) => Math.round(currency === 'HUF' ? cents / EUR_PER_HUF : cents);
  const tariff = (per: 'hour' | 'day' | 'month', of: 'space' | 'm2' | 'person', rent: number, charges: number) => ({
    per,
    of,
    rentCents: random.known(() => inCurrency(rent), 0.2),
    chargesCents: random.known(() => inCurrency(charges)),
    currency,
    for: random.chance(0.9) ? null : random.some(['person', 'collective', 'association'] as const, 1, 2),
  });
  const [rent, charges] = [rentCentsM2(random), chargesCentsM2(random)];
  const tariffs = [];
  if (modes.includes('stay'))
    tariffs.push(
      random.chance(0.6)
        ? tariff('month', 'space', rent * areaM2, charges * areaM2)
        : random.chance(0.8)
          ? tariff('month', 'm2', rent, charges)
          : tariff('month', 'person', rent * 10, charges * 10),
    );
  if (modes.includes('stay') && random.chance(0.2))
    tariffs.push(tariff('day', 'space', (rent * areaM2) / 15, (charges * areaM2) / 15));
  if (modes.includes('sessions'))
    tariffs.push(tariff('hour', 'space', random.int(300, 3500), random.chance(0.7) ? 0 : 300));
  return tariffs;
};

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const drawHours = (random: Random): NonNullable<SpaceBody['hours']> => {
  const span = random.pick([
    { from: '08:00', to: '18:00' },
    { from: '09:00', to: '22:00' },
    { from: '16:00', to: '23:00' },
    { from: '00:00', to: '24:00' },
  ]);
  const days = random.pick([WEEKDAYS, WEEKDAYS.slice(0, 5), WEEKDAYS.slice(0, 6), WEEKDAYS.slice(4)]);
  return Object.fromEntries(days.map((day) => [day, [span]]));
};

const drawTerm = (random: Random) => {
  const minDays = random.pick([1, 1, 7, 14, 30, 90, 180, 365]);
  return {
    minDays,
    maxDays: random.pick([null, null, null, 365, 730, 1095].filter((d) => d === null || d >= minDays)),
  };
};

/** Most houses take most quiet work; some are for a few uses only. */
const drawActivities = (random: Random): Activity[] =>
  random.chance(0.4) ? random.some(ACTIVITIES, 12, 26) : random.some(ACTIVITIES, 3, 12);

export const drawSpace = (random: Random, country: string): Partial<SpaceBody> => {
  const drawnM2 = drawAreaM2(random);
  const areaM2 = random.known(() => drawnM2);
  const modes = random.pick([['stay'], ['stay'], ['stay'], ['sessions'], ['stay', 'sessions']] as const);
  const has = random.some(AMENITIES, 3, 16);
  const others = AMENITIES.filter((code) => !has.includes(code));
  return {
    name: `Room ${random.int(1, 9999)}`,
    kind: random.pick(SPACE_KINDS),
    activities: random.known(() => drawActivities(random), 0.08),
    areaM2,
    divisibleFromM2: areaM2 !== null && areaM2 > 60 && random.chance(0.3) ? Math.round(areaM2 / 5) : null,
    capacity: random.known(() => Math.max(1, Math.round(drawnM2 / random.int(4, 12)))),
    tenure: random.known(() => random.pick(['own', 'own', 'own', 'shared', 'either'] as const), 0.2),
    modes: random.known(() => [...modes], 0.1),
    available: random.known(
      () => ({
        from: dayFrom(random.int(-400, 200)),
        until: random.chance(0.6) ? null : dayFrom(random.int(250, 1500)),
      }),
      0.2,
    ),
    hours: random.known(() => drawHours(random)),
    term: random.known(() => drawTerm(random)),
    preferredTerm: random.chance(0.25) ? drawTerm(random) : null,
    tariffs: random.chance(0.1) ? null : drawTariffs(random, drawnM2, country, modes),
    amenities: { has, lacks: random.some(others, 0, 10) },
    measures: {
      powerKw: random.known(() => random.int(3, 60)),
      floorLoadKgM2: random.known(() => random.int(2, 15) * 100),
      doorWidthCm: random.known(() => random.int(80, 300)),
      ceilingCm: random.known(() => random.int(220, 600)),
    },
    tolerates: {
      noise: random.known(() => random.int(0, 3)),
      dust: random.known(() => random.chance(0.5)),
      fumes: random.known(() => random.chance(0.3)),
      wet: random.known(() => random.chance(0.5)),
      flame: random.known(() => random.chance(0.2)),
    },
  };
};

/** One space in three has something booked. */
export const drawBookings = (random: Random, space: Partial<SpaceBody>): Partial<BookingBody>[] => {
  if (random.chance(0.65)) return [];
  const whole = random.chance(0.6) || space.areaM2 == null || space.capacity == null;
  let from = random.int(-60, 60);
  return Array.from({ length: random.int(1, 4) }, () => {
    const length = random.int(1, 120);
    const span = { from: dayFrom(from), until: dayFrom(from + length) };
    from += length + random.int(0, 90);
    const takes = whole
      ? ('all' as const)
      : space.divisibleFromM2
        ? { areaM2: Math.round(space.areaM2! / 3) }
        : { people: Math.max(1, Math.floor(space.capacity! / 3)) };
    if (random.chance(0.3))
      return {
        kind: 'session' as const,
        ...span,
        takes,
        weekdays: random.some(WEEKDAYS, 1, 3),
        startsAt: '18:00',
        endsAt: '20:00',
        sector: random.pick(SECTORS),
      };
    return {
      kind: random.chance(0.8) ? ('stay' as const) : ('block' as const),
      ...span,
      takes,
      sector: random.pick(SECTORS),
    };
  });
};
