import type { SpaceCandidate } from '../advice.ts';
import { isoDay } from '../day.ts';
import type { SiteFields } from '../site.ts';
import type { PackedSpaces } from './packed-spaces.ts';
import { lookAtPlace, type PairCursor } from './pair-cursor.ts';
import { TAKES_ALL, TAKES_AREA } from './space-codes.ts';
import { siteAt, spaceAt } from './space-row.ts';

const STAY = 0; // position in BOOKING_KINDS

/** Moves the cursor to a site of its batch: the day there, its figures, and where it lies for the need. */
export function moveToSite(pair: PairCursor, site: number, today: number): void {
  pair.site = site;
  pair.today = today;
  lookAtPlace(pair);
  if (!Number.isNaN(pair.spaces.concept[0]![site]!))
    pair.lettableM2 = readFigures(pair.spaces, site, today, pair.letM2);
}

/** siteFigures on columns: lettableM2, and into `letM2` what each sector has. */
function readFigures(spaces: PackedSpaces, site: number, today: number, letM2: Float64Array): number {
  letM2.fill(0);
  let lettableM2 = 0;
  for (let space = spaces.firstSpace[site]!; space < spaces.firstSpace[site + 1]!; space += 1) {
    const areaM2 = spaces.areaM2[space]!;
    const knownM2 = Number.isNaN(areaM2) ? 0 : areaM2;
    lettableM2 += knownM2;
    for (let i = spaces.firstBooking[space]!; i < spaces.firstBooking[space + 1]!; i += 1) {
      const sector = (spaces.bookingKind[i]! >> 2) - 1;
      if ((spaces.bookingKind[i]! & 3) !== STAY || sector < 0) continue;
      if (spaces.bookedFrom[i]! > today || today >= spaces.bookedUntil[i]!) continue;
      const takes = spaces.takes[i];
      if (takes === TAKES_ALL) letM2[sector]! += knownM2;
      else if (takes === TAKES_AREA) letM2[sector]! += spaces.takesAmount[i]!;
    }
  }
  return lettableM2;
}

/** The space under the cursor as the rule reads it, as candidatesOf makes it; `site` where it has been made before. */
export function candidateAt(pair: PairCursor, made: SiteFields | null): SpaceCandidate {
  const { id, fields, bookings } = spaceAt(pair.spaces, pair.space);
  return {
    id,
    space: { ...fields, bookings: [...bookings] },
    site: made ?? siteFieldsAt(pair.spaces, pair.site, pair.today),
    today: isoDay(pair.today),
  };
}

export function siteFieldsAt(spaces: PackedSpaces, site: number, today: number): SiteFields {
  const letM2 = new Float64Array(3);
  const lettableM2 = readFigures(spaces, site, today, letM2);
  const [creative, trade, service] = letM2 as unknown as [number, number, number];
  return { ...siteAt(spaces, site), lettableM2, letM2: { creative, trade, service } };
}
