import * as z from 'zod';
import {
  activitySchema,
  audienceSchema,
  buildingSchema,
  disciplineSchema,
  levelSchema,
  offerSchema,
  setOf,
  valueSchema,
} from './codes.ts';
import { contactSchema } from './contact.ts';
import { freeTextSchema } from './free-text.ts';
import {
  areaSchema,
  countrySchema,
  idSchema,
  instantSchema,
  lineSchema,
  pointSchema,
  versionSchema,
} from './scalars.ts';

/** Where most houses stand: to list all zones costs a first answer as much as reading its house. */
const NEAR_ZONES: ReadonlySet<string> = new Set(
  ['Berlin', 'Budapest', 'Ljubljana', 'Rome', 'Zagreb', 'Vienna'].map((city) => `Europe/${city}`),
);
let listedZones: ReadonlySet<string> | undefined;
const isTimeZone = (zone: string): boolean => {
  if (NEAR_ZONES.has(zone)) return true;
  listedZones ??= new Set(Intl.supportedValuesOf('timeZone'));
  if (listedZones.has(zone)) return true; // to try one out costs a first answer what all its formats cost
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone })); // another name of one
  } catch {
    return false;
  }
};

/** An IANA time zone that this runtime knows. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .regex(/^[A-Za-z]/, 'an IANA time zone') // an offset such as +02:00 is none: it knows no summer time
  .refine(isTimeZone, 'an IANA time zone');

export const LOCATION_PRECISIONS = ['exact', 'street', 'town'] as const;

const share = z.number().min(0).max(1);
const siteFieldShape = {
  location: pointSchema,
  country: countrySchema,
  timeZone: timeZoneSchema,
  purposes: setOf(activitySchema).default([]), // what the house is for
  disciplines: setOf(disciplineSchema).default([]), // of those who are there
  values: setOf(valueSchema).default([]),
  audiences: setOf(audienceSchema).default([]),
  wants: setOf(offerSchema).default([]),
  concept: z
    .strictObject({ creative: share, trade: share, service: share })
    .refine((c) => Math.abs(c.creative + c.trade + c.service - 1) <= 1e-6, 'the shares sum to 1')
    .nullable()
    .default(null), // target share of let area per sector
  importance: z
    .strictObject({
      purpose: levelSchema.optional(),
      kinship: levelSchema.optional(),
      values: levelSchema.optional(),
      local: levelSchema.optional(),
      synergy: levelSchema.optional(),
      audience: levelSchema.optional(),
      mix: levelSchema.optional(),
      term: levelSchema.optional(),
    })
    .default({}),
};

/** A site as the rule sees it: its own words and the two figures computed from its published spaces. */
export const siteFieldsSchema = z.strictObject({
  ...siteFieldShape,
  lettableM2: z.number().nonnegative(), // known areas of its published spaces
  letM2: z.strictObject({ creative: z.number(), trade: z.number(), service: z.number() }), // under today's confirmed stays
});
export type SiteFields = z.infer<typeof siteFieldsSchema>;
export const nothingLet = (): SiteFields['letM2'] => ({ creative: 0, trade: 0, service: 0 });

const siteProfileShape = {
  name: lineSchema(160),
  story: freeTextSchema(8000).nullable().default(null),
  formerUse: freeTextSchema(1000).nullable().default(null),
  building: buildingSchema.nullable().default(null), // what kind of house it is: chooses its drawing
  year: lineSchema(60).nullable().default(null), // a year or a period
  protection: z.enum(['none', 'listed', 'world-heritage']).nullable().default(null),
  protectionForbids: freeTextSchema(2000).nullable().default(null),
  hazards: freeTextSchema(2000).nullable().default(null), // hazards and no-go zones
  operator: lineSchema(200).nullable().default(null),
  operatorKind: z
    .enum(['municipality', 'public-company', 'association', 'company', 'person', 'institution'])
    .nullable()
    .default(null),
  town: lineSchema(100).nullable().default(null), // as mail and pages name the place
  address: lineSchema(300).nullable().default(null),
  locationPrecision: z.enum(LOCATION_PRECISIONS).default('town'),
  opening: freeTextSchema(1000).nullable().default(null),
  byAppointment: z.boolean().nullable().default(null),
  transport: freeTextSchema(1000).nullable().default(null),
  contact: contactSchema,
  houseRules: freeTextSchema(4000).nullable().default(null),
  selectionMode: z.enum(['manager', 'date-order', 'jury', 'draw', 'criteria']).nullable().default(null),
  links: z
    .array(z.strictObject({ title: lineSchema(200), url: z.url({ protocol: /^https?$/ }).max(500) }))
    .max(40)
    .default([]),
  totalAreaM2: areaSchema.nullable().default(null), // the whole house, where known
  regionId: idSchema.nullable().default(null),
};

export const siteBodySchema = z.strictObject({
  ...siteProfileShape,
  ...siteFieldShape,
  sample: z.boolean().default(false), // said once, at the start: shown with "not an offer" everywhere
});
export type SiteBody = z.infer<typeof siteBodySchema>;

export const siteStateSchema = z.enum(['draft', 'submitted', 'verified', 'returned', 'archived']);
export type SiteState = z.infer<typeof siteStateSchema>;

/** A disused building or yard with a name, a place and spaces that can be let. */
export const siteSchema = z.looseObject({
  schemaVersion: z.literal(1),
  id: idSchema,
  state: siteStateSchema,
  returnedBecause: z.string().nullable(),
  decidedAt: instantSchema.nullable().default(null), // when a coordinator last verified or returned it
  sample: z.boolean(),
  ...siteProfileShape,
  ...siteFieldShape,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  updatedBy: idSchema,
  version: versionSchema,
});
export type Site = z.infer<typeof siteSchema>;
