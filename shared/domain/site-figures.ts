import type { BookingFields } from './booking.ts';
import type { Sector } from './codes.ts';
import { nothingLet, type SiteFields } from './site.ts';

type Booked = BookingFields & { sector: Sector | null };
type Part = { fields: { areaM2: number | null }; bookings: readonly Booked[] };

/** Area in m² that one stay takes of a space; people and unknown count nothing. */
const areaTaken = (booking: Booked, areaM2: number | null): number =>
  booking.takes === 'all' ? (areaM2 ?? 0) : 'areaM2' in booking.takes ? booking.takes.areaM2 : 0;

/** lettableM2 and letM2 of a site, from its published spaces on this day (matching rule, "Site … computed"). */
export const siteFigures = (spaces: readonly Part[], today: string): Pick<SiteFields, 'lettableM2' | 'letM2'> => {
  const letM2 = nothingLet();
  let lettableM2 = 0;
  for (const { fields, bookings } of spaces) {
    lettableM2 += fields.areaM2 ?? 0;
    for (const booking of bookings)
      if (booking.kind === 'stay' && booking.sector && booking.from <= today && today < booking.until)
        letM2[booking.sector] += areaTaken(booking, fields.areaM2);
  }
  return { lettableM2, letM2 };
};
