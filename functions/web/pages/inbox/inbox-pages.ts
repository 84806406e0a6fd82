import type { Pages } from '../../web-deps.ts';

/** What a person was told, and how they are told. */
export const inboxPages: readonly Pages[] = [];
