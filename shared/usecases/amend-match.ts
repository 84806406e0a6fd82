import type { MatchRecord } from '#shared/domain/match-record.ts';
import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { Change } from '#shared/store/ports.ts';

/** Of those who write one record at once each loses some races. */
const MOST_TRIES = 8;

/**
 * Changes a record over whatever another has written meanwhile: `change` is asked again of what is there by then, and
 * answers undefined where nothing is left to do. `also` goes into the same commit.
 */
export const amendMatch = async (
  deps: Deps,
  record: MatchRecord,
  change: (current: MatchRecord) => MatchRecord | undefined,
  also: readonly Change[] = [],
): Promise<void> => {
  let current: MatchRecord | undefined = record;
  for (let attempt = 1; current; attempt += 1) {
    const changed = change(current);
    if (!changed) return;
    try {
      return await deps.commit([...deps.matches.put({ ...changed, version: current.version + 1 }), ...also]);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'stale_version') || attempt >= MOST_TRIES) throw error;
      current = await deps.matches.find(record);
    }
  }
};
