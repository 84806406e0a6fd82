import type { Caller } from '#shared/domain/authority.ts';
import type { Scope } from '#shared/domain/membership.ts';
import type { Deps } from '#shared/store/deps.ts';
import { grantedScope } from './granted-scope.ts';
import type { SentInvite } from './invite-member.ts';

/** Invitations to a scope that wait for their answer, the latest first, for those who may send them. */
export const listInvites = async (deps: Deps, caller: Caller, scope: Scope): Promise<SentInvite[]> => {
  await grantedScope(deps, caller, scope);
  const now = deps.now().toISOString();
  const waiting = await deps.memberInvites.listWaiting(scope);
  return waiting
    .filter(({ expiresAt }) => expiresAt > now)
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .map(({ mail, createdAt, expiresAt }) => ({ scope, mail, createdAt, expiresAt }));
};
