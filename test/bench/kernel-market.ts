// A seeded market for the kernel's measurements alone: one country, every field of the rule in realistic ranges, a third
// of the numeric fields unknown.
import type { ActorFields } from '#shared/domain/actor.ts';
import {
  ACTIVITIES,
  ACTOR_KINDS,
  AMENITIES,
  AUDIENCES,
  DISCIPLINES,
  OFFERS,
  SECTORS,
  SPACE_KINDS,
  VALUES,
} from '#shared/domain/codes.ts';
import { dayNumber, isoDay, timeOf } from '#shared/domain/day.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import type { NeedToPack } from '#shared/domain/packed/encode-needs.ts';
import type { Booked, SiteToPack } from '#shared/domain/packed/encode-spaces.ts';
import type { SiteFields } from '#shared/domain/site.ts';
import type { SpaceFields } from '#shared/domain/space.ts';

export const COUNTRY = 'DE';
export const NOW = new Date('2027-01-04T12:00:00Z');
const TODAY = dayNumber('2027-01-04');

/** Mulberry32: small, seeded, the same everywhere. */
export function dice(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const one = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const chance = (share: number): boolean => next() < share;
  /** Some of a list, in its order, about so many. */
  const some = <T>(all: readonly T[], about: number): T[] => all.filter(() => chance(about / all.length));
  const known = <T>(value: () => T, share = 2 / 3): T | null => (chance(share) ? value() : null);
  const hex = (digits: number): string => Array.from({ length: digits }, () => between(0, 15).toString(16)).join('');
  const uuid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  return { next, between, one, chance, some, known, uuid };
}
type Dice = ReturnType<typeof dice>;

const decimals = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places;
const levelsOf = <K extends string>({ chance, one }: Dice, keys: readonly K[]) =>
  Object.fromEntries(
    keys.filter(() => chance(0.2)).map((key) => [key, one(['low', 'normal', 'high'] as const)]),
  ) as Partial<Record<K, 'low' | 'normal' | 'high'>>;

const WORKDAY = [{ from: '08:00', to: '22:00' }];
const EVENING = [{ from: '16:00', to: '22:00' }];
const ALWAYS = [{ from: '00:00', to: '24:00' }];
const WEEKS = [
  { 1: WORKDAY, 2: WORKDAY, 3: WORKDAY, 4: WORKDAY, 5: WORKDAY },
  { 1: WORKDAY, 2: WORKDAY, 3: WORKDAY, 4: WORKDAY, 5: WORKDAY, 6: WORKDAY },
  { 1: EVENING, 2: EVENING, 3: EVENING, 4: EVENING, 5: EVENING, 6: WORKDAY, 7: WORKDAY },
  { 1: ALWAYS, 2: ALWAYS, 3: ALWAYS, 4: ALWAYS, 5: ALWAYS, 6: ALWAYS, 7: ALWAYS },
  {
    2: [
      { from: '09:00', to: '12:00' },
      { from: '14:00', to: '20:00' },
    ],
    4: EVENING,
    6: WORKDAY,
  },
];

function bookingOf(roll: Dice, areaM2: number | null, capacity: number | null): Booked {
  const { between, chance, one } = roll;
  const from = TODAY + between(-200, 300);
  const length = one([3, 14, 30, 90, 180, 365]);
  const takes =
    areaM2 !== null && chance(0.3)
      ? { areaM2: Math.max(1, Math.round(areaM2 * 0.4)) }
      : capacity !== null && chance(0.4)
        ? { people: 1 }
        : ('all' as const);
  const days = { from: isoDay(from), until: isoDay(from + length), takes, sector: one([...SECTORS, null]) };
  if (chance(0.6)) return { kind: chance(0.8) ? 'stay' : 'block', ...days };
  const startsAt = between(16, 40) * 30;
  const hours = { startsAt: timeOf(startsAt), endsAt: timeOf(startsAt + 120) };
  return { kind: 'session', ...days, weekdays: [between(1, 7)], ...hours };
}

