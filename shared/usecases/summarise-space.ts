import type { MatchRecord } from '#shared/domain/match-record.ts';
import { noteIdOf } from '#shared/domain/notification.ts';
import { byCodeUnit } from '#shared/domain/rank.ts';
import type { MailMessage } from '#shared/store/event-ports.ts';
import { close } from './settle-match.ts';
import { type NoteDraft, type TellDeps, tell } from './tell.ts';

/** Needs that a summary names; it counts them all. */
const MOST_NAMED = 50;

/** The one summary that the managers of a space get of its publishing: the needs it was found to match, together. */
export const summariseSpace = async (deps: TellDeps, spaceId: string, siteId: string): Promise<MailMessage[]> => {
  const needIds = await deps.matches.listNeedIds(spaceId);
  const records = await deps.matches.findMany(needIds.map((needId) => ({ needId, spaceId })));
  const waiting = records.filter(({ toldSite }) => toldSite?.state === 'pending' && toldSite.via === 'summary');
  const mails = waiting.length > 0 ? await tellTogether(deps, spaceId, siteId, waiting) : [];
  for (const record of waiting) await closeSite(deps, record);
  await deps.matches.markSummarised(spaceId, deps.now().toISOString());
  return mails;
};

const closeSite = (deps: TellDeps, record: MatchRecord) =>
  close(deps, record, ({ told, toldSite }) => ({ told, toldSite: toldSite && { ...toldSite, state: 'closed' } }));

const tellTogether = async (
  deps: TellDeps,
  spaceId: string,
  siteId: string,
  records: readonly MatchRecord[],
): Promise<MailMessage[]> => {
  const managers = await deps.memberships.ofScope({ kind: 'site', id: siteId });
  const scoreOf = (record: MatchRecord): number => record.toldSite?.score ?? 0;
  const best = [...records].sort((a, b) => scoreOf(b) - scoreOf(a) || byCodeUnit(a.needId, b.needId));
  const [first] = best;
  if (!first?.toldSite) return [];
  const draft: NoteDraft = {
    id: noteIdOf(spaceId, 'new-need', 'published'),
    kind: 'new-need',
    scope: { kind: 'site', id: siteId },
    needIds: best.slice(0, MOST_NAMED).map(({ needId }) => needId),
    needCount: records.length,
    spaceId,
    siteId,
    matchId: null,
    caseId: null,
    because: 'published',
    told: null,
    before: null,
    match: null,
    score: scoreOf(first),
    at: first.toldSite.at,
    by: first.toldSite.by,
  };
  return tell(
    deps,
    () => draft,
    managers.map(({ personId }) => personId),
  );
};
