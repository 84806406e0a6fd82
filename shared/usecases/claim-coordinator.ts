import type { Membership } from '#shared/domain/membership.ts';
import type { Person } from '#shared/domain/person.ts';
import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';

/** The issuer's group that makes the first coordinator of all, while there is none: the write decides. */
const FIRST_COORDINATOR = 'first-coordinator';

export const claimCoordinator = async (deps: Deps, me: Person, groups: readonly string[]): Promise<Membership> => {
  if (!groups.includes(FIRST_COORDINATOR))
    throw new AppError('forbidden', 'Only the person whom the sign-in names first coordinator takes up this role.');
  const since = deps.now().toISOString();
  const membership: Membership = {
    schemaVersion: 1,
    personId: me.id,
    scope: { kind: 'all', id: 'all' },
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