function spaceOf(roll: Dice): SiteToPack['spaces'][number] {
  const { between, chance, known, next, one, some } = roll;
  const areaM2 = known(() => decimals(10 + 90 * next() ** 2, 1), 0.8);
  const capacity = known(() => between(1, 30));
  const tariffs = known(
    () =>
      Array.from({ length: between(1, 2) }, (_, i) => ({
        per: i === 0 ? ('month' as const) : one(['day', 'hour'] as const),
        of: one(['space', 'space', 'm2', 'person'] as const),
        rentCents: known(() => between(2, 60) * 500, 0.85),
        chargesCents: known(() => between(0, 20) * 500),
        currency: 'EUR' as const,
        for: chance(0.9) ? null : some(ACTOR_KINDS, 2),
      })).map((t) => (t.of === 'm2' ? { ...t, rentCents: t.rentCents && Math.ceil(t.rentCents / 40) } : t)),
    0.75,
  );
  const has = some(AMENITIES, 10);
  const bookings = chance(0.4) ? Array.from({ length: between(1, 4) }, () => bookingOf(roll, areaM2, capacity)) : [];
  return {
    id: roll.uuid(),
    kind: one(SPACE_KINDS),
    fields: {
      activities: known(() => some(ACTIVITIES, 12), 0.8),
      areaM2,
      divisibleFromM2: areaM2 !== null && areaM2 > 40 && chance(0.3) ? 10 : null,
      capacity,
      tenure: known(() => one(['own', 'own', 'shared', 'either'] as const)),
      modes: known(() => one([['stay'], ['stay', 'sessions'], ['sessions']] as ('stay' | 'sessions')[][])),
      available: known(() => ({
        from: isoDay(TODAY + between(-400, 120)),
        until: chance(0.7) ? null : isoDay(TODAY + between(200, 900)),
      })),
      hours: known(() => one(WEEKS)),
      term: known(() => ({ minDays: one([1, 7, 30, 90]), maxDays: known(() => one([365, 730, 1095]), 0.3) })),
      preferredTerm: chance(0.2) ? { minDays: one([90, 180, 365]), maxDays: null } : null,
      tariffs,
      amenities: { has, lacks: some(AMENITIES, 6).filter((code) => !has.includes(code)) },
      measures: {
        powerKw: chance(0.3) ? between(2, 40) : null,
        floorLoadKgM2: chance(0.2) ? between(2, 20) * 50 : null,
        doorWidthCm: known(() => between(16, 50) * 5),
        ceilingCm: known(() => between(22, 60) * 10),
      },
      tolerates: {
        noise: known(() => between(0, 3)),
        dust: known(() => chance(0.6)),
        fumes: known(() => chance(0.4)),
        wet: known(() => chance(0.6)),
        flame: known(() => chance(0.2)),
      },
    },
    bookings,
  };
}

const SITE_LEVELS = ['purpose', 'kinship', 'values', 'local', 'synergy', 'audience', 'mix', 'term'] as const;
const CONCEPTS = [
  { creative: 0.6, trade: 0.1, service: 0.3 },
  { creative: 0.5, trade: 0.25, service: 0.25 },
];

/** Sites of one to seven spaces, so many spaces in all. */
export function sitesOf(spaces: number, seed: number): SiteToPack[] {
  const roll = dice(seed);
  const { between, known, next, one, some } = roll;
  const sites: SiteToPack[] = [];
  for (let made = 0; made < spaces; ) {
    const own = Array.from({ length: Math.min(between(1, 7), spaces - made) }, () => spaceOf(roll));
    made += own.length;
    sites.push({
      siteId: roll.uuid(),
      site: {
        location: { lat: decimals(47.5 + 7 * next(), 5), lon: decimals(6 + 9 * next(), 5) },
        country: COUNTRY,
        timeZone: 'Europe/Berlin',
        purposes: some(ACTIVITIES, 6),
        disciplines: some(DISCIPLINES, 4),
        values: some(VALUES, 2),
        audiences: some(AUDIENCES, 3),
        wants: some(OFFERS, 2),
        concept: known(() => one(CONCEPTS), 0.3),
        importance: levelsOf(roll, SITE_LEVELS),
      },
      spaces: own,
    });
  }
  return sites;
}

export function actorOf({ chance, known, next, one, some }: Dice): ActorFields {
  return {
    kind: one(ACTOR_KINDS),
    sector: chance(0.8) ? 'creative' : one(SECTORS),
    disciplines: some(DISCIPLINES, 2),
    values: some(VALUES, 2),
    audiences: some(AUDIENCES, 2),
    home: known(() => ({ lat: decimals(47.5 + 7 * next(), 5), lon: decimals(6 + 9 * next(), 5) })),
    offers: some(OFFERS, 2),
  };
}

function whenOf({ between, chance, one }: Dice): NeedFields['when'] {
  const earliest = TODAY + between(0, 120);
  const window = { earliest: isoDay(earliest), latest: isoDay(earliest + between(20, 90)) };
  if (chance(0.7)) {
    const minDays = one([14, 30, 90, 180]);
    return { kind: 'stay', ...window, minDays, maxDays: chance(0.5) ? null : 2 * minDays };
  }
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter(() => chance(0.5));
  if (weekdays.length === 0) weekdays.push(2);
  return { kind: 'sessions', ...window, hours: one([1.5, 2, 3]), perWeek: 1, weekdays, from: '16:00', to: '22:00' };
}

const NEED_LEVELS = ['cost', 'area', 'distance', 'amenities', 'start', 'duration'] as const;

