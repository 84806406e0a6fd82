import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import type { NewHouse, SiteEntry } from '../ports.ts';

/** A site as the base table has it; `rev` grows with every write to the site, its spaces or their calendars. */
export type Seen = { rev: number; site: Site; entry: SiteEntry | undefined };
export const seenOf = ({ site, spaces, calendars }: NewHouse): Seen => {
  const versions = [
    site.version,
    ...spaces.map((space) => space.version),
    ...[...calendars.values()].map((calendar) => calendar.version),
  ];
  const published = spaces.filter((space) => space.state === 'published');
  const parts = published.map((space) => ({
    id: space.id,
    kind: space.kind,
    firstPublishedAt: space.firstPublishedAt,
    fields: fieldsOf(space),
    bookings: calendars.get(space.id)?.entries ?? [],
  }));
  const takesPart = site.state === 'verified' && parts.length > 0;
  return {
    rev: versions.reduce((sum, version) => sum + version, 0),
    site,
    entry: takesPart
      ? {
          siteId: site.id,
          site: siteFieldsOf(site),
          told: toldOf(site, published),
          spaces: parts,
        }
      : undefined,
  };
};

/** The fields of the rule, and nothing else of the stored noun. */
export const fieldsOf = (space: Space): SiteEntry['spaces'][number]['fields'] => ({
  activities: space.activities,
  areaM2: space.areaM2,
  divisibleFromM2: space.divisibleFromM2,
  capacity: space.capacity,
  tenure: space.tenure,
  modes: space.modes,
  available: space.available,
  hours: space.hours,
  term: space.term,
  preferredTerm: space.preferredTerm,
  tariffs: space.tariffs,
  amenities: space.amenities,
  measures: space.measures,
  tolerates: space.tolerates,
});
export const siteFieldsOf = (site: Site): SiteEntry['site'] => ({
  location: site.location,
  country: site.country,
  timeZone: site.timeZone,
  purposes: site.purposes,
  disciplines: site.disciplines,
  values: site.values,
  audiences: site.audiences,
  wants: site.wants,
  concept: site.concept,
  importance: site.importance,
});
/** What a list tells of them beside. */
export const toldOf = (site: Site, spaces: readonly Space[]): SiteEntry['told'] => ({
  name: site.name,
  town: site.town,
  building: site.building,
  locationPrecision: site.locationPrecision,
  sample: site.sample,
  spaceNames: spaces.map(({ name }) => name),
});
