import type { ActorFields } from '../actor.ts';
import {
  ACTIVITIES,
  ACTOR_KINDS,
  AMENITIES,
  AUDIENCES,
  CURRENCIES,
  DISCIPLINES,
  OFFERS,
  SECTORS,
  VALUES,
} from '../codes.ts';
import { MEASURES } from '../constraints.ts';
import { isoDay, timeOf } from '../day.ts';
import type { NeedFields } from '../need.ts';
import { namesAt, numbersAt } from './code-lists.ts';
import { BUDGET_PERS, NEED_CRITERIA, type NeedToPack, SAID } from './encode-needs.ts';
import type { PackedNeeds } from './packed-needs.ts';
import { flagAt, TENURES, unpackCountry, unpackLevels } from './space-codes.ts';

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** A row turned back into what the rule reads, for the few that are told. */
export const needEntryAt = (packed: PackedNeeds, row: number): NeedToPack => ({
  needId: packed.needIds.at(row),
  actorId: packed.actorIds.at(row),
  need: needAt(packed, row),
  actor: actorAt(packed, row),
});

function needAt(packed: PackedNeeds, row: number): NeedFields {
  const kind = packed.budgetKind[row]!;
  const minimums: NeedFields['minimums'] = {};
  for (const [i, measure] of MEASURES.entries()) {
    const minimum = packed.minimums[i]![row]!;
    if (!Number.isNaN(minimum)) minimums[measure] = minimum;
  }
  return {
    activities: namesAt(packed.activities(), row, ACTIVITIES) ?? [],
    people: packed.people[row]!,
    areaM2: areaAt(packed, row),
    tenure: TENURES[packed.tenure[row]! - 1]!,
    budget: { cents: packed.budgetCents[row]!, currency: CURRENCIES[kind & 7]!, per: BUDGET_PERS[kind >> 3]! },
    when: whenAt(packed, row),
    places: placesAt(packed, row),
    requires: namesAt(packed.requires(), row, AMENITIES) ?? [],
    prefers: namesAt(packed.prefers(), row, AMENITIES) ?? [],
    minimums,
    emits: {
      noise: packed.noise[row]!,
      dust: flagAt(packed.emits[row]!, 0) ?? false,
      fumes: flagAt(packed.emits[row]!, 1) ?? false,
      wet: flagAt(packed.emits[row]!, 2) ?? false,
      flame: flagAt(packed.emits[row]!, 3) ?? false,
    },
    importance: unpackLevels(packed.importance[row]!, NEED_CRITERIA),
  };
}

function areaAt(packed: PackedNeeds, row: number): NeedFields['areaM2'] {
  const ideal = packed.idealSaid[row] === SAID.number ? orNull(packed.saidIdealM2[row]!) : null;
  return { min: packed.minM2[row]!, ideal, max: orNull(packed.maxM2[row]!) };
}

function whenAt(packed: PackedNeeds, row: number): NeedFields['when'] {
  const window = { earliest: isoDay(packed.earliest[row]!), latest: isoDay(packed.latest[row]!) };
  if (packed.isSessions[row] === 0)
    return { kind: 'stay', ...window, minDays: packed.minDays[row]!, maxDays: packed.maxDays[row]! || null };
  return {
    kind: 'sessions',
    ...window,
    hours: packed.hours[row]!,
    perWeek: packed.perWeek[row]!,
    weekdays: numbersAt(packed.weekdays(), row),
    from: timeOf(packed.from[row]!),
    to: timeOf(packed.to[row]!),
  };
}

function placesAt(packed: PackedNeeds, row: number): NeedFields['places'] {
  const places: NeedFields['places'] = [];
  let circle = packed.firstCircle[row]!;
  for (let i = packed.firstPlace[row]!; i < packed.firstPlace[row + 1]!; i += 1) {
    const country = packed.placeCountry[i]!;
    if (country > 0) places.push({ country: unpackCountry(country - 1) });
    else {
      const { circleLat, circleLon, radiusKm } = packed;
      places.push({ lat: circleLat[circle]!, lon: circleLon[circle]!, radiusKm: radiusKm[circle]! });
      circle += 1;
    }
  }
  return places;
}

function actorAt(packed: PackedNeeds, row: number): ActorFields {
  const lat = packed.homeLat[row]!;
  return {
    kind: ACTOR_KINDS[packed.actorKind[row]! & 15]!,
    sector: SECTORS[packed.actorKind[row]! >> 4]!,
    disciplines: namesAt(packed.disciplines(), row, DISCIPLINES) ?? [],
    values: namesAt(packed.values(), row, VALUES) ?? [],
    audiences: namesAt(packed.audiences(), row, AUDIENCES) ?? [],
    home: Number.isNaN(lat) ? null : { lat, lon: packed.homeLon[row]! },
    offers: namesAt(packed.offers(), row, OFFERS) ?? [],
  };
}