/** Needs of the same country: so wide that one in ten or more suits a room like the samples. */
export function needsOf(count: number, seed: number): NeedToPack[] {
  const roll = dice(seed);
  const { between, chance, known, next, one, some } = roll;
  return Array.from({ length: count }, () => {
    const when = whenOf(roll);
    const min = between(5, 25);
    const requires = some(AMENITIES, 1);
    return {
      needId: roll.uuid(),
      actorId: roll.uuid(),
      actor: actorOf(roll),
      need: {
        activities: [one(ACTIVITIES.slice(0, 12))],
        people: chance(0.7) ? 1 : between(2, 6),
        areaM2: { min, ideal: null, max: chance(0.3) ? null : min + between(20, 80) },
        tenure: one(['own', 'either', 'either', 'shared'] as const),
        budget: {
          cents: when.kind === 'stay' ? between(10, 60) * 1000 : between(2, 12) * 1000,
          currency: 'EUR' as const,
          per: when.kind === 'stay' ? ('month' as const) : ('session' as const),
        },
        when,
        places: chance(0.7)
          ? [{ country: COUNTRY }]
          : [{ lat: decimals(47.5 + 7 * next(), 4), lon: decimals(6 + 9 * next(), 4), radiusKm: between(5, 100) }],
        requires,
        prefers: some(AMENITIES, 2).filter((code) => !requires.includes(code)),
        minimums: chance(0.2) ? { ceilingCm: between(20, 30) * 10 } : {},
        emits: { noise: between(0, 2), dust: chance(0.2), fumes: chance(0.1), wet: chance(0.1), flame: chance(0.05) },
        importance: { ...levelsOf(roll, NEED_LEVELS), ...(known(() => true, 0.1) ? { cost: 'high' as const } : {}) },
      },
    };
  });
}

/** A need of the whole country that one space in ten or more suits. */
export const STAY: NeedFields = {
  activities: ['painting'],
  people: 1,
  areaM2: { min: 10, ideal: null, max: 60 },
  tenure: 'either',
  budget: { cents: 40_000, currency: 'EUR', per: 'month' },
  when: { kind: 'stay', earliest: '2027-02-01', latest: '2027-05-01', minDays: 30, maxDays: null },
  places: [{ country: COUNTRY }],
  requires: ['heating'],
  prefers: ['daylight', 'water'],
  minimums: { ceilingCm: 240 },
  emits: { noise: 1, dust: false, fumes: false, wet: false, flame: false },
  importance: { cost: 'high' },
};
export const SESSIONS: NeedFields = {
  ...STAY,
  activities: ['dance'],
  areaM2: { min: 5, ideal: null, max: null },
  budget: { cents: 20_000, currency: 'EUR', per: 'session' },
  when: {
    kind: 'sessions',
    earliest: '2027-02-01',
    latest: '2027-05-01',
    hours: 1.5,
    perWeek: 1,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    from: '14:00',
    to: '22:00',
  },
  requires: [],
  minimums: {},
};

/** A space in the middle of the country that one need in ten or more suits, with bookings to be looked at. */
export const OPEN_SPACE: SpaceFields = {
  activities: ['painting', 'printmaking', 'ceramics', 'woodwork', 'exhibition'],
  areaM2: 60,
  divisibleFromM2: 10,
  capacity: 12,
  tenure: 'either',
  modes: ['stay', 'sessions'],
  available: { from: '2026-10-01', until: null },
  hours: WEEKS[1]!,
  term: { minDays: 7, maxDays: null },
  preferredTerm: { minDays: 90, maxDays: null },
  tariffs: [
    { per: 'month', of: 'm2', rentCents: 400, chargesCents: 200, currency: 'EUR', for: null },
    { per: 'hour', of: 'space', rentCents: 800, chargesCents: 0, currency: 'EUR', for: null },
  ],
  amenities: { has: ['daylight', 'water', 'heating', 'internet', 'lockable'], lacks: ['kiln', 'stage'] },
  measures: { powerKw: 11, floorLoadKgM2: null, doorWidthCm: 120, ceilingCm: 320 },
  tolerates: { noise: 2, dust: true, fumes: null, wet: true, flame: null },
  bookings: [
    { kind: 'stay', from: '2026-11-01', until: '2027-04-01', takes: { areaM2: 20 } },
    {
      kind: 'session',
      from: '2027-01-01',
      until: '2027-12-31',
      takes: { areaM2: 30 },
      weekdays: [2],
      startsAt: '18:00',
      endsAt: '20:00',
    },
  ],
};
export const OPEN_SITE: SiteFields = {
  location: { lat: 51.1, lon: 10.4 },
  country: COUNTRY,
  timeZone: 'Europe/Berlin',
  purposes: ['painting', 'ceramics', 'woodwork'],
  disciplines: ['visual-arts', 'crafts', 'design'],
  values: ['craft-tradition', 'inclusion'],
  audiences: ['residents', 'families'],
  wants: ['open-studio', 'course'],
  concept: CONCEPTS[0]!,
  importance: { local: 'normal', purpose: 'high' },
  lettableM2: 400,
  letM2: { creative: 120, trade: 30, service: 0 },
};
