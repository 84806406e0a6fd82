import { isMaterial } from '#shared/domain/material.ts';
import { moved, needMoves } from '#shared/domain/moves.ts';
import type { Need } from '#shared/domain/need.ts';
import { addDays } from '#shared/domain/time-zone.ts';
import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { Change } from '#shared/store/ports.ts';
import { dueJudging } from './due-judging.ts';

/** The writer where nobody acted. */
export const CLOCK = 'clock';
const NEED_ENDS = 'need-ends';

/** When a need ends by itself: at the end of its latest day, by UTC, which in our countries is an hour or two later. */
const endsAt = ({ when }: Need): string => `${addDays(when.latest, 1)}T00:00:00.000Z`;
const isWaiting = ({ state }: Need): boolean => state === 'open' || state === 'paused';

/** What the clock has to do because of a write of a need: judge it, and end it one day. */
export const dueOfNeed = (deps: Deps, before: Need, after: Need): Change[] => [
  ...(isMaterial.need({ before, after }) ? [dueJudging(deps, 'need', after.id, after.updatedBy, after.updatedAt)] : []),
  ...(isWaiting(after)
    ? [deps.dues.put({ kind: NEED_ENDS, id: after.id, at: endsAt(after), by: null })]
    : isWaiting(before)
      ? [deps.dues.clear(NEED_ENDS, after.id)]
      : []),
];

/** Ends needs whose latest day has passed; answers how many. */
export const expireNeeds = async (deps: Deps, most: number): Promise<number> => {
  const now = deps.now().toISOString();
  let ended = 0;
  for (const due of await deps.dues.list(NEED_ENDS, now, most)) {
    const need = await deps.needs.find(due.id);
    const state = need && moved(needMoves.expire, need.state);
    if (!need || !state || endsAt(need) > now) {
      await deps.dues.clearSeen(due);
      continue;
    }
    const next: Need = { ...need, state, updatedAt: now, updatedBy: CLOCK, version: need.version + 1 };
    try {
      await deps.commit([
        deps.needs.put(next),
        ...dueOfNeed(deps, need, next),
        deps.audit.row({ at: now, by: CLOCK, act: 'need.expire', subject: need.id }),
      ]);
      await deps.needIndex.reindex(need.id);
      ended += 1;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'stale_version')) throw error; // changed just now: tomorrow
    }
  }
  return ended;
};
