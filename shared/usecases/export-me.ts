import type { Caller } from '#shared/domain/authority.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { At, Page } from '#shared/store/ports.ts';
import { listApplications, listInvitations } from './list-cases.ts';
import { listNotes } from './read-notes.ts';

/** Everything of one's own: the person and what they set, and what the actors they belong to keep, sent and were told. */
export const exportMe = async (deps: Deps, caller: Caller & { person: Person }): Promise<object> => {
  const { person, memberships } = caller;
  const ids = memberships.filter(({ scope }) => scope.kind === 'actor').map(({ scope }) => scope.id);
  const [settings, drafts, actors, needs, applications, invitations, notifications] = await Promise.all([
    deps.settings.find(person.id),
    deps.drafts.list(person.id),
    deps.actors.findMany(ids),
    Promise.all(ids.map((id) => everyPage((at) => deps.needs.listByActor(id, at)))),
    everyPage((at) => listApplications(deps, caller, undefined, at)),
    everyPage((at) => listInvitations(deps, caller, undefined, at)),
    everyPage((at) => listNotes(deps, caller, at)),
  ]);
  return {
    person,
    memberships,
    settings,
    drafts,
    actors,
    needs: needs.flat(),
    applications,
    invitations,
    notifications,
  };
};

const everyPage = async <T>(list: (at: At) => Promise<Page<T>>): Promise<T[]> => {
  const all: T[] = [];
  let after: string | null = null;
  do {
    const page: Page<T> = await list({ limit: 100, after });
    all.push(...page.items);
    after = page.next;
  } while (after !== null);
  return all;
};
