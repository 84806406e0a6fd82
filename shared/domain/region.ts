import * as z from 'zod';
import { countrySchema, daySchema, idSchema, instantSchema, lineSchema, versionSchema } from './scalars.ts';

export const regionBodySchema = z.strictObject({
  name: lineSchema(120),
  countries: z.array(countrySchema).min(1).max(10),
});

/** What a forint is worth in euro, and on which day it was. */
export const exchangeBodySchema = z.strictObject({ eurPerHuf: z.number().positive().max(1), asOf: daySchema });

/** A part of the programme with coordinators of its own. */
export const regionSchema = z.looseObject({
  schemaVersion: z.literal(1),
  id: idSchema,
  ...regionBodySchema.shape,
  createdAt: instantSchema,
  updatedBy: idSchema,
  version: versionSchema,
});
export type Region = z.infer<typeof regionSchema>;
