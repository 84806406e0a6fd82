import { type Caller, isManager } from '#shared/domain/authority.ts';
import type { MemberInvite } from '#shared/domain/member-invite.ts';
import type { Scope } from '#shared/domain/membership.ts';
import type { Deps } from '#shared/store/deps.ts';
import { grantedScope } from './granted-scope.ts';

/** What those who may invite read of an invitation that waits; the address is null for who is no fellow. */
export type WaitingInvite = Pick<MemberInvite, 'id' | 'scope' | 'createdAt' | 'expiresAt' | 'version'> & {
  mail: string | null;
};

/**
 * Invitations to a scope that wait for their answer, the latest first, for those who may send them. A coordinator who
 * does not manage the house reads only the addresses that they invited.
 */
export const listInvites = async (deps: Deps, caller: Caller, scope: Scope): Promise<WaitingInvite[]> => {
  await grantedScope(deps, caller, scope);
  const now = deps.now().toISOString();
  const isFellow = scope.kind !== 'site' || isManager(caller, scope.id);
  const waiting = await deps.memberInvites.listWaiting(scope);
  return waiting
    .filter(({ expiresAt }) => expiresAt > now)
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .map(({ id, mail, invitedBy, createdAt, expiresAt, version }) => {
      const isKnown = isFellow || invitedBy === caller.person?.id;
      return { id, scope, mail: isKnown ? mail : null, createdAt, expiresAt, version };
    });
};
