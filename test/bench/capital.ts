import type { Group, Import } from '#shared/domain/import-group.ts';
import { addTo, groupOf } from '#shared/domain/import-group.ts';
import { importRecordSchema } from '#shared/domain/import-record.ts';
import type { Person } from '#shared/domain/person.ts';
import { aMember, needsOfCapital } from '#test/support/a-capital.ts';
import { aSite, aSpace } from '#test/support/builders.ts';

const PLACE = { lat: 48.2, lon: 16.37 };
const idOf = (n: number): string => `person-${n}`;

/** As many persons as needs. */
export const personsOfCapital = (needs: number): Person[] => Array.from({ length: needs }, (_, n) => aMember(idOf(n)));

/** One house with one published space, then the needs that it suits. */
export function* groupsOfCapital(needs: number, by: Import): Generator<Group> {
  const body = aSite({ location: PLACE, country: 'AT', timeZone: 'Europe/Vienna' });
  const house = groupOf(importRecordSchema.parse({ kind: 'site', id: 'capital', state: 'verified', body }), by)!;
  const space = { kind: 'space', id: 'capital-1', of: 'capital', state: 'published', body: aSpace() };
  addTo(house, importRecordSchema.parse(space), by);
  yield house;
  const persons = Array.from({ length: Math.max(1, needs) }, (_, n) => idOf(n));
  yield* needsOfCapital({ ...PLACE, needs, prefix: 'n', persons }, by);
}
