import { shownScore } from '#shared/domain/assess.ts';
import { isPending } from '#shared/domain/is-pending.ts';
import { isListed, type MatchRecord } from '#shared/domain/match-record.ts';
import type { Need } from '#shared/domain/need.ts';
import { judged } from '#shared/domain/news.ts';
import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { Listed } from '#shared/store/fan-out-ports.ts';
import { judgeNow, managersView, type PairAt, type PairNow } from './judge-now.ts';
import type { Pace } from './pace.ts';
import { type People, peopleOf } from './people.ts';
import { type Seen, settle } from './settle-match.ts';
import type { TellDeps, WaitingMail } from './tell.ts';
import { type Told, tellPairs } from './tell-pairs.ts';
import { upcastToldSite } from './upcast-told-site.ts';

/** The write that the judging is about: whose, and when. */
export type Cause = { kind: 'need' | 'space'; by: string | null; at: string };
type How = {
  cause: Cause;
  via: 'summary' | 'need';
  pace?: Pace; // of the mails
  whileOffered?: boolean; // of one space: nothing more is told once it is not offered
};
export type JudgedPairs = {
  mails: WaitingMail[];
  listed: Listed[]; // what the summary of a publishing is to tell
  isWithdrawn: boolean; // it ended early
};

/** Of those who judge one pair at once each loses some races. */
const MOST_TRIES = 8;
/** Pairs judged on one reading of the table: small, so that what is read is still so when it is written. */
const AT_ONCE = 50;

/**
 * Judges pairs by what the base table says now, keeps what comes of it in their records, and tells both sides of what is
 * news. Repeated, reordered or done twice at once it changes nothing more: the record is read before what is judged, and
 * written only over the version read.
 */
export const judgePairs = async (deps: TellDeps, pairs: readonly PairAt[], how: How): Promise<JudgedPairs> => {
  const people = peopleOf(deps);
  const judged: JudgedPairs = { mails: [], listed: [], isWithdrawn: false };
  for (let from = 0; from < pairs.length; from += AT_ONCE) {
    let left = pairs.slice(from, from + AT_ONCE);
    for (let attempt = 1; left.length > 0; attempt += 1) {
      if (attempt > MOST_TRIES) throw new AppError('stale_version', 'Too many judge these pairs at once.');
      const tried = await judgeOnce(deps, people, left, how);
      if (!tried) return { ...judged, isWithdrawn: true };
      judged.mails.push(...tried.mails);
      judged.listed.push(...tried.listed);
      left = tried.lost;
    }
  }
  return judged;
};

/** undefined where the space is not offered any more, and should be. */
const judgeOnce = async (deps: TellDeps, people: People, pairs: readonly PairAt[], how: How) => {
  const records = new Map((await deps.matches.findMany(pairs)).map((record) => [nameOf(record), record]));
  const stand = await judgeNow(deps, pairs);
  if (how.whileOffered && stand.some(({ offer }) => !offer)) return undefined;
  const seenByManagers = managersView(deps);
  const outcomes = await Promise.all(
    pairs.map((pair, i) => outcomeOf(deps, pair, records.get(nameOf(pair)), stand[i]!, seenByManagers, how)),
  );
  const changed = outcomes.flatMap(({ pair, next, seen }) => (next ? [{ pair, next, seen }] : []));
  const told = await tellPairs(deps, people, changed, how.pace);
  const leftHalf = outcomes.flatMap(({ pair, next, left, seen }) => (left && !next ? [{ pair, left, seen }] : []));
  const settled = await Promise.all(leftHalf.map(({ left, seen }) => orLost(settle(deps, left, seen, people))));
  const lost = [
    ...changed.flatMap(({ pair }, n) => (told[n] ? [] : [pair])),
    ...leftHalf.flatMap(({ pair }, n) => (settled[n] ? [] : [pair])),
  ];
  const isLost = new Set(lost);
  return {
    mails: [...told, ...settled].flatMap((mails) => mails ?? []),
    listed: outcomes.flatMap(({ pair, listed }) => (listed && !isLost.has(pair) ? [listed] : [])),
    lost,
  };
};

const orLost = (work: Promise<WaitingMail[]>): Promise<Told> =>
  work.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'stale_version') return null;
    throw error;
  });

type Outcome = {
  pair: PairAt;
  next: MatchRecord | undefined;
  left: MatchRecord | undefined;
  listed: Listed | undefined;
  seen: Seen;
};

/** What a judging makes of a pair: the record to be written, or one that another has left half told. */
const outcomeOf = async (
  deps: Deps,
  pair: PairAt,
  stored: MatchRecord | undefined,
  now: PairNow,
  seenByManagers: ReturnType<typeof managersView>,
  { cause, via }: How,
): Promise<Outcome> => {
  const { need, standing } = now;
  const record = stored && (await upcastToldSite(deps, stored));
  const owner = record?.actorId ?? need?.actorId;
  if (owner === undefined) return { pair, next: undefined, left: undefined, listed: undefined, seen: NOTHING }; // the need is not there
  const applied = record !== undefined && standing.match === null && (await deps.matches.hasOpenApplication(pair));
  const isToldSite = record?.toldSite !== undefined && record.toldSite !== null && record.toldSite.state !== 'pending';
  const shown = standing.match === null || isToldSite ? null : await seenByManagers(now);
  const forSite = shown?.match ?? null;
  const judgedBy = (by: string | null) =>
    judged({ ...pair, actorId: owner }, record, standing, {
      ...{ applied, by, via, at: deps.now().toISOString() },
      siteScore: forSite && shown?.isNews ? shownScore(forSite.score) : null,
    });
  let next = judgedBy(cause.by);
  if (next && isPending(next)) next = judgedBy(await authorOf(deps, pair, need, cause));
  if (record && record !== stored) next ??= { ...record, version: record.version + 1 };
  const left = record && isPending(record) ? record : undefined;
  return { pair, next, left, listed: listedOf(next ?? record), seen: { match: standing.match, forSite } };
};
const listedOf = (record: MatchRecord | undefined): Listed | undefined =>
  record?.toldSite && isListed(record) ? { needId: record.needId, score: record.toldSite.score } : undefined;
const NOTHING: Seen = { match: null, forSite: null };

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
