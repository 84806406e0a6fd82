import { byteCache } from './byte-cache.ts';
import type { Head } from './tile-rows.ts';

/** Heads of the tiles between two names, in the order of these. */
type Stretch = { from: string; to: string; heads: readonly Head[] };

const HEAD_BYTES = 250;
const PART_BYTES = 150;

/** The heads of each partition as they were last read: to guess by, never to answer by. */
export const headMemory = (mostBytes: number) => {
  const kept = byteCache<Stretch>(mostBytes);
  return {
    keep(pk: string, read: Stretch): void {
      const known = kept.get(pk);
      const meets = known && known.from <= read.to && read.from <= known.to;
      const whole = meets ? joined(known, read) : read;
      kept.set(
        pk,
        whole,
        whole.heads.reduce((sum, { parts }) => sum + HEAD_BYTES + PART_BYTES * parts.length, HEAD_BYTES),
      );
    },
    /** Undefined where some of them were never read. */
    between(pk: string, from: string, to: string): readonly Head[] | undefined {
      const known = kept.get(pk);
      if (!known || known.from > from || to > known.to) return undefined;
      return known.heads.filter(({ tile }) => from <= tile && tile <= to);
    },
  };
};

const joined = (known: Stretch, read: Stretch): Stretch => ({
  from: [known.from, read.from].sort()[0]!,
  to: [known.to, read.to].sort()[1]!,
  heads: [
    ...known.heads.filter(({ tile }) => tile < read.from),
    ...read.heads,
    ...known.heads.filter(({ tile }) => tile > read.to),
  ],
});
