import type { Caller } from '#shared/domain/authority.ts';
import { matchIdOf } from '#shared/domain/match-id.ts';
import type { Mark, MatchRecord } from '#shared/domain/match-record.ts';
import type { Need } from '#shared/domain/need.ts';
import { notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { At } from '#shared/store/ports.ts';
import { findNeed } from './keep-need.ts';
import { type Found, type SearchPage, searchSpaces } from './search-spaces.ts';

export type NeedMatches = {
  need: Need;
  page: Omit<SearchPage, 'items'> & {
    items: (Found & { id: string; mark: Mark | null; record: MatchRecord | null })[];
  };
};

/** The spaces that suit a stored need, whatever its state: what it would find if it were open. */
export const matchNeed = async (deps: Deps, caller: Caller, needId: string, at: At): Promise<NeedMatches> => {
  const need = await findNeed(deps, caller, needId);
  const actor = await deps.actors.find(need.actorId);
  if (!actor) throw notFound('need');
  const page = await searchSpaces(deps, need, actor, at);
  const records = await deps.matches.findMany(page.items.map(({ spaceId }) => ({ needId, spaceId })));
  const recordOf = new Map(records.map((record) => [record.spaceId, record]));
  const items = page.items.map((item) => {
    const record = recordOf.get(item.spaceId) ?? null;
    const mark = record?.marks[need.actorId] ?? null;
    return { id: matchIdOf([needId], [item.spaceId]), mark, record, ...item };
  });
  return { need, page: { ...page, items } };
};
