import type { Actor } from '#shared/domain/actor.ts';
import { asOf, type Case } from '#shared/domain/case.ts';
import { siteSees } from '#shared/domain/consent.ts';
import type { CaseStore } from '#shared/store/case-ports.ts';
import type { Deps } from '#shared/store/deps.ts';
import { withUse } from './with-use.ts';

const PAGE = 100;

/** The actor, where it has shown itself to the site by an application or an invitation it accepted, and still does. */
export const findRevealed = async (deps: Deps, siteId: string, actorId: string): Promise<Actor | undefined> => {
  const now = deps.now();
  const sees = async (found: Case): Promise<boolean> =>
    found.siteId === siteId && found.actorId === actorId && siteSees(await withUse(deps, asOf(found, now)), now);
  const hasCase = async <T extends Case>(store: CaseStore<T>): Promise<boolean> => {
    let after: string | null = null;
    do {
      const page: { items: T[]; next: string | null } = await store.listByActors([actorId], { limit: PAGE, after });
      for (const found of page.items) if (await sees(found)) return true;
      after = page.next;
    } while (after !== null);
    return false;
  };
  const isRevealed = (await hasCase(deps.applications)) || (await hasCase(deps.invitations));
  return isRevealed ? deps.actors.find(actorId) : undefined;
};
