import type { Caller } from '#shared/domain/authority.ts';
import type { Scope } from '#shared/domain/membership.ts';
import type { Person } from '#shared/domain/person.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { isGranted } from './granted-scope.ts';
import { sameVersion } from './same-version.ts';

/** Somebody leaves, or is removed by those who could have invited them; the last one stays (decided by the write). */
export const leaveScope = async (
  deps: Deps,
  caller: Caller & { person: Person },
  scope: Scope,
  personId: string,
  version: number,
): Promise<void> => {
  const by = caller.person.id;
  if (by !== personId && !(await isGranted(deps, caller, scope))) throw notFound('membership');
  const membership = await deps.memberships.find(personId, scope);
  if (!membership) throw notFound('membership');
  sameVersion(membership, version);
  const act = by === personId ? 'member.leave' : 'member.remove';
  await deps.commit([
    ...deps.memberships.remove(membership),
    deps.audit.row({ at: deps.now().toISOString(), by, act, subject: scope.id, ids: { personId } }),
  ]);
};

/** The scope that a path names; there is nothing at any other. */
export const scopeOf = (kind: string, id: string): Scope => {
  if (kind === 'actor' || kind === 'site' || kind === 'region' || kind === 'all') return { kind, id };
  throw new AppError('not_found', 'Memberships are of an actor, a site, a region or all.');
};
