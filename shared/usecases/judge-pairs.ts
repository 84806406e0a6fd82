import { assess } from '#shared/domain/assess.ts';
import { candidatesOf } from '#shared/domain/candidates.ts';
import { isPending, type MatchRecord } from '#shared/domain/match-record.ts';
import { judged, type Standing } from '#shared/domain/news.ts';
import { AppError } from '#shared/errors.ts';
import type { MailMessage } from '#shared/store/event-ports.ts';
import type { Deps, SiteEntry } from '#shared/store/ports.ts';
import { settle } from './settle-match.ts';
import type { TellDeps } from './tell.ts';

export type PairAt = { needId: string; spaceId: string; siteId: string };
export type Because = { by: string | null; at: string; via: 'summary' | 'need' };

/** Of those who judge one pair at once each loses some races. */
const MOST_TRIES = 8;
/** Pairs judged on one reading of the table: small, so that what is read is still so when it is written. */
const AT_ONCE = 25;

/**
 * Judges pairs by what the base table says now, keeps what comes of it in their records, and tells both sides of what is
 * news. Repeated, reordered or done twice at once it changes nothing more: the record is read before what is judged, and
 * written only over the version read.
 */
export const judgePairs = async (
  deps: TellDeps,
  pairs: readonly PairAt[],
  because: Because,
): Promise<MailMessage[]> => {
  const waiting: MailMessage[] = [];
  for (let from = 0; from < pairs.length; from += AT_ONCE) {
    let left = pairs.slice(from, from + AT_ONCE);
    for (let attempt = 1; left.length > 0; attempt += 1) {
      if (attempt > MOST_TRIES) throw new AppError('stale_version', 'Too many judge these pairs at once.');
      const tried = await judgeOnce(deps, left, because);
      waiting.push(...tried.waiting);
      left = tried.lost;
    }
  }
  return waiting;
};

const judgeOnce = async (deps: TellDeps, pairs: readonly PairAt[], because: Because) => {
  const records = new Map((await deps.matches.findMany(pairs)).map((record) => [nameOf(record), record]));
  const standingOf = await readStandings(deps, pairs);
  const results = await Promise.all(
    pairs.map(async (pair) => {
      const { actorId, standing } = standingOf(pair);
      const record = records.get(nameOf(pair));
      const owner = record?.actorId ?? actorId;
      if (owner === null) return []; // the need is not there
      const applied = record !== undefined && standing.match === null && (await deps.matches.hasOpenApplication(pair));
      const next = judged({ ...pair, actorId: owner }, record, standing, { applied, ...because });
      try {
        if (next) await deps.commit(deps.matches.put(next));
        const current = next ?? record;
        return current && isPending(current) ? await settle(deps, current, standing.match) : [];
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

const nameOf = ({ needId, spaceId }: Pick<MatchRecord, 'needId' | 'spaceId'>): string => `${needId}|${spaceId}`;
type Judged = { actorId: string | null; standing: Standing };

/** How each pair stands by consistent reads of the base table. */
export const readStandings = async (deps: Deps, pairs: readonly PairAt[]): Promise<(pair: PairAt) => Judged> => {
  const unique = (ids: readonly string[]) => [...new Set(ids)];
  const [needs, entries, { eurPerHuf }] = await Promise.all([
    deps.needs.findMany(unique(pairs.map(({ needId }) => needId))),
    Promise.all(unique(pairs.map(({ siteId }) => siteId)).map((siteId) => deps.spaceIndex.read(siteId))),
    deps.service.exchange(),
  ]);
  const actors = await deps.actors.findMany(unique(needs.map(({ actorId }) => actorId)));
  const needOf = new Map(needs.map((need) => [need.id, need]));
  const actorOf = new Map(actors.map((actor) => [actor.id, actor]));
  const now = deps.now();
  const offered = entries.filter((entry): entry is SiteEntry => entry !== undefined);
  const spaceOf = new Map(
    offered.flatMap((entry) => candidatesOf(entry, now).map((candidate) => [candidate.id, candidate])),
  );
  return ({ needId, spaceId }) => {
    const need = needOf.get(needId);
    const actor = need && actorOf.get(need.actorId);
    const actorId = need?.actorId ?? null;
    if (!actor || need?.state !== 'open') return { actorId, standing: { match: null, because: 'need-closed' } };
    const offer = spaceOf.get(spaceId);
    if (!offer) return { actorId, standing: { match: null, because: 'withdrawn' } };
    const assessment = assess(need, actor, offer.space, offer.site, { today: offer.today, eurPerHuf });
    return { actorId, standing: assessment.fits ? assessment : { match: null, because: 'unmatched' } };
  };
};
