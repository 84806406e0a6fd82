import { type Caller, may } from '#shared/domain/authority.ts';
import type { Need } from '#shared/domain/need.ts';
import type { Deps } from '#shared/store/deps.ts';

const MOST_NEEDS = 50;

/** The needs of the caller's actors, those that look for a space at this moment first. */
export const listOwnNeeds = async (deps: Deps, caller: Caller): Promise<Need[]> => {
  const actorIds = caller.memberships.filter(({ scope }) => scope.kind === 'actor').map(({ scope }) => scope.id);
  const pages = await Promise.all(actorIds.map((id) => deps.needs.listByActor(id, { limit: MOST_NEEDS })));
  const needs = pages.flatMap(({ items }) => items).filter((need) => may.seeNeed(caller, need));
  return needs.sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
};

/** Those of these needs that the caller may see, by id. */
export const ownNeedsOf = async (
  deps: Deps,
  caller: Caller,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, Need>> => {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const needs = await deps.needs.findMany(wanted);
  return new Map(needs.filter((need) => may.seeNeed(caller, need)).map((need) => [need.id, need]));
};
