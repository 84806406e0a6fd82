import { addTo, type Group, groupOf, type Import } from '#shared/domain/import-group.ts';
import { importRecordSchema } from '#shared/domain/import-record.ts';
import type { Person } from '#shared/domain/person.ts';
import { groupsOfCapital, personsOfCapital } from './capital.ts';
import { NOW } from './draw-space.ts';
import { generate, type Size } from './generate.ts';

const MEMBERS = 1000;
export const benchPersons: readonly Person[] = Array.from({ length: MEMBERS }, (_, n) => ({
  schemaVersion: 1,
  id: `person-${n}`,
  lang: 'en',
  timeZone: 'Europe/Berlin',
  mail: `person-${n}@example.org`,
  mailVerified: true,
  mailCheckedAt: NOW,
  createdAt: NOW,
  version: 1,
}));
export const personsOf = ({ grows, needs }: Pick<Wanted, 'grows' | 'needs'>): readonly Person[] =>
  grows === 'capital' ? personsOfCapital(needs) : benchPersons;
export const memberIds: readonly string[] = benchPersons.map(({ id }) => id);

export const STAMP: Import = { by: memberIds[0]!, at: NOW, quiet: true };
export type Wanted = Omit<Size, 'members'>;

/** What is generated, as the import reads it: parsed by the product's schemas, defaults and all. */
export function* groupsOf(size: Wanted): Generator<Group> {
  if (size.grows === 'capital') {
    yield* groupsOfCapital(size.needs, STAMP);
    return;
  }
  let group: Group | undefined;
  for (const raw of generate({ ...size, members: memberIds })) {
    const record = importRecordSchema.parse(raw);
    const begun = groupOf(record, STAMP);
    if (begun) {
      if (group) yield group;
      group = begun;
    } else {
      addTo(group, record, STAMP); // a booking that a space cannot hold is left out, as the import leaves it out
    }
  }
  if (group) yield group;
}
