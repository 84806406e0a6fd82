import { addTo, type Group, groupOf, type Import } from '#shared/domain/import-group.ts';
import { importRecordSchema } from '#shared/domain/import-record.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Deps } from '#shared/store/deps.ts';
import { writeGroups } from '#shared/usecases/write-groups.ts';
import { aNeed, anActor } from './builders.ts';

export type Capital = {
  lat: number;
  lon: number;
  needs: number;
  prefix: string;
  persons: readonly string[]; // to whom the needs belong in turn
};

const AT = '2026-11-24T06:00:00.000Z';

export const aMember = (id: string): Person => ({
  schemaVersion: 1,
  id,
  lang: 'en',
  timeZone: 'Europe/Berlin',
  mail: `${id}@example.org`,
  mailVerified: true,
  mailCheckedAt: AT,
  createdAt: AT,
  version: 1,
});

/** Needs around one place which all suit aSpace() there, the farther away and the poorer the less: of many scores, drawn in no order. */
export function* needsOfCapital({ lat, lon, needs, prefix, persons }: Capital, by: Import): Generator<Group> {
  for (let n = 0; n < needs; n += 1) {
    const away = ((n * 7919) % needs) / needs; // 7919 is a prime: every n has another place in the order
    const actor = { kind: 'actor', id: `${prefix}a${n}`, members: [persons[n % persons.length]], body: anActor() };
    const places = [{ lat: lat + 0.2 * away, lon, radiusKm: 40 }];
    const budget = { cents: 15_000 + Math.round(9000 * (1 - away)), currency: 'EUR', per: 'month' };
    const body = aNeed({ places, budget });
    const group = groupOf(importRecordSchema.parse(actor), by);
    if (!group) throw new Error('An actor begins no group');
    const need = { kind: 'need', id: `${prefix}${n}`, of: `${prefix}a${n}`, state: 'open', body };
    addTo(group, importRecordSchema.parse(need), by);
    yield group;
  }
}

/** Writes them, nobody told of them yet. */
export const openNeedsOfCapital = async (deps: Deps, capital: Capital): Promise<void> => {
  const by: Import = { by: capital.persons[0]!, at: AT, quiet: false };
  await deps.bulk.write([capital.persons.map((id) => deps.persons.put(aMember(id)))], by);
  await writeGroups(deps, [...needsOfCapital(capital, by)], by);
};
