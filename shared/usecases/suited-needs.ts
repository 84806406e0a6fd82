import type { Candidate } from '#shared/domain/candidates.ts';
import { needJudge } from '#shared/domain/packed/matching-needs.ts';
import type { Deps } from '#shared/store/deps.ts';

export type SuitedNeed = { needId: string; score: number };

/** Every open need that a space suits by the index, each once, with what was written before this was asked. */
export const suitedNeeds = async (
  deps: Pick<Deps, 'needIndex'>,
  { space, site, today }: Candidate,
  eurPerHuf: number,
): Promise<SuitedNeed[]> => {
  const found = await deps.needIndex.batches({ ...site.location, country: site.country }, space.activities);
  const { judge } = needJudge(space, site, { today, eurPerHuf });
  const rows: Parameters<typeof judge>[2] = [];
  for (const [n, { batch, hidden }] of found.entries()) judge(batch, n, rows, hidden);
  const once = new Map<string, SuitedNeed>();
  for (const { batch, row, score } of rows) {
    const needId = found[batch]!.batch.needIds.at(row);
    once.set(needId, { needId, score });
  }
  return [...once.values()];
};
