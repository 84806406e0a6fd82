import { type Caller, may } from '#shared/domain/authority.ts';
import { matchIdOf } from '#shared/domain/match-id.ts';
import type { Mark, MatchRecord } from '#shared/domain/match-record.ts';
import { notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { decideAgain } from './decide-again.ts';

export type Marked = { matchId: string; needId: string; spaceId: string; mark: Mark | null };

/** A member keeps a match, or hides it: of what is kept the end is told, of what is hidden nothing more. */
export const markMatch = async (deps: Deps, caller: Caller, matchId: string, mark: Mark | null): Promise<Marked> =>
  decideAgain(deps, async () => {
    const record = await deps.matches.findById(matchId);
    if (!record || !may.seeNeed(caller, record)) throw notFound('match');
    const { needId, spaceId, actorId } = record;
    const { [actorId]: _, ...others } = record.marks;
    const marks = mark === null ? others : { ...others, [actorId]: mark };
    const next: MatchRecord = { ...record, marks, version: record.version + 1 };
    return {
      changes: deps.matches.put(next),
      result: { matchId: matchIdOf([needId], [spaceId]), needId, spaceId, mark },
    };
  });
