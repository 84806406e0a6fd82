import { timeOf } from '../day.ts';
import type { SpaceFields } from '../space.ts';

/** Weeks of hours as written: per week and weekday a length and one (0: not named), then the spans in minutes. */
export type WrittenWeeks = { lengths: Uint8Array; from: Int32Array; to: Int32Array };
/** The same in order and joined where spans touch or overlap; day 7 · week + weekday − 1 has first[day] … first[day + 1] − 1. */
export type OpenWeeks = { first: Int32Array; from: Int32Array; to: Int32Array };

export function openWeeks({ lengths, from, to }: WrittenWeeks): OpenWeeks {
  const first = new Int32Array(lengths.length + 1);
  const joinedFrom: number[] = [];
  const joinedTo: number[] = [];
  let at = 0;
  for (const [day, coded] of lengths.entries()) {
    const length = Math.max(0, coded - 1);
    const order = Array.from({ length }, (_, i) => at + i).sort((a, b) => from[a]! - from[b]!);
    for (const span of order) {
      const last = joinedTo.length - 1;
      if (last >= first[day]! && from[span]! <= joinedTo[last]!) joinedTo[last] = Math.max(joinedTo[last]!, to[span]!);
      else {
        joinedFrom.push(from[span]!);
        joinedTo.push(to[span]!);
      }
    }
    at += length;
    first[day + 1] = joinedTo.length;
  }
  return { first, from: Int32Array.from(joinedFrom), to: Int32Array.from(joinedTo) };
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
type Week = NonNullable<SpaceFields['hours']>;

/** One week as the rule reads it, made when it is asked for: kept, weeks would take as much memory as all columns. */
export function weekAt({ lengths, from, to }: WrittenWeeks, week: number): Week {
  const read: Week = {};
  let at = 0;
  for (let day = 0; day < 7 * week; day += 1) at += Math.max(0, lengths[day]! - 1);
  for (const weekday of WEEKDAYS) {
    const coded = lengths[7 * week + weekday - 1]!;
    if (coded === 0) continue;
    const spans: { from: string; to: string }[] = [];
    for (const last = at + coded - 1; at < last; at += 1) spans.push({ from: timeOf(from[at]!), to: timeOf(to[at]!) });
    read[weekday] = spans;
  }
  return read;
}
