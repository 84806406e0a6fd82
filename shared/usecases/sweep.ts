import { log } from '#shared/config/log.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { JudgeMessage } from '#shared/store/event-ports.ts';
import { dueKindOf, JUDGED } from './due-judging.ts';
import { expireCase } from './expire-case.ts';
import { expireNeeds } from './expire-need.ts';
import type { MatcherDeps } from './judge.ts';
import { FOLLOW_SPACE } from './shown-offer.ts';

/** Done by then, or it was missed: far longer than stream, queue and their retries take. */
const MISSED_AFTER_MS = 30 * 60_000;
/** Of each kind in one night; what is left is still due in the next. */
const MOST = 5000;

export type Swept = { needsEnded: number; casesMoved: number; repaired: number };

/** Once a day: ends what is over, and repairs what an event missed, found by what is due and not by looking at all. */
export const sweep = async (deps: MatcherDeps): Promise<Swept> => {
  const swept = {
    needsEnded: await expireNeeds(deps, MOST),
    casesMoved: await moveCases(deps),
    repaired: await repair(deps),
  };
  await followSpaces(deps);
  log.info('swept', swept); // repaired should be 0
  if (swept.repaired > 0) log.warn('events_were_missed', { repaired: swept.repaired });
  return swept;
};

/** Invitations, applications and invitations to membership that waited long enough. */
export const moveCases = async (deps: Deps): Promise<number> => {
  const now = deps.now();
  let done = 0;
  const { items } = await deps.dueCases.list(now.toISOString(), { limit: MOST });
  for (const { kind, id } of items) if (await expireCase(deps, kind, id, now)) done += 1;
  return done;
};

/** Writes that nobody judged, and matches that were not told to their end, are looked at again. */
const repair = async (deps: MatcherDeps): Promise<number> => {
  const now = deps.now();
  const missed = new Date(now.getTime() - MISSED_AFTER_MS).toISOString();
  const at = now.toISOString();
  const messages: JudgeMessage[] = [];
  for (const kind of JUDGED)
    for (const { id, by } of await deps.dues.list(dueKindOf(kind), missed, MOST)) messages.push({ kind, id, by, at });
  for (const { spaceId } of await deps.matches.listPending(missed, MOST))
    messages.push({ kind: 'space', id: spaceId, by: null, at });
  const once = [...new Map(messages.map((message) => [`${message.kind}#${message.id}`, message])).values()];
  await deps.matchQueue.send(once);
  return once.length;
};

/** Spaces that changed more often in a day than their managers are told of: the rest of it reaches them now. */
const followSpaces = async (deps: MatcherDeps): Promise<void> => {
  const at = deps.now().toISOString();
  const due = await deps.dues.list(FOLLOW_SPACE, at, MOST);
  await deps.matchQueue.send(due.map(({ id }) => ({ kind: 'space', id, by: null, at })));
  for (const each of due) await deps.dues.clearSeen(each);
};
