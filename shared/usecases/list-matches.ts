import type { Caller } from '#shared/domain/authority.ts';
import { type Mark, type MatchRecord, noteIdOfTold } from '#shared/domain/match-record.ts';
import type { Need } from '#shared/domain/need.ts';
import type { MatchKind } from '#shared/domain/notification.ts';
import type { Person } from '#shared/domain/person.ts';
import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { At, Page } from '#shared/store/ports.ts';
import { findNeed } from './keep-need.ts';
import { matchNeed, type NeedMatches } from './match-need.ts';
import { partOf } from './part-of.ts';
import { readNote } from './read-notes.ts';
import { type Why, whySpace } from './why-space.ts';

type SignedIn = Caller & { person: Person };

/** A page of what suits a need, without what its actor has hidden: filled up, with what goes with the first page. */
export const listUnhidden = async (deps: Deps, caller: Caller, needId: string, at: At): Promise<NeedMatches> => {
  let { need, page } = await matchNeed(deps, caller, needId, at);
  const first = page;
  const items = page.items.filter(({ mark }) => mark !== 'hide');
  while (page.next !== null && items.length < at.limit) {
    ({ need, page } = await matchNeed(deps, caller, needId, { limit: at.limit - items.length, after: page.next }));
    items.push(...page.items.filter(({ mark }) => mark !== 'hide'));
  }
  return { need, page: { ...first, items, next: page.next } };
};

/** How many pairs of a need are marked, each way; `hidden` also says how many of them match now. */
export type MarkCounts = { kept: number; hidden: number; hiddenMatching: number };

const recordsOf = async (deps: Deps, needId: string): Promise<MatchRecord[]> => {
  const spaceIds = await deps.matches.listSpaceIds(needId);
  return deps.matches.findMany(spaceIds.map((spaceId) => ({ needId, spaceId })));
};

export const countMarks = async (deps: Deps, { id, actorId }: Need): Promise<MarkCounts> => {
  const records = await recordsOf(deps, id);
  const marked = (mark: Mark) => records.filter(({ marks }) => marks[actorId] === mark);
  const hidden = marked('hide');
  return {
    kept: marked('keep').length,
    hidden: hidden.length,
    hiddenMatching: hidden.filter(({ matching }) => matching).length,
  };
};

/** A pair that is marked, as it stands now; null where its space is not on offer any more. */
export type MarkedPair = { record: MatchRecord; why: Why | null };

export const listMarked = async (
  deps: Deps,
  caller: SignedIn,
  needId: string,
  mark: Mark,
  at: At,
): Promise<Page<MarkedPair>> => {
  const need = await findNeed(deps, caller, needId);
  const records = (await recordsOf(deps, needId)).filter(({ marks }) => marks[need.actorId] === mark);
  const { items, next } = partOf(records, at, ({ spaceId }) => spaceId);
  const pairs = items.map(async (record) => ({ record, why: await whyOf(deps, caller, record) }));
  return { items: await Promise.all(pairs), next };
};

const whyOf = async (deps: Deps, caller: SignedIn, { needId, spaceId }: MatchRecord): Promise<Why | null> => {
  try {
    return await whySpace(deps, caller, needId, spaceId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
};

/** What of these matches the caller was told and has not read: by space, with the notification. */
export const unreadOf = async (
  deps: Deps,
  { person }: SignedIn,
  records: readonly MatchRecord[],
): Promise<Map<string, { noteId: string; kind: MatchKind }>> => {
  const told = records.flatMap((record) =>
    record.told && record.told.kind !== 'gone'
      ? [{ spaceId: record.spaceId, kind: record.told.kind, noteId: noteIdOfTold(record, record.told) }]
      : [],
  );
  const notes = await deps.notes.findMany(
    person.id,
    told.map(({ noteId }) => noteId),
  );
  const unread = new Set(notes.filter(({ readAt }) => readAt === null).map(({ id }) => id));
  return new Map(
    told.filter(({ noteId }) => unread.has(noteId)).map(({ spaceId, ...news }) => [spaceId, news] as const),
  );
};

/** They have been seen. */
export const readAll = async (deps: Deps, caller: SignedIn, noteIds: readonly string[]): Promise<void> => {
  await Promise.all(
    noteIds.map((noteId) =>
      readNote(deps, caller, noteId).catch((error) => {
        if (!(error instanceof AppError) || error.code !== 'stale_version') throw error; // read in another window
      }),
    ),
  );
};
