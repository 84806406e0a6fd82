import type { MergePatch } from './merge-patch.ts';

/** One way out of a near miss: a change of the need, in a direction, and how far in it (of ways of one direction). */
export type Way = { direction: string; size: number; change: MergePatch };
