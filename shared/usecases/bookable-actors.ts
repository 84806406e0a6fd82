import type { Caller } from '#shared/domain/authority.ts';
import type { Deps } from '#shared/store/deps.ts';
import { listApplications, listInvitations } from './list-cases.ts';

const MOST_READ = 100;
/** `caseIds`: the applications and invitations by which it was taken on. */
export type BookableActor = { id: string; name: string; caseIds: readonly string[] };

/** Actors for whom the house can book: those it has taken on, by name. */
export const bookableActors = async (deps: Deps, caller: Caller, siteId: string): Promise<BookableActor[]> => {
  const [applications, invitations] = await Promise.all([
    listApplications(deps, caller, siteId, { limit: MOST_READ }),
    listInvitations(deps, caller, siteId, { limit: MOST_READ }),
  ]);
  const actors = new Map<string, BookableActor>();
  for (const { id, state, actor } of [...applications.items, ...invitations.items]) {
    if (state !== 'accepted' || !actor) continue;
    const caseIds = [...(actors.get(actor.id)?.caseIds ?? []), id];
    actors.set(actor.id, { id: actor.id, name: actor.name, caseIds });
  }
  return [...actors.values()].sort((a, b) => a.name.localeCompare(b.name));
};
