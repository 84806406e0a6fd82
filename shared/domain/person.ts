import * as z from 'zod';
import { languageSchema } from './codes.ts';
import { idSchema, instantSchema, versionSchema } from './scalars.ts';
import { timeZoneSchema } from './site.ts';

export const personPatchSchema = z.strictObject({ lang: languageSchema, timeZone: timeZoneSchema });

/** Somebody who signs in. The mail address is the issuer's word, never the person's own entry. */
export const personSchema = z.looseObject({
  schemaVersion: z.literal(1),
  id: idSchema,
  lang: languageSchema,
  timeZone: timeZoneSchema,
  mail: z.string().nullable(),
  mailVerified: z.boolean(),
  mailCheckedAt: instantSchema,
  createdAt: instantSchema,
  version: versionSchema,
});
export type Person = z.infer<typeof personSchema>;
