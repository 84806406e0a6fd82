import { type ActorFields, actorFieldsSchema } from '#shared/domain/actor.ts';
import type { RuleContext } from '#shared/domain/facts.ts';
import { type NeedFields, needFieldsSchema } from '#shared/domain/need.ts';
import { nothingLet, type SiteFields, siteFieldsSchema } from '#shared/domain/site.ts';
import { type SpaceFields, spaceFieldsSchema } from '#shared/domain/space.ts';

// The pair of the specification's worked cases: a painter near Freiberg and a room that suits.

export const ctxOfCases: RuleContext = { today: '2026-11-01', eurPerHuf: 0.0025 };

export const aStayWhen = (over: object = {}) => ({
  kind: 'stay',
  earliest: '2027-01-01',
  latest: '2027-03-01',
  minDays: 180,
  maxDays: 180,
  ...over,
});

export const aNeedOfCases = (over: object = {}): NeedFields =>
  needFieldsSchema.parse({
    activities: ['painting'],
    people: 1,
    areaM2: { min: 20, max: 40 },
    budget: { cents: 20_000, currency: 'EUR', per: 'month' },
    when: aStayWhen(),
    places: [{ lat: 50.92, lon: 13.34, radiusKm: 30 }],
    emits: { noise: 1 },
    tenure: 'either',
    ...over,
  });

export const anActorOfCases = (over: object = {}): ActorFields => actorFieldsSchema.parse(over);

export const aTariff = (over: object = {}) => ({
  per: 'month',
  of: 'space',
  rentCents: 10_000,
  chargesCents: 5_000,
  currency: 'EUR',
  for: null,
  ...over,
});

export const aSpaceOfCases = (over: object = {}): SpaceFields =>
  spaceFieldsSchema.parse({
    activities: ['painting'],
    areaM2: 30,
    capacity: 2,
    tenure: 'either',
    modes: ['stay'],
    available: { from: '2026-12-01' },
    term: { minDays: 30 },
    tariffs: [aTariff()],
    tolerates: { noise: 1, dust: null, fumes: null, wet: null, flame: null },
    ...over,
  });

export const aSiteOfCases = (over: object = {}): SiteFields =>
  siteFieldsSchema.parse({
    location: { lat: 50.9, lon: 13.38 },
    country: 'DE',
    timeZone: 'Europe/Berlin',
    lettableM2: 0,
    letM2: nothingLet(),
    ...over,
  });
