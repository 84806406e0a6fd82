import { isListed } from '#shared/domain/match-record.ts';
import { AppError } from '#shared/errors.ts';
import type { JudgeMessage } from '#shared/store/event-ports.ts';
import type { FanOut, Listed, Ranked } from '#shared/store/fan-out-ports.ts';
import type { PairAt } from './judge-now.ts';
import { judgePairs } from './judge-pairs.ts';
import { MAILS_PER_S, paceOf } from './pace.ts';
import { closeSummary, tellUnlisted } from './summarise-space.ts';
import type { TellDeps, WaitingMail } from './tell.ts';

export type Outcome = { mails: WaitingMail[]; rest: JudgeMessage[] };

/**
 * Judges a space's pairs a batch at a time, the best first, each batch from a message that the one before has sent. The row
 * of the fan-out says what is done: a batch that comes again tells nobody twice, one that was cut short is done again, and
 * of two who do the same one goes on. A later start of the same space ends it, and so does a withdrawal.
 */
export const startFanOut = async (
  deps: TellDeps,
  begun: Pick<FanOut, 'spaceId' | 'siteId' | 'by' | 'at' | 'via' | 'isOffered' | 'owed'>,
  ranked: readonly Ranked[],
  most: number,
): Promise<Outcome> => {
  const batches = Array.from({ length: Math.ceil(ranked.length / most) }, (_, n) =>
    ranked.slice(n * most, (n + 1) * most),
  );
  const startedAt = deps.now().toISOString();
  const fanOut: FanOut = { ...begun, run: deps.newId(), startedAt, batches: batches.length, done: 0, mails: 0 };
  const [first] = batches;
  if (!first) return endFanOut(deps, fanOut);
  // All in this one message, which comes again if it is cut short.
  if (batches.length === 1 && (begun.via === 'need' || !begun.isOffered))
    return { mails: (await judgeBatch(deps, fanOut, ranked)).mails, rest: [] };
  await deps.fanOuts.start(fanOut, batches);
  return runBatch(deps, fanOut, first);
};

/** Goes on with a fan-out at the batch that a message names. */
export const goOn = async (deps: TellDeps, spaceId: string, run: string, nth: number): Promise<Outcome> => {
  const fanOut = await deps.fanOuts.find(spaceId);
  if (fanOut?.run === run && fanOut.done < nth && nth <= fanOut.batches)
    return runBatch(deps, fanOut, await deps.fanOuts.batch(spaceId, run, fanOut.done + 1));
  const isOurs = fanOut?.run === run;
  // It was done, but perhaps whoever did it died before it could say so.
  const ended = isOurs && fanOut.done >= fanOut.batches ? await endFanOut(deps, fanOut) : undefined;
  const { siteId } = fanOut ?? (await deps.spaces.find(spaceId)) ?? {};
  const mails = siteId === undefined ? [] : await afterAnother(deps, spaceId, siteId, run, nth);
  return {
    mails: [...(ended?.mails ?? []), ...mails],
    rest: isOurs && !ended ? [messageOf(fanOut, fanOut.done + 1)] : [],
  };
};

const runBatch = async (deps: TellDeps, fanOut: FanOut, ranked: readonly Ranked[]): Promise<Outcome> => {
  const judged = await judgeBatch(deps, fanOut, ranked);
  if (judged.isWithdrawn) {
    await deps.fanOuts.end(fanOut); // its withdrawal is judged by a message of its own
    return { mails: judged.mails, rest: [] };
  }
  const listed = fanOut.via === 'summary' ? judged.listed : [];
  try {
    await deps.commit(deps.fanOuts.advance(fanOut, judged.mailsGiven, ranked, listed));
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'stale_version')) throw error;
    const { spaceId, siteId, run, done } = fanOut;
    const late = await afterAnother(deps, spaceId, siteId, run, done + 1);
    return { mails: [...judged.mails, ...late], rest: [] };
  }
  const next: FanOut = { ...fanOut, done: fanOut.done + 1, mails: judged.mailsGiven };
  if (next.done < next.batches) return { mails: judged.mails, rest: [messageOf(next, next.done + 1)] };
  return withMails(judged.mails, await endFanOut(deps, next));
};

type JudgedBatch = { mails: WaitingMail[]; listed: Listed[]; isWithdrawn: boolean; mailsGiven: number };

const judgeBatch = async (deps: TellDeps, fanOut: FanOut, ranked: readonly Ranked[]): Promise<JudgedBatch> => {
  const { spaceId, siteId, by, at, via, isOffered, startedAt, mails } = fanOut;
  const pace = paceOf(deps.mailsPerS ?? MAILS_PER_S, startedAt, mails, deps.now());
  const pairs = ranked.map(({ needId }): PairAt => ({ needId, spaceId, siteId }));
  const judged = await judgePairs(deps, pairs, {
    ...{ cause: { kind: 'space', by, at }, via, pace },
    whileOffered: isOffered,
  });
  return { ...judged, mailsGiven: pace.given() };
};

/** What this batch may have added to a summary that does not know of it is told by itself. */
const afterAnother = async (deps: TellDeps, spaceId: string, siteId: string, run: string, nth: number) => {
  const ranked = await deps.fanOuts.batch(spaceId, run, nth);
  const pairs = ranked.map(({ needId }): PairAt => ({ needId, spaceId, siteId }));
  const records = (await deps.matches.findMany(pairs)).filter(isListed);
  return records.length > 0 ? tellUnlisted(deps, spaceId, records) : [];
};

const endFanOut = async (deps: TellDeps, fanOut: FanOut): Promise<Outcome> => {
  const { spaceId, siteId, run, by, via, isOffered, owed } = fanOut;
  const mails = via === 'summary' && isOffered ? await closeSummary(deps, { spaceId, siteId, run, by }) : [];
  await deps.fanOuts.end(fanOut);
  if (owed) await deps.dues.clearSeen(owed);
  return { mails, rest: [] };
};

const messageOf = ({ spaceId, by, at, run }: FanOut, nth: number): JudgeMessage => ({
  ...{ kind: 'space', id: spaceId, by, at },
  run,
  nth,
});
const withMails = (mails: readonly WaitingMail[], { mails: more, rest }: Outcome): Outcome => ({
  mails: [...mails, ...more],
  rest,
});
