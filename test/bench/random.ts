/** Repeatable chance: the same seed gives the same draws on every machine. */
export type Random = {
  /** In [0, 1). */
  next(): number;
  int(min: number, max: number): number; // both included
  real(min: number, max: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  some<T>(list: readonly T[], min: number, max: number): T[];
  /** Null for this share of the draws. */
  known<T>(value: () => T, unknownShare?: number): T | null;
  normal(): number;
};

const THIRD = 1 / 3;

/** Mulberry32. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    real: (min, max) => min + next() * (max - min),
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    some(list, min, max) {
      const rest = [...list];
      const wanted = Math.min(int(min, max), rest.length);
      return Array.from({ length: wanted }, () => rest.splice(Math.floor(next() * rest.length), 1)[0]!);
    },
    known: (value, unknownShare = THIRD) => {
      const drawn = value();
      return next() < unknownShare ? null : drawn;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
};
