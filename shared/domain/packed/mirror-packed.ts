import type { Constraint } from '../constraints.ts';
import type { RuleContext } from '../facts.ts';
import { type MirrorRow, mirrorBy } from '../mirror.ts';
import type { SiteFields } from '../site.ts';
import type { SpaceFields } from '../space.ts';
import type { NeedRows, PackedNeeds } from './packed-needs.ts';
import { constraintOf, failsOf, hasMoreThan } from './pair-fails.ts';
import { cursorOnSpace, moveToNeed } from './space-cursor.ts';

type NeedAt = { needs: PackedNeeds; row: number; actorId: string };

/**
 * mirror() over packed needs, and how many actors it weighs: those with a need that the space meets, or misses by one
 * thing. Actors of `without` are as if they were not there.
 */
export function mirrorPacked(
  space: SpaceFields,
  site: SiteFields,
  found: readonly NeedRows[],
  ctx: RuleContext,
  without: ReadonlySet<string> = new Set(),
): { rows: MirrorRow[]; actors: number } {
  const pair = cursorOnSpace(space, site, ctx);
  const matching: NeedAt[] = [];
  const short: (NeedAt & { misses: Constraint })[] = [];
  const seen = new Set<string>();
  for (const { batch: needs, hidden } of found)
    for (let row = 0; row < needs.count; row += 1) {
      if (hidden !== null && hidden[row] === 1) continue;
      moveToNeed(pair, needs, row);
      const fails = failsOf(pair, 1);
      if (hasMoreThan(fails, 1)) continue;
      const [needId, actorId] = [needs.needIds.at(row), needs.actorIds.at(row)];
      if (seen.has(needId) || without.has(actorId)) continue;
      seen.add(needId);
      const need = { needs, row, actorId };
      if (fails === 0) matching.push(need);
      else short.push({ ...need, misses: constraintOf(fails) });
    }
  const fitsWith = (changed: SpaceFields) => {
    const other = cursorOnSpace(changed, site, ctx);
    return ({ needs, row }: NeedAt): boolean => moveToNeed(other, needs, row) && failsOf(other, 0) === 0;
  };
  const mostM2Of = ({ needs, row }: NeedAt): number | null => {
    const most = needs.maxM2[row]!;
    return Number.isNaN(most) ? null : most;
  };
  const actors = new Set([...matching, ...short].map(({ actorId }) => actorId)).size;
  return { rows: mirrorBy(space, matching, short, mostM2Of, fitsWith), actors };
}
