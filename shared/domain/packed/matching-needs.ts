import { dayNumber } from '../day.ts';
import type { RuleContext } from '../facts.ts';
import { byCodeUnit } from '../rank.ts';
import type { SiteFields } from '../site.ts';
import type { SpaceFields } from '../space.ts';
import { encodeSpaces } from './encode-spaces.ts';
import type { PackedNeeds } from './packed-needs.ts';
import { decodeSpaces } from './packed-spaces.ts';
import { lookAtPlace, type PairCursor, pairCursor } from './pair-cursor.ts';
import { failsOf } from './pair-fails.ts';
import { scoreOf } from './pair-score.ts';

/** A need that a space suits, by its row; needEntryAt gives it back whole for whoever is told. */
export type MatchingNeed = { batch: number; row: number; score: number };

/** Batches are read one after the other as they come: many needs are never in memory at once. */
export type NeedJudge = { judge: (needs: PackedNeeds, batch: number, found: MatchingNeed[]) => void };

/** Judges needs for one space of a site, a batch at a time. */
export function needJudge(space: SpaceFields, site: SiteFields, { today, eurPerHuf }: RuleContext): NeedJudge {
  const { bookings, ...fields } = space;
  const { lettableM2, letM2, ...own } = site;
  const booked = bookings.map((booking) => ({ ...booking, sector: null })); // the site's figures are given
  const entry = { siteId: '', site: own, spaces: [{ id: '', kind: 'studio' as const, fields, bookings: booked }] };
  const spaces = decodeSpaces(encodeSpaces([entry]));
  const day = dayNumber(today);

  const judge = (needs: PackedNeeds, batch: number, found: MatchingNeed[]): void => {
    const pair: PairCursor = pairCursor(needs, eurPerHuf);
    pair.spaces = spaces;
    pair.site = 0;
    pair.today = day;
    pair.areFiguresRead = true;
    pair.lettableM2 = lettableM2;
    pair.letM2.set([letM2.creative, letM2.trade, letM2.service]);
    for (let need = 0; need < needs.count; need += 1) {
      pair.need = need;
      lookAtPlace(pair);
      if (pair.isPlaced && failsOf(pair, 0) === 0) found.push({ batch, row: need, score: scoreOf(pair) });
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
  const idOf = ({ batch, row }: MatchingNeed): string => batches[batch]!.needIds.at(row);
  return found.sort((a, b) => b.score - a.score || byCodeUnit(idOf(a), idOf(b)));
}
