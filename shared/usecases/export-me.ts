import type { Caller } from '#shared/domain/authority.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Deps, Page } from '#shared/store/ports.ts';

/** Everything of one's own: the person, memberships, actors with their needs. */
export const exportMe = async (deps: Deps, caller: Caller & { person: Person }): Promise<object> => {
  const ids = caller.memberships.filter(({ scope }) => scope.kind === 'actor').map(({ scope }) => scope.id);
  const actors = await deps.actors.findMany(ids);
  const needs = await Promise.all(
    ids.map((id) => everyPage((after) => deps.needs.listByActor(id, { limit: 100, after }))),
  );
  return { person: caller.person, memberships: caller.memberships, actors, needs: needs.flat() };
};

const everyPage = async <T>(list: (after: string | null) => Promise<Page<T>>): Promise<T[]> => {
  const all: T[] = [];
  let after: string | null = null;
  do {
    const page = await list(after);
    all.push(...page.items);
    after = page.next;
  } while (after !== null);
  return all;
};
