import type { Caller } from '#shared/domain/authority.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Deps } from '#shared/store/deps.ts';
import { isShown } from './read-notes.ts';

type SignedIn = Caller & { person: Person };

const A_PAGE = 100;
const MOST_READ = 500;

/**
 * How many new matches of each need the reader has not opened. People read what is newest: where a whole page of older
 * ones has been read, those before it are taken as read; `isCut` says that more were new than were looked at.
 */
export const countNews = async (
  deps: Deps,
  caller: SignedIn,
): Promise<{ counts: ReadonlyMap<string, number>; isCut: boolean }> => {
  const counts = new Map<string, number>();
  let after: string | null = null;
  let read = 0;
  let hasUnread = true;
  do {
    const page = await deps.notes.list(caller.person.id, { limit: A_PAGE, after });
    const unread = page.items.filter((note) => note.readAt === null && isShown(deps, caller, note));
    for (const { kind, scope, needIds } of unread) {
      const [needId] = needIds;
      if (kind === 'new-match' && scope.kind === 'actor' && needId !== undefined)
        counts.set(needId, (counts.get(needId) ?? 0) + 1);
    }
    hasUnread = unread.length > 0;
    read += page.items.length;
    after = page.next;
  } while (after !== null && hasUnread && read < MOST_READ);
  return { counts, isCut: after !== null && hasUnread };
};
