import type { RuleContext } from '../facts.ts';
import { byCodeUnit } from '../rank.ts';
import type { SiteFields } from '../site.ts';
import type { SpaceFields } from '../space.ts';
import type { PackedNeeds } from './packed-needs.ts';
import { failsOf } from './pair-fails.ts';
import { scoreOf } from './pair-score.ts';
import { siftNeeds } from './sift-needs.ts';
import { cursorOnSpace, moveToNeed } from './space-cursor.ts';

/** A need that a space suits, by its row; needEntryAt gives it back whole for whoever is told. */
export type MatchingNeed = { batch: number; row: number; score: number };

/** Batches are read one after the other as they come: many needs are never in memory at once. */
export type NeedJudge = {
  judge: (needs: PackedNeeds, batch: number, found: MatchingNeed[], hidden?: Uint8Array | null) => void;
};

const PLACES = 2 ** 32;

/** Judges needs for one space of a site, a batch at a time. */
export function needJudge(space: SpaceFields, site: SiteFields, ctx: RuleContext): NeedJudge {
  const pair = cursorOnSpace(space, site, ctx);
  let rows = new Int32Array(0);
  const judge: NeedJudge['judge'] = (needs, batch, found, hidden = null) => {
    if (rows.length <= needs.count) rows = new Int32Array(2 * needs.count + 1);
    const count = siftNeeds(needs, hidden, pair, rows);
    for (let i = 0; i < count; i += 1) {
      const row = rows[i]!;
      if (moveToNeed(pair, needs, row) && failsOf(pair, 0) === 0) found.push({ batch, row, score: scoreOf(pair) });
    }
  };
  return { judge };
}

/** The needs that a space suits, best first, of equal scores the smaller id: as rankNeeds orders them. */
export function matchingNeeds(
  space: SpaceFields,
  site: SiteFields,
  batches: readonly PackedNeeds[],
  ctx: RuleContext,
): MatchingNeed[] {
  const { judge } = needJudge(space, site, ctx);
  const found: MatchingNeed[] = [];
  for (const [batch, needs] of batches.entries()) judge(needs, batch, found);
  return ranked(found, ({ batch, row }) => batches[batch]!.needIds.at(row));
}

/** By numbers that hold score and place, since one in five may suit; ids are made only where two scores are equal. */
function ranked(found: readonly MatchingNeed[], idOf: (hit: MatchingNeed) => string): MatchingNeed[] {
  const keys = Float64Array.from(found, ({ score }, i) => (1e6 - Math.round(1e6 * score)) * PLACES + i).sort();
  const all = Array.from(keys, (key) => found[key % PLACES]!);
  for (let from = 0, until = 1; from < all.length; from = until, until = from + 1) {
    while (until < all.length && all[until]!.score === all[from]!.score) until += 1;
    if (until - from === 1) continue;
    const named = all.slice(from, until).map((hit) => ({ hit, id: idOf(hit) }));
    named.sort((a, b) => byCodeUnit(a.id, b.id));
    for (const [i, { hit }] of named.entries()) all[from + i] = hit;
  }
  return all;
}
