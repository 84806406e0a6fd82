import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { Change } from '#shared/store/ports.ts';

export type Decision<T> = { changes: Change[]; made?: object; result: T };

const MOST_TRIES = 20;
const MOST_PAUSE_MS = 250;

/** Loads, decides and writes; whoever loses the race to write loads and decides again, a bounded number of times. */
export const decideAgain = async <T>(deps: Deps, decide: () => Promise<Decision<T>>): Promise<T> => {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    if (attempt > 0) await pause(Math.random() * Math.min(MOST_PAUSE_MS, 10 * 2 ** attempt));
    const { changes, made, result } = await decide();
    try {
      await deps.commit(changes, made);
      return result;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'stale_version') throw error;
    }
  }
  throw new AppError('unavailable', 'Too many write here at this moment. Try again in a moment.');
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
