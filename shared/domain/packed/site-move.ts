import type { SpaceCandidate } from '../advice.ts';
import { isoDay } from '../day.ts';
import { readFigures } from './packed-figures.ts';
import type { PackedSpaces } from './packed-spaces.ts';
import { lookAtPlace, type PairCursor } from './pair-cursor.ts';
import { siteAt, spaceAt } from './space-row.ts';

/** Moves the cursor to a site of its batch, and says where it lies for the need. */
export function moveToSite(pair: PairCursor, site: number, today: number): void {
  pair.site = site;
  pair.today = today;
  pair.areFiguresRead = false;
  lookAtPlace(pair);
}

/** Moves the cursor to a space, and to its site where that is another. */
export function moveToSpace(
  pair: PairCursor,
  spaces: PackedSpaces,
  space: number,
  todayIn: (zone: string) => number,
): void {
  const site = spaces.siteOf[space]!;
  if (pair.spaces !== spaces || pair.site !== site) {
    pair.spaces = spaces;
    moveToSite(pair, site, todayIn(spaces.zones[spaces.zone[site]!]!));
  }
  pair.space = space;
}

/** The space under the cursor as the rule reads it, as candidatesOf makes it. */
export function candidateAt({ spaces, site, space, today }: PairCursor): SpaceCandidate {
  const { id, fields, bookings } = spaceAt(spaces, space);
  const letM2 = new Float64Array(3);
  const lettableM2 = readFigures(spaces, site, today, letM2);
  const [creative = 0, trade = 0, service = 0] = letM2;
  return {
    id,
    space: { ...fields, bookings: [...bookings] },
    site: { ...siteAt(spaces, site), lettableM2, letM2: { creative, trade, service } },
    today: isoDay(today),
  };
}
