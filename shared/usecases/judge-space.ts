import { shownScore } from '#shared/domain/assess.ts';
import { candidatesOf } from '#shared/domain/candidates.ts';
import { byCodeUnit } from '#shared/domain/rank.ts';
import type { Due, JudgeMessage } from '#shared/store/event-ports.ts';
import type { Ranked } from '#shared/store/fan-out-ports.ts';
import { goOn, type Outcome, startFanOut } from './fan-out.ts';
import { type SuitedNeed, suitedNeeds } from './suited-needs.ts';
import { finishSummary } from './summarise-space.ts';
import type { TellDeps } from './tell.ts';

/** Pairs that one message judges. */
const MOST_PAIRS = 100;

/**
 * Judges the pairs that a change of a space can touch: needs that it matches now, best first, then those it matched before.
 * `owed` is paid when the last of them is done.
 */
export const judgeSpace = async (
  deps: TellDeps,
  message: JudgeMessage,
  most = MOST_PAIRS,
  owed: Due | null = null,
): Promise<Outcome> => {
  const { id: spaceId, by, at, run, nth } = message;
  if (run !== undefined && nth !== undefined) return goOn(deps, spaceId, run, nth);
  const space = await deps.spaces.find(spaceId);
  if (!space) return { mails: [], rest: [] };
  const { siteId } = space;
  // Indexed before the other side is read: of a need and a space that appear at once, one at least sees the other.
  await deps.spaceIndex.reindex(siteId);
  await deps.spaceIndex.tidy([siteId]);
  const summary = await deps.matches.findSummary(spaceId);
  const mails = await finishSummary(deps, spaceId, summary); // where somebody died while telling it
  const [found, known] = await Promise.all([findNeeds(deps, siteId, spaceId), deps.matches.listNeedIds(spaceId)]);
  const via = summary ? 'need' : 'summary';
  const begun = { spaceId, siteId, by, at, via, isOffered: found !== undefined, owed } as const;
  const outcome = await startFanOut(deps, begun, ranked(found ?? [], known), most);
  return { mails: [...mails, ...outcome.mails], rest: outcome.rest };
};

const ranked = (found: readonly SuitedNeed[], known: readonly string[]): Ranked[] => {
  const best = [...found].sort((a, b) => b.score - a.score || byCodeUnit(a.needId, b.needId));
  const isFound = new Set(found.map(({ needId }) => needId));
  const before = known.filter((needId) => !isFound.has(needId)).sort(byCodeUnit);
  return [
    ...best.map(({ needId, score }) => ({ needId, score: shownScore(score) })),
    ...before.map((needId) => ({ needId, score: null })),
  ];
};

/** The needs that match by the index, with the space's score for each; undefined where the space takes no part. */
export const findNeeds = async (deps: TellDeps, siteId: string, spaceId: string): Promise<SuitedNeed[] | undefined> => {
  const [entry, { eurPerHuf }] = await Promise.all([deps.spaceIndex.read(siteId), deps.service.exchange()]);
  const offer = entry && candidatesOf(entry, deps.now()).find(({ id }) => id === spaceId);
  return offer && suitedNeeds(deps, offer, eurPerHuf);
};
