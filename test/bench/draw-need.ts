import type { ActorBody } from '#shared/domain/actor.ts';
import {
  ACTIVITIES,
  ACTOR_KINDS,
  AMENITIES,
  AUDIENCES,
  DISCIPLINES,
  OFFERS,
  SECTORS,
  VALUES,
} from '#shared/domain/codes.ts';
import type { NeedBody } from '#shared/domain/need.ts';
import { dayFrom, drawAreaM2, drawLevels, EUR_PER_HUF } from './draw-space.ts';
import { around, type Places, type Town } from './places.ts';
import type { Random } from './random.ts';

const NEED_LEVELS = ['cost', 'area', 'distance', 'amenities', 'start', 'duration'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

export const drawActor = (random: Random, town: Town): Partial<ActorBody> => ({
  name: `Actor ${random.int(1, 999_999)}`,
  kind: random.chance(0.6) ? 'person' : random.pick(ACTOR_KINDS),
  sector: random.chance(0.7) ? 'creative' : random.pick(SECTORS),
  disciplines: random.some(DISCIPLINES, 0, 3),
  values: random.some(VALUES, 0, 3),
  audiences: random.some(AUDIENCES, 0, 3),
  home: random.known(() => around(town, random)),
  offers: random.some(OFFERS, 0, 3),
});

const drawStay = (random: Random): NeedBody['when'] & { kind: 'stay' } => {
  const earliest = random.int(0, 240);
  const minDays = random.pick([14, 30, 30, 90, 90, 180, 365]);
  const more = random.pick([null, null, 0, 60, 365]);
  return {
    kind: 'stay',
    earliest: dayFrom(earliest),
    latest: dayFrom(earliest + random.int(14, 180)),
    minDays,
    maxDays: more === null ? null : minDays + more,
  };
};

const drawSessions = (random: Random): NeedBody['when'] => {
  const earliest = random.int(0, 120);
  const weekdays = random.chance(0.4) ? WEEKDAYS.slice(0, 5) : random.some(WEEKDAYS, 1, 4).sort();
  const [from, to] = random.pick([
    ['09:00', '13:00'],
    ['14:00', '20:00'],
    ['17:00', '22:00'],
    ['08:00', '22:00'],
  ] as const);
  return {
    kind: 'sessions',
    earliest: dayFrom(earliest),
    latest: dayFrom(earliest + random.int(28, 200)),
    hours: random.pick([1.5, 2, 3, 4]),
    perWeek: random.int(1, Math.min(2, weekdays.length)),
    weekdays,
    from,
    to,
  };
};

const drawBudget = (random: Random, when: NeedBody['when'], areaM2: number): NeedBody['budget'] => {
  const huf = random.chance(0.05);
  const money = (cents: number) => ({
    cents: Math.max(100, Math.round(huf ? cents / EUR_PER_HUF : cents)),
    currency: huf ? ('HUF' as const) : ('EUR' as const),
  });
  const monthly = areaM2 * random.int(350, 1400);
  if (when.kind === 'stay' && when.maxDays === when.minDays)
    return { ...money((monthly * when.minDays) / 30), per: 'total' };
  if (when.kind === 'stay') return { ...money(monthly), per: 'month' };
  const session = random.int(1000, 9000);
  return random.chance(0.7) ? { ...money(session), per: 'session' } : { ...money(session * 6), per: 'month' };
};

/** 5 to 100 km, as often in each factor of the range. */
const drawRadiusKm = (random: Random): number => Math.round(5 * 20 ** random.next());

const drawPlaces = (random: Random, town: Town, places: Places, circlesOnly: boolean): NeedBody['places'] => {
  const draw = circlesOnly ? 1 : random.next();
  if (draw < 1 / 50) return [];
  if (draw < 1 / 50 + 1 / 10) return [{ country: town.country }];
  const towns = [town, ...(random.chance(0.85) ? [] : [places.draw(random)])];
  return towns.map((one) => ({ ...around(one, random), radiusKm: drawRadiusKm(random) }));
};

export const drawNeed = (random: Random, town: Town, places: Places, circlesOnly: boolean): Partial<NeedBody> => {
  const when = random.chance(0.7) ? drawStay(random) : drawSessions(random);
  const ideal = drawAreaM2(random);
  const areaM2 = {
    min: Math.max(4, Math.round(ideal * 0.6)),
    ideal: random.chance(0.4) ? Math.round(ideal) + 1 : null,
    max: random.chance(1 / 3) ? null : Math.round(ideal * 2.2) + 5,
  };
  const requires = random.some(AMENITIES, 0, 3);
  const minimum = (value: number) => (random.chance(0.12) ? value : undefined);
  return {
    title: null,
    activities: random.some(ACTIVITIES, 1, random.pick([1, 1, 1, 2, 3])),
    people: random.pick([1, 1, 1, 1, 2, 2, 3, 5, 8, 15]),
    areaM2,
    tenure: random.pick(['own', 'shared', 'either', 'either', 'either']),
    budget: drawBudget(random, when, ideal),
    when,
    places: drawPlaces(random, town, places, circlesOnly),
    requires,
    prefers: random.some(AMENITIES, 0, 3).filter((code) => !requires.includes(code)),
    minimums: {
      powerKw: minimum(random.int(3, 30)),
      floorLoadKgM2: minimum(random.int(2, 8) * 100),
      doorWidthCm: minimum(random.int(80, 200)),
      ceilingCm: minimum(random.int(220, 400)),
    },
    emits: {
      noise: random.pick([0, 0, 1, 1, 2, 3]),
      dust: random.chance(0.2),
      fumes: random.chance(0.1),
      wet: random.chance(0.2),
      flame: random.chance(0.05),
    },
    importance: drawLevels(random, NEED_LEVELS, 0.2),
  };
};
