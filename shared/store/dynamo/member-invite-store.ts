import type { MemberInvite } from '#shared/domain/member-invite.ts';
import { AppError } from '#shared/errors.ts';
import type { MemberInviteStore } from '../case-ports.ts';
import { onlyOver } from './changes.ts';
import { caseDue } from './due-case-store.ts';
import { invitesSentKey, memberInviteCountKey, memberInviteKey, memberInvitePointer } from './keys.ts';
import { schemaOf } from './schema-of.ts';
import type { DynamoTable } from './table.ts';

const memberInviteSchema = schemaOf('memberInvite');

const SENT_KEPT_S = 3 * 86_400;

export const dynamoMemberInviteStore = (table: DynamoTable): MemberInviteStore => {
  const row = (invite: MemberInvite) =>
    table.put({ ...memberInviteKey(invite.id), version: invite.version, data: invite }, onlyOver(invite.version - 1));
  const due = ({ id, state, expiresAt }: MemberInvite) =>
    caseDue(table, 'member-invite', id, memberInviteKey(id).pk, state === 'sent' ? expiresAt : null);
  const sentBy = ({ invitedBy, createdAt }: MemberInvite, most: number) =>
    table.update(invitesSentKey(invitedBy, createdAt.slice(0, 10)), 'ADD sent :one SET ttlEpochS = :ttl', {
      values: { ':one': 1, ':ttl': Math.floor(Date.parse(createdAt) / 1000) + SENT_KEPT_S },
      when: { text: 'attribute_not_exists(sent) OR sent < :most', values: { ':most': most } },
      refusal: () => new AppError('too_many_requests', `At most ${most} invitations a person and day.`),
    });
  return {
    async find(id) {
      const found = await table.get(memberInviteKey(id));
      return found && (await memberInviteSchema()).parse(found['data']);
    },
    async listWaiting(scope) {
      const { pk, sk } = memberInvitePointer(scope, '');
      const { items } = await table.query(pk, { prefix: sk });
      const rows = await table.getMany(items.map((pointer) => memberInviteKey(pointer.sk.slice(sk.length))));
      const schema = await memberInviteSchema();
      return rows.map((row) => schema.parse(row['data'])).filter(({ state }) => state === 'sent');
    },
    create: (invite, most) => [
      row(invite),
      table.put(memberInvitePointer(invite.scope, invite.id)),
      due(invite),
      table.update(memberInviteCountKey(invite.scope), 'ADD waiting :one', {
        values: { ':one': 1 },
        when: { text: 'attribute_not_exists(waiting) OR waiting < :most', values: { ':most': most.waiting } },
        refusal: () =>
          new AppError('limit_reached', `At most ${most.waiting} invitations wait for an answer at a time.`),
      }),
      sentBy(invite, most.aDay),
    ],
    save: (next) => [
      row(next),
      ...(next.state === 'sent'
        ? []
        : [
            table.remove(memberInvitePointer(next.scope, next.id)),
            table.update(memberInviteCountKey(next.scope), 'ADD waiting :less', { values: { ':less': -1 } }),
          ]),
      due(next),
    ],
  };
};
