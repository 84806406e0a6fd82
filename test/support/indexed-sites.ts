import { distanceKm } from '#shared/domain/geo.ts';
import type { Place } from '#shared/domain/need.ts';
import type { SiteToPack } from '#shared/domain/packed/encode-spaces.ts';
import { siteWithSpacesAt } from '#shared/domain/packed/space-row.ts';
import type { SpaceIndex } from '#shared/store/ports.ts';

/** The sites that an index has at these places, as a consistent reader sees them; each once for each batch it is in. */
export const indexedSites = async (index: SpaceIndex, places: readonly Place[]): Promise<SiteToPack[]> => {
  const found = await index.batches(places, 1);
  const sites = found.flatMap(({ batch, hidden }) =>
    Array.from({ length: batch.siteCount }, (_, n) => n)
      .filter((n) => !hidden?.[n])
      .map((n) => siteWithSpacesAt(batch, n)),
  );
  const isAt =
    ({ site }: SiteToPack) =>
    (place: Place) =>
      'country' in place ? place.country === site.country : distanceKm(place, site.location) <= place.radiusKm + 1e-6;
  return places.length === 0 ? sites : sites.filter((site) => places.some(isAt(site)));
};
