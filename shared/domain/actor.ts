import * as z from 'zod';
import {
  actorKindSchema,
  audienceSchema,
  disciplineSchema,
  offerSchema,
  sectorSchema,
  setOf,
  valueSchema,
} from './codes.ts';
import { contactSchema } from './contact.ts';
import {
  countrySchema,
  idSchema,
  instantSchema,
  lineSchema,
  pointSchema,
  textSchema,
  versionSchema,
} from './scalars.ts';

const actorFieldShape = {
  kind: actorKindSchema.default('person'),
  sector: sectorSchema.default('creative'),
  disciplines: setOf(disciplineSchema).default([]),
  values: setOf(valueSchema).default([]),
  audiences: setOf(audienceSchema).default([]),
  home: pointSchema.nullable().default(null),
  offers: setOf(offerSchema).default([]),
};

/** An actor as the rule sees it. */
export const actorFieldsSchema = z.strictObject(actorFieldShape);
export type ActorFields = z.infer<typeof actorFieldsSchema>;

const actorProfileShape = {
  name: lineSchema(120),
  about: textSchema(4000).nullable().default(null),
  country: countrySchema.nullable().default(null),
  contact: contactSchema,
};

export const actorBodySchema = z.strictObject({ ...actorProfileShape, ...actorFieldShape });
export type ActorBody = z.infer<typeof actorBodySchema>;

/** A person, collective, association, company or institution that looks for spaces. */
export const actorSchema = z.looseObject({
  schemaVersion: z.literal(1),
  id: idSchema,
  ...actorProfileShape,
  ...actorFieldShape,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  updatedBy: idSchema,
  version: versionSchema,
});
export type Actor = z.infer<typeof actorSchema>;
