import type { MatchRecord } from '#shared/domain/match-record.ts';
import { noteIdOf } from '#shared/domain/notification.ts';
import type { Deps } from '#shared/store/deps.ts';

/** The name under which each manager of a space finds the summary of its publishing. */
export const summaryNoteId = (spaceId: string): string => noteIdOf(spaceId, 'new-need', 'published');

/**
 * A record as an earlier release left it in the midst of a publishing, as it is read today: it waits for the summary where
 * that is still open; else it is told by itself, unless the summary had it and was told. Any other record as it is.
 */
export const upcastToldSite = async (deps: Deps, record: MatchRecord): Promise<MatchRecord> => {
  const { toldSite, spaceId } = record;
  if (toldSite?.via !== 'summary' || (toldSite.state !== 'pending' && toldSite.state !== 'summed')) return record;
  if (!(await deps.matches.isSummarised(spaceId))) return { ...record, toldSite: { ...toldSite, state: 'listed' } };
  if (toldSite.state === 'summed' && (await isTold(deps, record)))
    return { ...record, toldSite: { ...toldSite, state: 'closed' } };
  return { ...record, toldSite: { ...toldSite, state: 'pending', via: 'need' } };
};

const isTold = async (deps: Deps, { spaceId, siteId }: MatchRecord): Promise<boolean> => {
  for (const { personId } of await deps.memberships.ofScope({ kind: 'site', id: siteId }))
    if (await deps.notes.find(personId, summaryNoteId(spaceId))) return true;
  return false;
};
