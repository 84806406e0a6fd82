import type { MergePatch } from '#shared/domain/merge-patch.ts';

/** The page that asks whether to make one change of a need. */
export const changeAddress = (needId: string, change: MergePatch): string =>
  `/needs/${needId}/change?change=${encodeURIComponent(JSON.stringify(change))}`;
