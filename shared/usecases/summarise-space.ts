import { SCORE_WORDS, scoreWord } from '#shared/domain/bands.ts';
import { isListed, type MatchRecord } from '#shared/domain/match-record.ts';
import { byCodeUnit } from '#shared/domain/rank.ts';
import { AppError } from '#shared/errors.ts';
import type { Summary } from '#shared/store/event-ports.ts';
import type { FanOut, Listed } from '#shared/store/fan-out-ports.ts';
import { amendMatch } from './amend-match.ts';
import { judgePairs } from './judge-pairs.ts';
import { type NoteDraft, type TellDeps, tell, type WaitingMail } from './tell.ts';
import { summaryNoteId } from './upcast-told-site.ts';

/** Needs that a summary names; it counts them all. */
const MOST_NAMED = 50;

// The one summary that the managers of a space get of its publishing: the needs it was found to match, together. A need is
// told in it when its record says "listed", which the batches of the fan-out note in their rows; then it is closed to more,
// then told, by the row that closed it: whoever goes on where another died tells the same.

/** Closes the summary with what this run has listed, and tells it; where another run has closed it, what it does not know of by itself. */
export const closeSummary = async (
  deps: TellDeps,
  { spaceId, siteId, run, by }: Pick<FanOut, 'spaceId' | 'siteId' | 'run' | 'by'>,
): Promise<WaitingMail[]> => {
  await deps.matches.markSummarised(spaceId, { run, siteId, by, at: deps.now().toISOString() });
  const summary = await deps.matches.findSummary(spaceId);
  const mails = await finishSummary(deps, spaceId, summary);
  if (summary?.run === run) return mails;
  const pairs = [...(await deps.fanOuts.listed(spaceId, run)).keys()].map((needId) => ({ needId, spaceId }));
  return [...mails, ...(await tellUnlisted(deps, spaceId, await deps.matches.findMany(pairs)))];
};

type Closed = { siteId: string; by: string | null; at: string };

/** Tells a summary that is closed to more, if that is still to be done. */
export const finishSummary = async (
  deps: TellDeps,
  spaceId: string,
  summary: Summary | undefined,
): Promise<WaitingMail[]> => {
  const { run, siteId, by = null, at, toldAt } = summary ?? {};
  if (run === undefined || siteId === undefined || at === undefined || toldAt !== undefined) return [];
  const listed = await deps.fanOuts.listed(spaceId, run);
  // What a run that this one ended, or a worker that it overtook, has written meanwhile.
  const others = (await deps.matches.listNeedIds(spaceId)).filter((needId) => !listed.has(needId));
  const late = (await deps.matches.findMany(others.map((needId) => ({ needId, spaceId })))).flatMap(listedOf);
  if (late.length > 0) await deps.fanOuts.addListed(spaceId, run, late, at);
  const mails = await tellTogether(deps, spaceId, { siteId, by, at }, [...listed.values(), ...late]);
  await deps.matches.endSummary(spaceId, deps.now().toISOString());
  return mails;
};

const listedOf = ({ needId, toldSite }: MatchRecord): Listed[] =>
  toldSite && isListed({ toldSite }) ? [{ needId, score: toldSite.score }] : [];

/** Of these records those that are to be in the summary, and came too late for it: each is told by itself. */
export const tellUnlisted = async (
  deps: TellDeps,
  spaceId: string,
  records: readonly MatchRecord[],
): Promise<WaitingMail[]> => {
  const summary = await deps.matches.findSummary(spaceId);
  if (!summary) return []; // whoever closes it finds them
  if (summary.run !== undefined && summary.toldAt === undefined)
    throw new AppError('unavailable', 'The summary is being told; what it leaves is looked at after it.');
  const listed = summary.run === undefined ? new Map() : await deps.fanOuts.listed(spaceId, summary.run);
  const late = records.filter((record) => isListed(record) && !listed.has(record.needId));
  for (const record of late)
    await amendMatch(deps, record, (current) =>
      current.toldSite && isListed(current)
        ? { ...current, toldSite: { ...current.toldSite, state: 'pending', via: 'need' } }
        : undefined,
    );
  const cause = { kind: 'space', by: null, at: deps.now().toISOString() } as const;
  return (await judgePairs(deps, late, { cause, via: 'need' })).mails;
};

const tellTogether = async (
  deps: TellDeps,
  spaceId: string,
  { siteId, by, at }: Closed,
  listed: readonly Listed[],
): Promise<WaitingMail[]> => {
  const placeOf = ({ score }: Listed): number => SCORE_WORDS.indexOf(scoreWord(score));
  // By word and no figure: what a mail or the summary leaves out over its number would tell the figures otherwise.
  const best = [...listed].sort((a, b) => placeOf(a) - placeOf(b) || byCodeUnit(a.needId, b.needId));
  const [first] = best;
  if (!first) return [];
  const managers = await deps.memberships.ofScope({ kind: 'site', id: siteId });
  const draft: NoteDraft = {
    id: summaryNoteId(spaceId),
    kind: 'new-need',
    scope: { kind: 'site', id: siteId },
    needIds: best.slice(0, MOST_NAMED).map(({ needId }) => needId),
    needCount: listed.length,
    spaceId,
    siteId,
    matchId: null,
    caseId: null,
    because: 'published',
    told: null,
    before: null,
    match: null,
    score: first.score,
    at,
    by,
  };
  return tell(
    deps,
    draft,
    managers.map(({ personId }) => personId),
  );
};
