import { atMost } from '../at-most.ts';
import { COUNT_BANDS, countBand } from '../bands.ts';
import { ACTIVITIES } from '../codes.ts';
import { dayNumber, isoDay } from '../day.ts';
import { AREAS_M2, type Demand, EUR_A_MONTH, EUR_A_SESSION, quarterOf, quartersFrom } from '../demand.ts';
import type { RuleContext } from '../facts.ts';
import type { Point } from '../scalars.ts';
import type { NeedRows } from './packed-needs.ts';
import { budgetFactor } from './pair-cost.ts';
import { cursorAtPlace, moveToNeed } from './space-cursor.ts';

type Located = { location: Point; country: string };

/** Of the last band on, more of them make no difference. */
const ENOUGH = Number.parseInt(COUNT_BANDS.at(-1)!, 10);

/** Each row of needs that look for a space at a place and whose time is not over, until `tell` says that it is enough. */
export function eachReaching(
  found: readonly NeedRows[],
  { location, country }: Located,
  { today, eurPerHuf }: RuleContext,
  tell: (pair: ReturnType<typeof cursorAtPlace>) => boolean,
): void {
  const pair = cursorAtPlace(location, country, eurPerHuf);
  const day = dayNumber(today);
  for (const { batch, hidden } of found)
    for (let row = 0; row < batch.count; row += 1) {
      if ((hidden !== null && hidden[row] === 1) || batch.latest[row]! < day) continue;
      if (moveToNeed(pair, batch, row) && tell(pair)) return;
    }
}

/**
 * demandOf() over packed needs: the same bands. An actor is counted once, so that needs may be in several batches, and those
 * of `without` are not.
 */
export function demandPacked(
  found: readonly NeedRows[],
  site: Located,
  ctx: RuleContext,
  without: ReadonlySet<string> = new Set(),
): Demand {
  const all = new Set<string>();
  const byActivity = ACTIVITIES.map(() => new Set<string>());
  const byArea = AREAS_M2.map(() => new Set<string>());
  const byMonth = EUR_A_MONTH.map(() => new Set<string>());
  const bySession = EUR_A_SESSION.map(() => new Set<string>());
  const quarters = quartersFrom(ctx.today);
  const byQuarter = quarters.map(() => new Set<string>());
  const quarterAt = quarterIndex(quarters, dayNumber(ctx.today));
  eachReaching(found, site, ctx, (pair) => {
    const { needs, need } = pair;
    pair.days = needs.minDays[need]!;
    const eur = (needs.budgetCents[need]! * budgetFactor(pair)) / 100;
    const into = [all, byQuarter[quarterAt(needs.earliest[need]!)], byArea[spanOf(AREAS_M2, needs.idealM2[need]!)]];
    if (needs.isSessions[need] === 1) into.push(bySession[spanOf(EUR_A_SESSION, eur)]);
    else into.push(byMonth[spanOf(EUR_A_MONTH, eur)]);
    const { first, codes } = needs.activities();
    for (let i = first[need]!; i < first[need + 1]!; i += 1) into.push(byActivity[codes[i]!]);
    const wanting = into.filter((actors) => actors !== undefined && actors.size < ENOUGH);
    if (wanting.length === 0) return false;
    const actorId = needs.actorIds.at(need);
    if (!without.has(actorId)) for (const actors of wanting) actors!.add(actorId);
    return false;
  });
  const spans = (edges: readonly number[], by: readonly Set<string>[]) =>
    edges.map((from, i) => ({ from, until: edges[i + 1] ?? null, actors: countBand(by[i]!.size) }));
  return {
    actors: countBand(all.size),
    activities: ACTIVITIES.map((activity, i) => ({ activity, actors: countBand(byActivity[i]!.size) })),
    areaM2: spans(AREAS_M2, byArea),
    budgetEurPerMonth: spans(EUR_A_MONTH, byMonth),
    budgetEurPerSession: spans(EUR_A_SESSION, bySession),
    seasons: quarters.map((quarter, i) => ({ quarter, actors: countBand(byQuarter[i]!.size) })),
  };
}

/** The span that an amount lies in: the last edge that is not above it. */
function spanOf(edges: readonly number[], amount: number): number {
  let span = -1;
  while (span + 1 < edges.length && atMost(edges[span + 1]!, amount)) span += 1;
  return span;
}

/** By the first day wanted, from today on; beyond the quarters that are told -1. */
function quarterIndex(quarters: readonly string[], today: number) {
  const known = new Map<number, number>();
  return (earliest: number): number => {
    const day = Math.max(earliest, today);
    const quarter = known.get(day) ?? quarters.indexOf(quarterOf(isoDay(day)));
    known.set(day, quarter);
    return quarter;
  };
}
