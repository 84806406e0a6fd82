import { shownScore } from '#shared/domain/assess.ts';
import { isPending, type MatchRecord } from '#shared/domain/match-record.ts';
import type { Need } from '#shared/domain/need.ts';
import { judged } from '#shared/domain/news.ts';
import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { MailMessage } from '#shared/store/event-ports.ts';
import { judgeNow, managersView, type PairAt } from './judge-now.ts';
import { settle } from './settle-match.ts';
import type { TellDeps } from './tell.ts';

/** The write that the judging is about: whose, and when. */
export type Cause = { kind: 'need' | 'space'; by: string | null; at: string };
type How = { cause: Cause; via: 'summary' | 'need' };

/** Of those who judge one pair at once each loses some races. */
const MOST_TRIES = 8;
/** Pairs judged on one reading of the table: small, so that what is read is still so when it is written. */
const AT_ONCE = 25;

/**
 * Judges pairs by what the base table says now, keeps what comes of it in their records, and tells both sides of what is
 * news. Repeated, reordered or done twice at once it changes nothing more: the record is read before what is judged, and
 * written only over the version read.
 */
export const judgePairs = async (deps: TellDeps, pairs: readonly PairAt[], how: How): Promise<MailMessage[]> => {
  const waiting: MailMessage[] = [];
  for (let from = 0; from < pairs.length; from += AT_ONCE) {
    let left = pairs.slice(from, from + AT_ONCE);
    for (let attempt = 1; left.length > 0; attempt += 1) {
      if (attempt > MOST_TRIES) throw new AppError('stale_version', 'Too many judge these pairs at once.');
      const tried = await judgeOnce(deps, left, how);
      waiting.push(...tried.waiting);
      left = tried.lost;
    }
  }
  return waiting;
};

const judgeOnce = async (deps: TellDeps, pairs: readonly PairAt[], { cause, via }: How) => {
  const records = new Map((await deps.matches.findMany(pairs)).map((record) => [nameOf(record), record]));
  const stand = await judgeNow(deps, pairs);
  const seenByManagers = managersView(deps);
  const results = await Promise.all(
    pairs.map(async (pair, i) => {
      const now = stand[i]!;
      const { need, standing } = now;
      const record = records.get(nameOf(pair));
      const owner = record?.actorId ?? need?.actorId;
      if (owner === undefined) return []; // the need is not there
      const applied = record !== undefined && standing.match === null && (await deps.matches.hasOpenApplication(pair));
      const isToldSite =
        record?.toldSite !== undefined && record.toldSite !== null && record.toldSite.state !== 'pending';
      const seen = standing.match === null || isToldSite ? null : await seenByManagers(now);
      const forSite = seen?.match ?? null;
      const judgedBy = (by: string | null) =>
        judged({ ...pair, actorId: owner }, record, standing, {
          ...{ applied, by, via, at: deps.now().toISOString() },
          siteScore: forSite && seen?.isNews ? shownScore(forSite.score) : null,
        });
      let next = judgedBy(cause.by);
      if (next && isPending(next)) next = judgedBy(await authorOf(deps, pair, need, cause));
      try {
        if (next) await deps.commit(deps.matches.put(next));
        const current = next ?? record;
        return current && isPending(current) ? await settle(deps, current, standing.match, forSite) : [];
      } catch (error) {
        if (error instanceof AppError && error.code === 'stale_version') return pair;
        throw error;
      }
    }),
  );
  return {
    waiting: results.flatMap((result) => (Array.isArray(result) ? result : [])),
    lost: results.filter((result): result is PairAt => !Array.isArray(result)),
  };
};

/**
 * Whose write made the news: the later one of the two sides, whichever event is looked at first. Somebody who opens a
 * need in the moment a space is published is not the author of that.
 */
const authorOf = async (
  deps: Deps,
  { spaceId, siteId }: PairAt,
  need: Need | undefined,
  cause: Cause,
): Promise<string | null> => {
  const others =
    cause.kind === 'space' ? [need] : await Promise.all([deps.spaces.find(spaceId), deps.sites.find(siteId)]);
  const later = others.filter((other) => other !== undefined).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0];
  return later && later.updatedAt > cause.at ? later.updatedBy : cause.by;
};

const nameOf = ({ needId, spaceId }: Pick<MatchRecord, 'needId' | 'spaceId'>): string => `${needId}|${spaceId}`;
