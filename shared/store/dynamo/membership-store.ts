import { AppError } from '#shared/errors.ts';
import type { MembershipStore } from '../ports.ts';
import { onlyNew, onlyThere } from './changes.ts';
import { memberCountKey, memberKey, membershipKey, personKey, scopePk } from './keys.ts';
import { schemaOf } from './schema-of.ts';
import type { DynamoTable } from './table.ts';

const membershipSchema = schemaOf('membership');

const already = () => new AppError('already_exists', 'This person belongs to it already.');

export const dynamoMembershipStore = (table: DynamoTable): MembershipStore => ({
  async ofPerson(personId) {
    const { items } = await table.query(personKey(personId).pk, { prefix: 'MEMBER#' });
    const schema = await membershipSchema();
    return items.map((row) => schema.parse(row['data']));
  },
  async ofScope(scope) {
    const { items } = await table.query(scopePk(scope), { prefix: 'MEMBER#' });
    const schema = await membershipSchema();
    return items.map((row) => schema.parse(row['data']));
  },
  async find(personId, scope) {
    const row = await table.get(membershipKey(personId, scope));
    return row && (await membershipSchema()).parse(row['data']);
  },
  add(membership, options) {
    const { personId, scope } = membership;
    const body = { version: membership.version, data: membership };
    return [
      table.put({ ...membershipKey(personId, scope), ...body }, onlyNew, already),
      table.put({ ...memberKey(scope, personId), ...body }, onlyNew, already),
      table.update(memberCountKey(scope), 'ADD members :one', {
        values: { ':one': 1, ...(options?.first && { ':none': 0 }) },
        ...(options?.first && { when: { text: 'attribute_not_exists(members) OR members = :none' } }),
        refusal: () => new AppError('already_exists', 'Somebody is there already.'),
      }),
    ];
  },
  addAll: (scope, memberships) => [
    ...memberships.flatMap((membership) => {
      const body = { version: membership.version, data: membership };
      return [
        table.put({ ...membershipKey(membership.personId, scope), ...body }),
        table.put({ ...memberKey(scope, membership.personId), ...body }),
      ];
    }),
    table.put({ ...memberCountKey(scope), members: memberships.length }),
  ],
  remove(membership) {
    const { personId, scope } = membership;
    const gone = () => new AppError('stale_version', 'This person has left already.');
    return [
      table.remove(membershipKey(personId, scope), onlyThere, gone),
      table.remove(memberKey(scope, personId), onlyThere, gone),
      table.update(memberCountKey(scope), 'ADD members :less', {
        values: { ':less': -1 },
        when: { text: 'members > :one', values: { ':one': 1 } },
        refusal: () => new AppError('last_member', 'The last one cannot leave: invite somebody first.'),
      }),
    ];
  },
});
