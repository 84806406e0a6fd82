import * as z from 'zod';
import { bookingFieldsSchema } from './booking.ts';
import {
  activitySchema,
  actorKindSchema,
  amenitySchema,
  currencySchema,
  setOf,
  spaceKindSchema,
  tenureSchema,
} from './codes.ts';
import { freeTextSchema } from './free-text.ts';
import {
  areaSchema,
  centsSchema,
  daySchema,
  daysSchema,
  endTimeSchema,
  idSchema,
  instantSchema,
  lineSchema,
  peopleSchema,
  timeSchema,
  versionSchema,
} from './scalars.ts';

const termSchema = z
  .strictObject({ minDays: daysSchema, maxDays: daysSchema.nullable().default(null) })
  .refine((t) => t.maxDays === null || t.minDays <= t.maxDays, {
    path: ['maxDays'],
    message: 'maxDays is less than minDays',
  });

const opening = z
  .strictObject({ from: timeSchema, to: endTimeSchema })
  .refine((span) => span.from < span.to, { path: ['to'], message: 'to is not after from' });
const openings = z.array(opening).max(12).optional();

export const tariffSchema = z.strictObject({
  per: z.enum(['hour', 'day', 'month']),
  of: z.enum(['space', 'm2', 'person']),
  rentCents: centsSchema.nullable().default(null),
  chargesCents: centsSchema.nullable().default(null),
  currency: currencySchema,
  for: setOf(actorKindSchema).nullable().default(null), // null: all
});
export type Tariff = z.infer<typeof tariffSchema>;

const measure = (max: number) => z.number().nonnegative().max(max).nullable().default(null);
const allowed = z.boolean().nullable().default(null);

/** Every field of a space that the rule reads, bookings apart. null is unknown. */
const spaceFieldShape = {
  activities: setOf(activitySchema).nullable().default(null),
  areaM2: areaSchema.nullable().default(null),
  divisibleFromM2: areaSchema.nullable().default(null), // a part of at least this size can be let
  capacity: peopleSchema.nullable().default(null), // people
  tenure: tenureSchema.nullable().default(null),
  modes: setOf(z.enum(['stay', 'sessions']))
    .nullable()
    .default(null),
  available: z
    .strictObject({ from: daySchema, until: daySchema.nullable().default(null) })
    .refine((a) => a.until === null || a.from < a.until, { path: ['until'], message: 'until is not after from' })
    .nullable()
    .default(null),
  hours: z
    .strictObject({ 1: openings, 2: openings, 3: openings, 4: openings, 5: openings, 6: openings, 7: openings })
    .nullable()
    .default(null), // a weekday not named is closed
  term: termSchema.nullable().default(null),
  preferredTerm: termSchema.nullable().default(null),
  tariffs: z.array(tariffSchema).max(20).nullable().default(null), // []: nothing can be charged by rule
  amenities: z
    .strictObject({ has: setOf(amenitySchema).default([]), lacks: setOf(amenitySchema).default([]) })
    .refine((a) => !a.has.some((code) => a.lacks.includes(code)), {
      path: ['lacks'],
      message: 'a code is both there and lacking',
    })
    .default({ has: [], lacks: [] }), // a code in neither is unknown
  measures: z
    .strictObject({
      powerKw: measure(1e5),
      floorLoadKgM2: measure(1e6),
      doorWidthCm: measure(1e5),
      ceilingCm: measure(1e5),
    })
    .default({ powerKw: null, floorLoadKgM2: null, doorWidthCm: null, ceilingCm: null }),
  tolerates: z
    .strictObject({
      noise: z.int().min(0).max(3).nullable().default(null),
      dust: allowed,
      fumes: allowed,
      wet: allowed,
      flame: allowed,
    })
    .default({ noise: null, dust: null, fumes: null, wet: null, flame: null }),
};

type Checked = { areaM2: number | null; divisibleFromM2: number | null };
const betweenFields = (space: Checked, ctx: z.RefinementCtx): void => {
  if (space.divisibleFromM2 === null) return;
  if (space.areaM2 === null || space.divisibleFromM2 > space.areaM2)
    ctx.addIssue({
      code: 'custom',
      path: ['divisibleFromM2'],
      message: 'a part needs a known area and is at most as large',
    });
};

/** A space as the rule sees it. */
export const spaceFieldsSchema = z
  .strictObject({ ...spaceFieldShape, bookings: z.array(bookingFieldsSchema).default([]) })
  .superRefine(betweenFields);
export type SpaceFields = z.infer<typeof spaceFieldsSchema>;

/** What the house adds to what is matched; null or absent is unknown. */
const spaceProfileShape = {
  name: lineSchema(120),
  kind: spaceKindSchema,
  story: freeTextSchema(4000).nullable().default(null),
  floorLevel: z.int().min(-5).max(60).nullable().default(null), // 0: ground floor
  includes: setOf(z.enum(['heat', 'power', 'water', 'internet', 'cleaning', 'taxes', 'insurance']))
    .nullable()
    .default(null),
  vatIncluded: z.boolean().nullable().default(null),
  depositCents: centsSchema.nullable().default(null),
  noticeDays: z.int().nonnegative().max(3650).nullable().default(null),
  insuranceRequired: z.boolean().nullable().default(null),
  fitOut: freeTextSchema(2000).nullable().default(null), // state, and work expected of the user
  forbidden: freeTextSchema(2000).nullable().default(null), // processes not allowed
  sublettingAllowed: z.boolean().nullable().default(null),
  leadTimeDays: z.int().nonnegative().max(3650).nullable().default(null),
};

export const spaceBodySchema = z.strictObject({ ...spaceProfileShape, ...spaceFieldShape }).superRefine(betweenFields);
export type SpaceBody = z.infer<typeof spaceBodySchema>;

export const spaceStateSchema = z.enum(['draft', 'published', 'paused', 'archived']);
export type SpaceState = z.infer<typeof spaceStateSchema>;

/** One part of a site that can be let on its own: a room, a floor, a yard. */
export const spaceSchema = z.looseObject({
  schemaVersion: z.literal(1),
  id: idSchema,
  siteId: idSchema,
  state: spaceStateSchema,
  ...spaceProfileShape,
  ...spaceFieldShape,
  firstPublishedAt: instantSchema.nullable(),
  confirmedAt: instantSchema.nullable(), // when somebody last said it is still free
  createdAt: instantSchema,
  updatedAt: instantSchema,
  updatedBy: idSchema,
  version: versionSchema,
});
export type Space = z.infer<typeof spaceSchema>;
