import * as z from 'zod';
import { activitySchema, amenitySchema, currencySchema, levelSchema, setOf, tenureSchema } from './codes.ts';
import {
  areaSchema,
  centsSchema,
  countrySchema,
  daySchema,
  daysSchema,
  endTimeSchema,
  idSchema,
  instantSchema,
  latSchema,
  lineSchema,
  lonSchema,
  peopleSchema,
  timeSchema,
  versionSchema,
  weekdaySchema,
} from './scalars.ts';

const ordered = (low: string, high: string | null | undefined): boolean => high == null || low <= high;

/** One continuous use that starts on a day from earliest to latest. */
const staySchema = z
  .strictObject({
    kind: z.literal('stay'),
    earliest: daySchema,
    latest: daySchema,
    minDays: daysSchema,
    maxDays: daysSchema.nullable().default(null), // null: as long as can be
  })
  .refine((w) => ordered(w.earliest, w.latest), { path: ['latest'], message: 'latest is before earliest' })
  .refine((w) => w.maxDays === null || w.minDays <= w.maxDays, {
    path: ['maxDays'],
    message: 'maxDays is less than minDays',
  });

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** A session of `hours` on perWeek of the weekdays, each inside [from, to]. */
const sessionsSchema = z
  .strictObject({
    kind: z.literal('sessions'),
    earliest: daySchema,
    latest: daySchema,
    hours: z.number().positive().max(24),
    perWeek: z.int().min(1).max(7),
    weekdays: setOf(weekdaySchema, 7).min(1),
    from: timeSchema,
    to: endTimeSchema,
  })
  .refine((w) => ordered(w.earliest, w.latest), { path: ['latest'], message: 'latest is before earliest' })
  .refine((w) => w.hours * 60 <= minutesOf(w.to) - minutesOf(w.from) + 1e-6, {
    path: ['hours'],
    message: 'longer than from … to',
  })
  .refine((w) => w.perWeek <= w.weekdays.length, { path: ['perWeek'], message: 'more than the weekdays named' });

const placeSchema = z.union([
  z.strictObject({ lat: latSchema, lon: lonSchema, radiusKm: z.number().positive().max(5000) }),
  z.strictObject({ country: countrySchema }),
]);

const areaRangeSchema = z
  .strictObject({
    min: areaSchema,
    ideal: areaSchema.nullable().default(null), // null: the middle of min and max
    max: areaSchema.nullable().default(null), // null: no limit
  })
  .refine((a) => a.max === null || a.min <= a.max, { path: ['max'], message: 'max is less than min' })
  .refine((a) => a.ideal == null || (a.min <= a.ideal && (a.max === null || a.ideal <= a.max)), {
    path: ['ideal'],
    message: 'ideal lies outside min … max',
  });

const measure = (max: number) => z.number().positive().max(max).optional();

/** Every field of a need that the rule reads (spec: matching, "What is matched"). */
const needFieldShape = {
  activities: setOf(activitySchema, 8).min(1),
  people: peopleSchema.default(1),
  areaM2: areaRangeSchema,
  tenure: tenureSchema.default('either'),
  budget: z.strictObject({
    cents: centsSchema.min(1),
    currency: currencySchema,
    per: z.enum(['month', 'session', 'total']),
  }),
  when: z.discriminatedUnion('kind', [staySchema, sessionsSchema]),
  places: z.array(placeSchema).max(5).default([]), // empty: anywhere
  requires: setOf(amenitySchema).default([]),
  prefers: setOf(amenitySchema).default([]),
  minimums: z
    .strictObject({
      powerKw: measure(1e5),
      floorLoadKgM2: measure(1e6),
      doorWidthCm: measure(1e5),
      ceilingCm: measure(1e5),
    })
    .default({}),
  emits: z
    .strictObject({
      noise: z.int().min(0).max(3).default(0),
      dust: z.boolean().default(false),
      fumes: z.boolean().default(false),
      wet: z.boolean().default(false),
      flame: z.boolean().default(false),
    })
    .default({ noise: 0, dust: false, fumes: false, wet: false, flame: false }),
  importance: z
    .strictObject({
      cost: levelSchema.optional(),
      area: levelSchema.optional(),
      distance: levelSchema.optional(),
      amenities: levelSchema.optional(),
      start: levelSchema.optional(),
      duration: levelSchema.optional(),
    })
    .default({}),
};

type Checked = {
  budget: { per: string };
  when: { kind: string; minDays?: number; maxDays?: number | null };
  requires: string[];
  prefers: string[];
};
/** The rules between fields, shared by what arrives and what is stored. */
const betweenFields = (need: Checked, ctx: z.RefinementCtx): void => {
  const issue = (path: string[], message: string) => ctx.addIssue({ code: 'custom', path, message });
  if (need.prefers.some((code) => need.requires.includes(code)))
    issue(['prefers'], 'a code is both required and preferred');
  if (need.when.kind !== 'stay') return;
  if (need.budget.per === 'session') issue(['budget', 'per'], 'a stay is paid per month or in total');
  if (need.budget.per === 'total' && need.when.minDays !== need.when.maxDays)
    issue(['budget', 'per'], 'a total budget asks for a fixed length: minDays equal to maxDays');
};

/** A need as the rule sees it. */
export const needFieldsSchema = z.strictObject(needFieldShape).superRefine(betweenFields);
export type NeedFields = z.infer<typeof needFieldsSchema>;
export type Stay = z.infer<typeof staySchema>;
export type Sessions = z.infer<typeof sessionsSchema>;
export type Place = z.infer<typeof placeSchema>;

/** What a member writes: the rule's fields and a title of their own. */
export const needBodySchema = z
  .strictObject({ title: lineSchema(120).nullable().default(null), ...needFieldShape })
  .superRefine(betweenFields);
export type NeedBody = z.infer<typeof needBodySchema>;

export const needStateSchema = z.enum(['draft', 'open', 'paused', 'placed', 'expired']);
export type NeedState = z.infer<typeof needStateSchema>;

/** A stored need: an actor's description of the space it looks for. */
export const needSchema = z.looseObject({
  schemaVersion: z.literal(1),
  id: idSchema,
  actorId: idSchema,
  state: needStateSchema,
  title: z.string().nullable(),
  ...needFieldShape,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  updatedBy: idSchema, // the person whose write this was: never mailed about it
  version: versionSchema, // +1 on every write
});
export type Need = z.infer<typeof needSchema>;
