import { type MemberInvite, memberInviteSchema } from '#shared/domain/member-invite.ts';
import type { MemberInviteStore } from '../case-ports.ts';
import { onlyOver } from './changes.ts';
import { caseDue } from './due-case-store.ts';
import { memberInviteKey, memberInvitePointer, scopePk } from './keys.ts';
import type { DynamoTable } from './table.ts';

export const dynamoMemberInviteStore = (table: DynamoTable): MemberInviteStore => {
  const row = (invite: MemberInvite) =>
    table.put({ ...memberInviteKey(invite.id), version: invite.version, data: invite }, onlyOver(invite.version - 1));
  const due = ({ id, state, expiresAt }: MemberInvite) =>
    caseDue(table, 'member-invite', id, memberInviteKey(id).pk, state === 'sent' ? expiresAt : null);
  return {
    async find(id) {
      const found = await table.get(memberInviteKey(id));
      return found && memberInviteSchema.parse(found['data']);
    },
    create: (invite) => [row(invite), table.put(memberInvitePointer(invite.scope, invite.id)), due(invite)],
    save: (next) => [
      row(next),
      ...(next.state === 'sent' ? [] : [table.remove(memberInvitePointer(next.scope, next.id))]),
      due(next),
    ],
    async countOpen(scope) {
      const { items } = await table.query(scopePk(scope), { prefix: 'MEMBERINVITE#' });
      return items.length;
    },
  };
};
