import type { PackedSpaces } from './packed-spaces.ts';
import { TAKES_ALL, TAKES_AREA } from './space-codes.ts';

const STAY = 0; // position in BOOKING_KINDS

/** siteFigures on columns: lettableM2, and into `letM2` what each sector has. */
export function readFigures(spaces: PackedSpaces, site: number, today: number, letM2: Float64Array): number {
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
