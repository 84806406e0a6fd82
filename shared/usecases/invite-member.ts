import type { Caller } from '#shared/domain/authority.ts';
import { daysAfter } from '#shared/domain/case.ts';
import { WAITS_DAYS } from '#shared/domain/case-moves.ts';
import type { MemberInvite, MemberInviteBody } from '#shared/domain/member-invite.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Deps } from '#shared/store/deps.ts';
import { grantedScope } from './granted-scope.ts';
import { newToken, sealToken, tokenHash } from './sealed-token.ts';

/** So that nobody mails the world through actors of their own: decided by the write. */
const MOST = { waiting: 20, aDay: 50 };
/** What the inviter reads: the token goes to the invited address alone. */
export type SentInvite = Pick<MemberInvite, 'scope' | 'mail' | 'createdAt' | 'expiresAt'>;

/** Invites whoever owns this mail address to what the caller belongs to, or coordinates. */
export const inviteMember = async (
  deps: Deps,
  caller: Caller & { person: Person },
  { scope, mail }: MemberInviteBody,
): Promise<SentInvite> => {
  await grantedScope(deps, caller, scope);
  const token = newToken();
  const id = tokenHash(token);
  const at = deps.now().toISOString();
  const by = caller.person.id;
  const invite: MemberInvite = {
    schemaVersion: 1,
    id,
    scope,
    mail,
    sealedToken: sealToken(await deps.service.key(), id, token),
    state: 'sent',
    invitedBy: by,
    createdAt: at,
    expiresAt: daysAfter(at, WAITS_DAYS.memberInvite),
    acceptedBy: null,
    version: 1,
  };
  const sent: SentInvite = { scope, mail, createdAt: at, expiresAt: invite.expiresAt };
  await deps.commit(
    [
      ...deps.memberInvites.create(invite, MOST),
      deps.audit.row({ at, by, act: 'member.invite', subject: scope.id, ids: { inviteId: id } }),
    ],
    sent,
  );
  return sent;
};
