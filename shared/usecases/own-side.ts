import type { Caller } from '#shared/domain/authority.ts';
import type { Deps } from '#shared/store/deps.ts';

const actorsOf = (memberships: Caller['memberships']): string[] =>
  memberships.filter(({ scope }) => scope.kind === 'actor').map(({ scope }) => scope.id);

/**
 * Actors of whoever asks and of all who manage the house, who are not counted among those it would reach: whoever adds two
 * needs of their own to a band that begins with three would see a single stranger in it.
 */
export const ownSide = async (
  deps: Pick<Deps, 'memberships'>,
  caller: Caller,
  siteId: string,
): Promise<ReadonlySet<string>> => {
  const managers = await deps.memberships.ofScope({ kind: 'site', id: siteId });
  const theirs = await Promise.all(managers.map(({ personId }) => deps.memberships.ofPerson(personId)));
  return new Set([...actorsOf(caller.memberships), ...theirs.flatMap(actorsOf)]);
};
