import type { Pages } from '../../web-deps.ts';

/** What managers keep: their sites and spaces. */
export const managePages: readonly Pages[] = [];
