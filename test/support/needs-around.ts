import type { Activity } from '#shared/domain/codes.ts';
import type { NeedToPack } from '#shared/domain/packed/encode-needs.ts';
import { needEntryAt } from '#shared/domain/packed/need-row.ts';
import type { NeedIndex } from '#shared/store/ports.ts';

/** The needs that an index has around a place, each once. */
export const needsAround = async (
  index: NeedIndex,
  where: { lat: number; lon: number; country: string },
  activities: readonly Activity[] | null,
): Promise<NeedToPack[]> => {
  const once = new Map<string, NeedToPack>();
  for (const { batch, hidden } of await index.around(where, activities))
    for (let row = 0; row < batch.count; row += 1)
      if (!hidden?.[row]) once.set(batch.needIds.at(row), needEntryAt(batch, row));
  return [...once.values()];
};
