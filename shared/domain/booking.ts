import * as z from 'zod';
import { sectorSchema, setOf } from './codes.ts';
import {
  areaSchema,
  daySchema,
  endTimeSchema,
  idSchema,
  instantSchema,
  lineSchema,
  peopleSchema,
  timeSchema,
  versionSchema,
  weekdaySchema,
} from './scalars.ts';

const takesSchema = z.union([
  z.literal('all'),
  z.strictObject({ areaM2: areaSchema }),
  z.strictObject({ people: peopleSchema }),
]);

const wholeDays = { from: daySchema, until: daySchema, takes: takesSchema }; // [from, until)
const sessionHours = {
  ...wholeDays,
  weekdays: setOf(weekdaySchema, 7).min(1),
  startsAt: timeSchema,
  endsAt: endTimeSchema,
};

const inOrder = (
  b: { from: string; until: string; startsAt?: string; endsAt?: string },
  ctx: z.RefinementCtx,
): void => {
  if (b.until <= b.from) ctx.addIssue({ code: 'custom', path: ['until'], message: 'until is not after from' });
  if (b.startsAt !== undefined && b.endsAt !== undefined && b.endsAt <= b.startsAt)
    ctx.addIssue({ code: 'custom', path: ['endsAt'], message: 'endsAt is not after startsAt' });
};

/** A confirmed booking as the rule sees it. A stay or block takes whole days; a session its hours on its weekdays. */
export const bookingFieldsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stay'), ...wholeDays }),
  z.strictObject({ kind: z.literal('block'), ...wholeDays }),
  z.strictObject({ kind: z.literal('session'), ...sessionHours }),
]);
export type BookingFields = z.infer<typeof bookingFieldsSchema>;
export type Takes = z.infer<typeof takesSchema>;

const who = {
  actorId: idSchema.nullable().default(null),
  sector: sectorSchema.nullable().default(null), // of the actor, or as the manager enters it; null: not said
  note: lineSchema(200).nullable().default(null),
};
export const bookingBodySchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('stay'), ...wholeDays, ...who }),
    z.strictObject({ kind: z.literal('block'), ...wholeDays, ...who }),
    z.strictObject({ kind: z.literal('session'), ...sessionHours, ...who }),
  ])
  .superRefine(inOrder);
export type BookingBody = z.infer<typeof bookingBodySchema>;

/** A stored booking or block, entered by a manager; deleting it frees the space. */
export const bookingSchema = z.looseObject({
  schemaVersion: z.literal(1),
  id: idSchema,
  spaceId: idSchema,
  kind: z.enum(['stay', 'session', 'block']),
  ...wholeDays,
  weekdays: z.array(weekdaySchema).optional(),
  startsAt: timeSchema.optional(),
  endsAt: endTimeSchema.optional(),
  ...who,
  createdAt: instantSchema,
  updatedBy: idSchema,
  version: versionSchema,
});
export type Booking = z.infer<typeof bookingSchema>;
