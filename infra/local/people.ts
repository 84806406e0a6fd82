import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Refusal } from './refusal.ts';
import type { State } from './state.ts';

const personSchema = z.object({
  id: z.string(), // of a sample person a word, of one who signed up the address
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

export type People = {
  /** The sample people, then those who signed up, each in the order they came. */
  list(): Person[];
  /** Somebody new, or again: undefined where the text is no address. */
  signUp(mail: string): Person | undefined;
};

const mostNew = 200;
const key = 'people';

/** Whom the issuer of this folder knows. */
export function createPeople(state: State): People {
  const own = (): Person[] => z.array(personSchema).parse(JSON.parse(state.get(key) ?? '[]'));
  const list = () => [...samplePeople(), ...own()];
  return {
    list,
    signUp: (text) =>
      state.atomically(() => {
        const address = z.email().max(200).safeParse(text.trim().toLowerCase());
        if (!address.success) return undefined;
        const mail = address.data;
        const known = list().find((person) => person.mail === mail);
        if (known || own().length >= mostNew) return known;
        const person: Person = { id: mail, label: 'Signed up here', mail, groups: [] };
        state.set(key, JSON.stringify([...own(), person]));
        return person;
      }),
  };
}
