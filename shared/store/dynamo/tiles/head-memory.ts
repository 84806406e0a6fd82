import { byteCache } from './byte-cache.ts';
import type { Head } from './tile-rows.ts';

/** Heads of the tiles between two names, in the order of these. */
type Stretch = { from: string; to: string; heads: readonly Head[] };

const HEAD_BYTES = 250;
const PART_BYTES = 150;

/** The heads of each partition as they were last read: to guess by, never to answer by. */
export const headMemory = (mostBytes: number) => {
  const kept = byteCache<readonly Stretch[]>(mostBytes); // no two of one partition meet
  return {
    keep(pk: string, read: Stretch): void {
      const meets = ({ from, to }: Stretch): boolean => from <= read.to && read.from <= to;
      const known = kept.get(pk) ?? [];
      const all = [...known.filter((one) => !meets(one)), known.filter(meets).reduce(joined, read)];
      const bytes = all.flatMap(({ heads }) => heads.map(({ parts }) => HEAD_BYTES + PART_BYTES * parts.length));
      kept.set(
        pk,
        all,
        bytes.reduce((sum, each) => sum + each, HEAD_BYTES * all.length),
      );
    },
    /** Undefined where some of them were never read. */
    between(pk: string, from: string, to: string): readonly Head[] | undefined {
      const known = kept.get(pk)?.find((one) => one.from <= from && to <= one.to);
      return known?.heads.filter(({ tile }) => from <= tile && tile <= to);
    },
  };
};

/** What was read says more than what was known. */
const joined = (read: Stretch, known: Stretch): Stretch => ({
  from: [known.from, read.from].sort()[0]!,
  to: [known.to, read.to].sort()[1]!,
  heads: [
    ...known.heads.filter(({ tile }) => tile < read.from),
    ...read.heads,
    ...known.heads.filter(({ tile }) => tile > read.to),
  ],
});
