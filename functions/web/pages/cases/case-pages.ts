import type { Pages } from '../../web-deps.ts';

/** Applications and invitations, for both sides. */
export const casePages: readonly Pages[] = [];
