import type { Due } from './event-ports.ts';
import type { Change } from './ports.ts';

/** A space being told to the needs it may touch, best first, a batch at a time; the next start of the same space ends it. */
export type FanOut = {
  run: string;
  spaceId: string;
  siteId: string;
  by: string | null; // whose write of the space this is about
  at: string; // of that write
  via: 'summary' | 'need'; // how the managers are told
  isOffered: boolean; // false: it was withdrawn, and only those told before are looked at
  startedAt: string;
  batches: number;
  done: number;
  mails: number; // that have been given a time
  owed: Due | null; // what is paid when all is done
};
/** A need of the other side and the space's score for it by the index, as shown; null where it did not match. */
export type Ranked = { needId: string; score: number | null };
/** A need that the summary of a publishing tells the managers of, with its score as they may see it. */
export type Listed = { needId: string; score: number };

export interface FanOutStore {
  find(spaceId: string): Promise<FanOut | undefined>;
  /** Instead of any that is under way; its batches are there before it is. */
  start(fanOut: FanOut, batches: readonly (readonly Ranked[])[]): Promise<void>;
  /** The nth batch of a run, from 1; [] once it is long gone. */
  batch(spaceId: string, run: string, nth: number): Promise<Ranked[]>;
  /** One batch more is done, over the run and the count read (stale_version); with it what it adds to the summary. */
  advance(fanOut: FanOut, mails: number, ranked: readonly Ranked[], listed: readonly Listed[]): Change[];
  /** Beside its batches, once the summary is closed to more: what was found to belong to it after all. */
  addListed(spaceId: string, run: string, listed: readonly Listed[], at: string): Promise<void>;
  /** What the summary of a run tells, by need. */
  listed(spaceId: string, run: string): Promise<ReadonlyMap<string, Listed>>;
  /** Where it still is this run. */
  end(fanOut: FanOut): Promise<void>;
}
