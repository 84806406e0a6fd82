import type { Level } from '../codes.ts';

// Positions that packed spaces and needs store. Lists are only ever appended to, as those of codes.ts.

export const TENURES = ['own', 'shared', 'either'] as const;
export const MODE_LISTS = [[], ['stay'], ['sessions'], ['stay', 'sessions'], ['sessions', 'stay']] as const;
export const TARIFF_PERS = ['hour', 'day', 'month'] as const;
export const TARIFF_OFS = ['space', 'm2', 'person'] as const;
export const BOOKING_KINDS = ['stay', 'session', 'block'] as const;
export const TAKES_ALL = 0;
export const TAKES_AREA = 1;
export const TAKES_PEOPLE = 2;
const LEVELS = ['low', 'normal', 'high'] as const;

/** Levels of importance, two bits a criterion; 0 is not said. */
export const packLevels = <K extends string>(said: { [key in K]?: Level | undefined }, keys: readonly K[]): number =>
  keys.reduce((packed, key, i) => packed + (LEVELS.indexOf(said[key] as Level) + 1) * 4 ** i, 0);

export function unpackLevels<K extends string>(packed: number, keys: readonly K[]): { [key in K]?: Level } {
  const said: { [key in K]?: Level } = {};
  for (const [i, key] of keys.entries()) {
    const level = LEVELS[((packed >> (2 * i)) & 3) - 1];
    if (level !== undefined) said[key] = level;
  }
  return said;
}

export const NORMAL = 2;
const WEIGHTS = [2, 1, 2, 4]; // not said is normal; as weightOf
export const weightAt = (packed: number, i: number): number => WEIGHTS[(packed >> (2 * i)) & 3]!;

const COUNTED_WEIGHTS = [0, 1, 2, 4];
/** The same of levels of which 0 is a criterion left out. */
export const countedWeightAt = (packed: number, i: number): number => COUNTED_WEIGHTS[(packed >> (2 * i)) & 3]!;

/** Yes, no or not said, two bits each: 0 not said, 1 no, 2 yes. */
export const packFlags = (flags: readonly (boolean | null)[]): number =>
  flags.reduce<number>((packed, flag, i) => packed + (flag === null ? 0 : flag ? 2 : 1) * 4 ** i, 0);
export const flagAt = (packed: number, i: number): boolean | null =>
  [null, false, true][(packed >> (2 * i)) & 3] ?? null;

/** A country's two letters as a number. */
export const packCountry = (country: string): number => (country.charCodeAt(0) - 65) * 26 + country.charCodeAt(1) - 65;
export const unpackCountry = (packed: number): string =>
  String.fromCharCode(65 + Math.floor(packed / 26), 65 + (packed % 26));
