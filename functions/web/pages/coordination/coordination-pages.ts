import type { Pages } from '../../web-deps.ts';

/** What coordinators see and decide. */
export const coordinationPages: readonly Pages[] = [];
