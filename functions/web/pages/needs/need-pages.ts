import type { Pages } from '../../web-deps.ts';

/** What members of an actor see: their profile, needs and matches. */
export const needPages: readonly Pages[] = [];
