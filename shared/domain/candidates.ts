import type { Sector } from './codes.ts';
import type { SiteFields } from './site.ts';
import { siteFigures } from './site-figures.ts';
import type { SpaceFields } from './space.ts';
import { dayAt } from './time-zone.ts';

type Booked = SpaceFields['bookings'][number] & { sector: Sector | null };
type Entry = {
  site: Omit<SiteFields, 'lettableM2' | 'letM2'>;
  spaces: readonly { id: string; fields: Omit<SpaceFields, 'bookings'>; bookings: readonly Booked[] }[];
};
export type Candidate = { id: string; space: SpaceFields; site: SiteFields; today: string };

/** The published spaces of a site as the rule sees them at this moment: figures of the site and the day computed. */
export const candidatesOf = (entry: Entry, now: Date): Candidate[] => {
  const today = dayAt(now, entry.site.timeZone);
  const site: SiteFields = { ...entry.site, ...siteFigures(entry.spaces, today) };
  return entry.spaces.map(({ id, fields, bookings }) => ({
    id,
    space: { ...fields, bookings: [...bookings] },
    site,
    today,
  }));
};
