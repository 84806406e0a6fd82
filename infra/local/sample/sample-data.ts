import { readFileSync } from 'node:fs';
import * as z from 'zod';

const bodySchema = z.record(z.string(), z.unknown()); // what the API takes; the API says whether it is right
/** Where a field's value comes from: a public page, or a note where there is none. */
const sourceSchema = z
  .strictObject({ field: z.string(), url: z.url().nullable(), note: z.string().optional() })
  .refine((source) => source.url !== null || source.note !== undefined, 'a page or a note');

const personSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  label: z.string(), // a trade or a role, never a name
  mail: z.email(),
  lang: z.enum(['en', 'de', 'hu', 'sl', 'it', 'hr']),
  timeZone: z.string(),
  groups: z.array(z.string()),
});
export type SamplePerson = z.infer<typeof personSchema>;

const siteSchema = z.strictObject({
  key: z.string(),
  manager: z.string(), // the id of a sample person
  sample: z.literal(true),
  region: z.strictObject({ name: z.string(), countries: z.array(z.string()) }),
  body: bodySchema,
  sources: z.array(sourceSchema),
  spaces: z.array(z.strictObject({ key: z.string(), body: bodySchema, sources: z.array(sourceSchema) })),
});
export type SampleSite = z.infer<typeof siteSchema>;

const actorSchema = z.strictObject({
  person: z.string(), // the id of the sample person who is its member
  body: bodySchema,
  needs: z.array(z.strictObject({ state: z.enum(['draft', 'open']), body: bodySchema })),
});
export type SampleActor = z.infer<typeof actorSchema>;

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

export const samplePeople = (): SamplePerson[] => z.array(personSchema).parse(read('people.json'));
export const sampleSites = (): SampleSite[] => z.array(siteSchema).parse(read('sites.json'));
export const sampleActors = (): SampleActor[] => z.array(actorSchema).parse(read('actors.json'));
