import type { Caller } from '#shared/domain/authority.ts';
import type { Note } from '#shared/domain/notification.ts';
import type { Person } from '#shared/domain/person.ts';
import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { pageOfNote } from './page-of-note.ts';
import { isShown } from './read-notes.ts';

type SignedIn = Caller & { person: Person };

/** Read on every page: no more than this. */
const MOST_COUNTED = 20;
/** On a page to which notifications lead, older ones are looked through as well. */
const MOST_LOOKED_AT = 100;
/** Pages of one's own to which notifications lead; a room's public page is read by too many to look further there. */
const LED_TO = /^\/(needs|applications|invitations|manage\/(sites|spaces))\/[\w-]+(\/spaces\/[\w-]+)?$/;

export type UnreadNotes = {
  /** Of the newest, without those that this page shows. */
  count: number;
  /** Older ones were not looked at, and all that were are unread. */
  more: boolean;
  /** Those that lead to this page: to be marked as read when it has been shown. */
  here: Note[];
};

/** What the reader was told and has not opened, and what of it the page under `path` opens; null: none. */
export const unreadNotes = async (deps: Deps, caller: SignedIn, path: string | null): Promise<UnreadNotes> => {
  const isHere = (note: Note): boolean =>
    pageOfNote({ ...note, needId: note.scope.kind === 'actor' ? (note.needIds[0] ?? null) : null }) === path;
  const newest: Note[] = [];
  let looked = 0;
  let next: string | null = null;
  const lookOn = async (limit: number): Promise<Note[]> => {
    const page = await deps.notes.list(caller.person.id, { limit, after: next });
    next = page.next;
    looked += page.items.length;
    return page.items.filter((note) => isShown(deps, caller, note));
  };
  // Those dated ahead of today come first and are not theirs yet.
  do newest.push(...(await lookOn(MOST_COUNTED - newest.length)));
  while (next !== null && newest.length < MOST_COUNTED && looked < MOST_LOOKED_AT);
  const more = next !== null && newest.every(({ readAt }) => readAt === null);
  const unread = newest.filter(({ readAt }) => readAt === null);
  const here = path === null ? [] : unread.filter(isHere);
  const count = unread.length - here.length;
  if (here.length === 0 && next !== null && path !== null && looked < MOST_LOOKED_AT && LED_TO.test(path))
    here.push(...(await lookOn(MOST_LOOKED_AT - looked)).filter((note) => note.readAt === null && isHere(note)));
  return { count, more, here };
};

/** They have been read; one that was read in another window meanwhile stays so. */
export const readNotes = async (deps: Deps, notes: readonly Note[]): Promise<void> => {
  const readAt = deps.now().toISOString();
  await Promise.all(
    notes.map((note) =>
      deps.commit([deps.notes.put({ ...note, readAt, version: note.version + 1 })]).catch((error: unknown) => {
        if (!(error instanceof AppError && error.code === 'stale_version')) throw error;
      }),
    ),
  );
};
