import type { Pages } from '../../web-deps.ts';

/** A space from its managers’ side: who would suit, calendar, demand. */
export const suitorPages: readonly Pages[] = [];
