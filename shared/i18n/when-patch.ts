import type { MergePatch } from '#shared/domain/merge-patch.ts';

export type WhenPatch = {
  earliest: string | null;
  latest: string | null;
  minDays: number | null;
  maxDays: number | null;
  from: string | null;
  to: string | null;
  weekdays: boolean;
};

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** What a change of a need says of its days; null where it leaves them. */
export const whenPatchOf = (change: MergePatch | undefined): WhenPatch => {
  const when = asObject(change?.['when']);
  return {
    earliest: asText(when['earliest']),
    latest: asText(when['latest']),
    minDays: asNumber(when['minDays']),
    maxDays: asNumber(when['maxDays']),
    from: asText(when['from']),
    to: asText(when['to']),
    weekdays: Array.isArray(when['weekdays']),
  };
};
