import type { Membership } from '#shared/domain/membership.ts';
import type { Person } from '#shared/domain/person.ts';
import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';

/** The issuer's group that makes the first coordinator of all, while there is none: the write decides. */
const FIRST_COORDINATOR = 'first-coordinator';
const ALL = { kind: 'all', id: 'all' } as const;

/** Whether this person could take up the role now: nobody has it yet. */
export const mayClaimCoordinator = async (deps: Deps, groups: readonly string[]): Promise<boolean> =>
  groups.includes(FIRST_COORDINATOR) && (await deps.memberships.ofScope(ALL)).length === 0;

export const claimCoordinator = async (deps: Deps, me: Person, groups: readonly string[]): Promise<Membership> => {
  if (!groups.includes(FIRST_COORDINATOR))
    throw new AppError('forbidden', 'Only the person whom the sign-in names first coordinator takes up this role.');
  const since = deps.now().toISOString();
  const membership: Membership = {
    schemaVersion: 1,
    personId: me.id,
    scope: ALL,
    role: 'coordinator',
    since,
    version: 1,
  };
  await deps.commit(
    [
      ...deps.memberships.add(membership, { first: true }),
      deps.audit.row({ at: since, by: me.id, act: 'coordinator.first', subject: me.id }),
    ],
    membership,
  );
  return membership;
};
