import { AppError } from '#shared/errors.ts';
import type { PersonStore } from '../ports.ts';
import { onlyNew } from './changes.ts';
import { personKey, subjectKey } from './keys.ts';
import { dynamoNounStore } from './noun-store.ts';
import { schemaOf } from './schema-of.ts';
import type { DynamoTable } from './table.ts';

const personSchema = schemaOf('person');

export const dynamoPersonStore = (table: DynamoTable): PersonStore => {
  const nouns = dynamoNounStore(table, personSchema, personKey);
  return {
    ...nouns,
    async recall(ids) {
      const rows = await table.getMany(ids.map(personKey), { consistent: false });
      const schema = await personSchema();
      const early = new Map(rows.map((row) => [row.pk, schema.parse(row['data'])]));
      const missing = ids.filter((id) => !early.has(personKey(id).pk));
      const late = missing.length > 0 ? await nouns.findMany(missing) : [];
      const found = new Map([...early.values(), ...late].map((person) => [person.id, person]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    async findBySubject(issuer, subject) {
      const row = await table.get(subjectKey(issuer, subject));
      return row && nouns.find(String(row['personId']));
    },
    linkSubject: (issuer, subject, personId) =>
      table.put(
        { ...subjectKey(issuer, subject), personId },
        onlyNew,
        () => new AppError('already_exists', 'This person is known already.'),
      ),
  };
};
