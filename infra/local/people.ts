import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Refusal } from './refusal.ts';

const personSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  label: z.string(), // a trade or an office, never a person's name
  mail: z.email(),
  groups: z.array(z.string()), // of the issuer
});
export type Person = z.infer<typeof personSchema>;

/** Whom one can sign in as on a laptop. */
export const samplePeople = (): Person[] =>
  z.array(personSchema).parse(JSON.parse(readFileSync(join(import.meta.dirname, 'sample', 'people.json'), 'utf8')));

export function personWith(id: string): Person {
  const person = samplePeople().find((one) => one.id === id);
  if (person) return person;
  throw new Refusal(`There is no sample person "${id}": npm run token lists them.`);
}
