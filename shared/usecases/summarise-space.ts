import { SCORE_WORDS, scoreWord } from '#shared/domain/bands.ts';
import type { MatchRecord } from '#shared/domain/match-record.ts';
import { noteIdOf } from '#shared/domain/notification.ts';
import { byCodeUnit } from '#shared/domain/rank.ts';
import { AppError } from '#shared/errors.ts';
import type { MailMessage } from '#shared/store/event-ports.ts';
import { amendMatch } from './amend-match.ts';
import { close } from './settle-match.ts';
import { type NoteDraft, type TellDeps, tell } from './tell.ts';

/** Needs that a summary names; it counts them all. */
const MOST_NAMED = 50;

/**
 * The one summary that the managers of a space get of its publishing: the needs it was found to match, together. It takes
 * what it tells, then is closed to more, then tells: whoever goes on where another died tells the same. Answers also the
 * needs that came too late for it: each of these is to be told by itself.
 */
export const summariseSpace = async (
  deps: TellDeps,
  spaceId: string,
  siteId: string,
): Promise<{ mails: MailMessage[]; late: string[] }> => {
  if (!(await deps.matches.isSummarised(spaceId))) {
    for (const record of (await recordsOf(deps, spaceId)).filter(isWaiting)) await take(deps, record);
    await deps.matches.markSummarised(spaceId, deps.now().toISOString());
  }
  const records = await recordsOf(deps, spaceId);
  const summed = records.filter(({ toldSite }) => toldSite?.state === 'summed');
  const mails = summed.length > 0 ? await tellTogether(deps, spaceId, siteId, summed) : [];
  for (const record of summed) await close(deps, record, { told: false, toldSite: true });
  return { mails, late: records.filter(isWaiting).map(({ needId }) => needId) };
};

const recordsOf = async (deps: TellDeps, spaceId: string): Promise<MatchRecord[]> => {
  const needIds = await deps.matches.listNeedIds(spaceId);
  return deps.matches.findMany(needIds.map((needId) => ({ needId, spaceId })));
};
const isWaiting = ({ toldSite }: MatchRecord): boolean => toldSite?.state === 'pending' && toldSite.via === 'summary';

/** Takes a record into the summary while that is open to more; somebody who tells it by itself has taken it as well. */
const take = (deps: TellDeps, record: MatchRecord): Promise<void> => {
  const summed = (current: MatchRecord): MatchRecord | undefined =>
    current.toldSite && isWaiting(current)
      ? { ...current, toldSite: { ...current.toldSite, state: 'summed' } }
      : undefined;
  const whileOpen = [deps.matches.whileUnsummarised(record.spaceId)];
  return amendMatch(deps, record, summed, whileOpen).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === 'already_exists')) throw error; // another has closed it to more
  });
};

const tellTogether = async (
  deps: TellDeps,
  spaceId: string,
  siteId: string,
  records: readonly MatchRecord[],
): Promise<MailMessage[]> => {
  const managers = await deps.memberships.ofScope({ kind: 'site', id: siteId });
  const scoreOf = (record: MatchRecord): number => record.toldSite?.score ?? 0;
  const placeOf = (record: MatchRecord): number => SCORE_WORDS.indexOf(scoreWord(scoreOf(record)));
  // By word and no figure: what a mail or the summary leaves out over its number would tell the figures otherwise.
  const best = [...records].sort((a, b) => placeOf(a) - placeOf(b) || byCodeUnit(a.needId, b.needId));
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
    draft,
    managers.map(({ personId }) => personId),
  );
};
