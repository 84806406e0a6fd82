import { personSchema } from '#shared/domain/person.ts';
import { AppError } from '#shared/errors.ts';
import type { PersonStore } from '../ports.ts';
import { onlyNew } from './changes.ts';
import { personKey, subjectKey } from './keys.ts';
import { dynamoNounStore } from './noun-store.ts';
import type { DynamoTable } from './table.ts';

export const dynamoPersonStore = (table: DynamoTable): PersonStore => {
  const nouns = dynamoNounStore(table, personSchema, personKey);
  return {
    ...nouns,
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
