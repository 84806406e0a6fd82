import type { Caller } from '#shared/domain/authority.ts';
import type { Person } from '#shared/domain/person.ts';
import { notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { isGranted } from './granted-scope.ts';
import { sameVersion } from './same-version.ts';

/** Takes back an invitation that waits, by those who could send it: its link then leads nowhere, mailed or not. */
export const withdrawInvite = async (
  deps: Deps,
  caller: Caller & { person: Person },
  inviteId: string,
  version: number,
): Promise<void> => {
  const invite = await deps.memberInvites.find(inviteId);
  if (invite?.state !== 'sent' || !(await isGranted(deps, caller, invite.scope))) throw notFound('invitation');
  sameVersion(invite, version);
  const at = deps.now().toISOString();
  const next = { ...invite, state: 'withdrawn' as const, sealedToken: null, version: invite.version + 1 };
  const subject = invite.scope.id;
  await deps.commit([
    ...deps.memberInvites.save(next),
    deps.audit.row({ at, by: caller.person.id, act: 'member.uninvite', subject, ids: { inviteId } }),
  ]);
};
