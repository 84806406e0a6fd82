import { atMost } from '../at-most.ts';
import { type CountedCells, cellCounter } from '../demand-cells.ts';
import type { RuleContext } from '../facts.ts';
import { distanceKm } from '../geo.ts';
import type { Point } from '../scalars.ts';
import { eachReaching } from './demand-packed.ts';
import type { NeedRows } from './packed-needs.ts';

/**
 * Where the middles of circles lie that reach a site; who looks in a whole country, or anywhere, has no place on it. Actors
 * of `without` are not counted.
 */
export function cellsPacked(
  found: readonly NeedRows[],
  site: { location: Point; country: string },
  ctx: RuleContext,
  at: string,
  without: ReadonlySet<string> = new Set(),
): CountedCells {
  const counter = cellCounter(site.location);
  eachReaching(found, site, ctx, ({ needs, need }) => {
    for (let i = needs.firstCircle[need]!; i < needs.firstCircle[need + 1]!; i += 1) {
      const middle = { lat: needs.circleLat[i]!, lon: needs.circleLon[i]! };
      if (!atMost(distanceKm(site.location, middle), needs.radiusKm[i]!)) continue;
      const actorId = needs.actorIds.at(need);
      if (!without.has(actorId)) counter.add(actorId, middle);
    }
    return false;
  });
  return counter.counted(at);
}
