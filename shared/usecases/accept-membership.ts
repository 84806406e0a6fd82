import type { Caller } from '#shared/domain/authority.ts';
import { isSameMail, type MemberInvite } from '#shared/domain/member-invite.ts';
import { type Membership, roleOf } from '#shared/domain/membership.ts';
import type { Person } from '#shared/domain/person.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { isGranted } from './granted-scope.ts';
import { tokenHash } from './sealed-token.ts';

type Asked = { mail: string | null; mailVerified: boolean };

/**
 * The person whose verified mail address was invited joins. Whatever is wrong (token, time, address, an inviter who may
 * no longer invite) answers alike, so that nobody learns which.
 */
export const acceptMembership = async (
  deps: Deps,
  caller: Caller & { person: Person },
  token: string,
  userInfo: () => Promise<Asked>, // the issuer's word of this moment
): Promise<Membership> => {
  const invite = await deps.memberInvites.find(tokenHash(token));
  if (!invite || !(await isStillGood(deps, invite))) throw notFound('invitation');
  const { mail, mailVerified } = await userInfo();
  if (!mailVerified || mail === null || !isSameMail(mail, invite.mail)) throw notFound('invitation');
  const at = deps.now().toISOString();
  const by = caller.person.id;
  const { scope } = invite;
  const membership: Membership = {
    schemaVersion: 1,
    personId: by,
    scope,
    role: roleOf[scope.kind],
    since: at,
    version: 1,
  };
  const used = {
    ...invite,
    state: 'accepted' as const,
    sealedToken: null,
    acceptedBy: by,
    version: invite.version + 1,
  };
  try {
    await deps.commit(
      [
        ...deps.memberInvites.save(used),
        ...deps.memberships.add(membership),
        deps.audit.row({ at, by, act: 'member.join', subject: scope.id, ids: { inviteId: invite.id } }),
      ],
      membership,
    );
  } catch (error) {
    if (error instanceof AppError && error.code === 'stale_version') throw notFound('invitation'); // used meanwhile
    throw error;
  }
  return membership;
};

const isStillGood = async (deps: Deps, { state, expiresAt, invitedBy, scope }: MemberInvite): Promise<boolean> => {
  if (state !== 'sent' || Date.parse(expiresAt) <= deps.now().getTime()) return false;
  const [person, memberships] = await Promise.all([deps.persons.find(invitedBy), deps.memberships.ofPerson(invitedBy)]);
  return isGranted(deps, { person: person ?? null, memberships }, scope);
};
