import { assess, type Match } from '#shared/domain/assess.ts';
import type { Candidate } from '#shared/domain/candidates.ts';
import { needJudge } from '#shared/domain/packed/matching-needs.ts';
import { needEntryAt } from '#shared/domain/packed/need-row.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { NeedBatch } from '#shared/store/ports.ts';

export type SuitedNeed = { needId: string; actorId: string; score: number };
type Offered = Pick<Candidate, 'space' | 'site' | 'today'>;
type Hit = { batch: NeedBatch['batch']; row: number; score: number };

/** Every open need that a space suits by the index, each once, with what was written before this was asked. */
export const suitedNeeds = async (
  deps: Pick<Deps, 'needIndex'>,
  offered: Offered,
  eurPerHuf: number,
): Promise<SuitedNeed[]> =>
  [...(await rowsOf(deps, offered, eurPerHuf))].map(([needId, { batch, row, score }]) => ({
    needId,
    actorId: batch.actorIds.at(row),
    score,
  }));

/** The same with all figures of each match, for whoever keeps them. */
export const suitedMatches = async (
  deps: Pick<Deps, 'needIndex'>,
  offered: Offered,
  eurPerHuf: number,
): Promise<{ needId: string; actorId: string; match: Match }[]> => {
  const { space, site, today } = offered;
  return [...(await rowsOf(deps, offered, eurPerHuf)).values()].map(({ batch, row }) => {
    const { needId, actorId, need, actor } = needEntryAt(batch, row);
    const assessment = assess(need, actor, space, site, { today, eurPerHuf });
    if (!assessment.fits) throw new Error(`The packed rule and the rule disagree on the need ${needId}`);
    return { needId, actorId, match: assessment.match };
  });
};

/** By the need's id, since a need may lie in several batches. */
const rowsOf = async (
  deps: Pick<Deps, 'needIndex'>,
  { space, site, today }: Offered,
  eurPerHuf: number,
): Promise<Map<string, Hit>> => {
  const found = await deps.needIndex.batches({ ...site.location, country: site.country }, space.activities);
  const { judge } = needJudge(space, site, { today, eurPerHuf });
  const rows: Parameters<typeof judge>[2] = [];
  for (const [n, { batch, hidden }] of found.entries()) judge(batch, n, rows, hidden);
  return new Map(
    rows.map(({ batch: n, row, score }) => {
      const { batch } = found[n]!;
      return [batch.needIds.at(row), { batch, row, score }];
    }),
  );
};
