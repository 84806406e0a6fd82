import { dayNumber } from '../day.ts';
import type { RuleContext } from '../facts.ts';
import { byCodeUnit } from '../rank.ts';
import type { SiteFields } from '../site.ts';
import type { SpaceFields } from '../space.ts';
import { encodeNeeds } from './encode-needs.ts';
import { encodeSpaces } from './encode-spaces.ts';
import { decodeNeeds, type PackedNeeds } from './packed-needs.ts';
import { decodeSpaces } from './packed-spaces.ts';
import { lookAtPlace, type PairCursor, pairCursor } from './pair-cursor.ts';
import { failsOf } from './pair-fails.ts';
import { scoreOf } from './pair-score.ts';
import { siftNeeds } from './sift-needs.ts';

/** A need that a space suits, by its row; needEntryAt gives it back whole for whoever is told. */
export type MatchingNeed = { batch: number; row: number; score: number };

/** Batches are read one after the other as they come: many needs are never in memory at once. */
export type NeedJudge = {
  judge: (needs: PackedNeeds, batch: number, found: MatchingNeed[], hidden?: Uint8Array | null) => void;
};

const PLACES = 2 ** 32;
const NO_NEEDS = decodeNeeds(encodeNeeds([]));

/** Judges needs for one space of a site, a batch at a time. */
export function needJudge(space: SpaceFields, site: SiteFields, { today, eurPerHuf }: RuleContext): NeedJudge {
  const { bookings, ...fields } = space;
  const { lettableM2, letM2, ...own } = site;
  const booked = bookings.map((booking) => ({ ...booking, sector: null })); // the site's figures are given
  const entry = { siteId: '', site: own, spaces: [{ id: '', kind: 'studio' as const, fields, bookings: booked }] };
  const spaces = decodeSpaces(encodeSpaces([entry]));
  const day = dayNumber(today);

  const pair: PairCursor = pairCursor(NO_NEEDS, eurPerHuf);
  pair.spaces = spaces;
  pair.site = 0;
  pair.keptLoads = [null, null, null];
  pair.today = day;
  pair.areFiguresRead = true;
  pair.lettableM2 = lettableM2;
  pair.letM2.set([letM2.creative, letM2.trade, letM2.service]);
  let rows = new Int32Array(0);

  const judge: NeedJudge['judge'] = (needs, batch, found, hidden = null) => {
    pair.needs = needs;
    if (rows.length <= needs.count) rows = new Int32Array(2 * needs.count + 1);
    const count = siftNeeds(needs, hidden, spaces, 0, day, rows);
    for (let i = 0; i < count; i += 1) {
      pair.need = rows[i]!;
      lookAtPlace(pair);
      if (pair.isPlaced && failsOf(pair, 0) === 0) found.push({ batch, row: pair.need, score: scoreOf(pair) });
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
