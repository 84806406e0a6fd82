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

type Week = NonNullable<SpaceFields['hours']>;

/** The same as the rule reads them: a few weeks a batch, shared by all spaces that keep them. */
export function weeksOf({ lengths, from, to }: WrittenWeeks): Week[] {
  const weeks: Week[] = [];
  let at = 0;
  for (const [day, coded] of lengths.entries()) {
    if (day % 7 === 0) weeks.push({});
    if (coded === 0) continue;
    const spans = Array.from({ length: coded - 1 }, (_, i) => at + i);
    const weekday = ((day % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
    weeks.at(-1)![weekday] = spans.map((span) => ({ from: timeOf(from[span]!), to: timeOf(to[span]!) }));
    at += coded - 1;
  }
  return weeks;
}
