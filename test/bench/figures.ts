/** One line of the results: what was measured, where, and against what. */
export type Figure = {
  workload: string;
  size: string;
  what: string;
  value: number | null;
  unit: string;
  /** What it is held against, and the ratio of the two, the larger the better for us unless said otherwise. */
  against?: string;
  ratio?: number;
  bar?: string;
  reached?: boolean;
  note?: string;
};
/** A comparison with the oracle: a figure counts only where all are equal. */
export type Check = { workload: string; size: string; queries: number; equal: number; firstDifference: string | null };
export type Report = { figures: Figure[]; checks: Check[]; notes: string[] };
/** One workload at one size: what came of it, on which day, and how long it took. */
export type Part = { name: string; size: string; on: string; seconds: number; report: Report };

export const emptyReport = (): Report => ({ figures: [], checks: [], notes: [] });

export const differenceIn = (got: unknown, want: unknown, at = ''): string | null => {
  if (Object.is(got, want)) return null;
  if (typeof got === 'object' && typeof want === 'object' && got !== null && want !== null) {
    const [left, right] = [got as Record<string, unknown>, want as Record<string, unknown>];
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const difference = differenceIn(left[key], right[key], `${at}.${key}`);
      if (difference) return difference;
    }
    return null;
  }
  return `${at}: ${JSON.stringify(got)} instead of ${JSON.stringify(want)}`;
};
