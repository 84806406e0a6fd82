import type { Caller } from '#shared/domain/authority.ts';
import type { Deps } from '#shared/store/deps.ts';

const actorsOf = (memberships: Caller['memberships']): string[] =>
  memberships.filter(({ scope }) => scope.kind === 'actor').map(({ scope }) => scope.id);

/**
 * Needs without those of whoever asks and of all who manage the house: whoever adds two of their own to a band that
 * begins with three would see a single stranger in it.
 */
export const withoutOwn = async <T extends { actorId: string }>(
  deps: Pick<Deps, 'memberships'>,
  caller: Caller,
  siteId: string,
  entries: readonly T[],
): Promise<T[]> => {
  const managers = await deps.memberships.ofScope({ kind: 'site', id: siteId });
  const theirs = await Promise.all(managers.map(({ personId }) => deps.memberships.ofPerson(personId)));
  const own = new Set([...actorsOf(caller.memberships), ...theirs.flatMap(actorsOf)]);
  return entries.filter(({ actorId }) => !own.has(actorId));
};
