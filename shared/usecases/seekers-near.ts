import { eachReaching } from '#shared/domain/packed/demand-packed.ts';
import type { Site } from '#shared/domain/site.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import type { Deps } from '#shared/store/deps.ts';

/** More than these are told apart by no band. */
export const ENOUGH_SEEKERS = 30;
/** Houses of one town are one place; beyond so many places a region's next ones are not asked for. */
const MOST_PLACES = 12;
const PLACE_DEGREES = 0.05; // some 4 km: who reaches one house of a town reaches its others

type Located = Pick<Site, 'location' | 'country' | 'timeZone'>;

/**
 * Actors with an open need that looks for a space where one of these sites is, at most as many as a band needs. Counted in
 * the index, place by place, and only until there are enough: what it costs does not grow with the needs there are.
 */
export const seekersNear = async (deps: Pick<Deps, 'needIndex' | 'now'>, sites: readonly Located[]) => {
  const found = new Set<string>();
  for (const site of placesOf(sites)) {
    const batches = await deps.needIndex.batches({ ...site.location, country: site.country }, null);
    const today = dayAt(deps.now(), site.timeZone);
    eachReaching(batches, site, { today, eurPerHuf: 1 }, ({ needs, need }) => {
      found.add(needs.actorIds.at(need));
      return found.size >= ENOUGH_SEEKERS;
    });
    if (found.size >= ENOUGH_SEEKERS) return found;
  }
  return found;
};

const placesOf = (sites: readonly Located[]): Located[] => {
  const keyOf = ({ location: { lat, lon }, country }: Located): string =>
    [country, Math.round(lat / PLACE_DEGREES), Math.round(lon / PLACE_DEGREES)].join();
  return [...new Map(sites.map((site) => [keyOf(site), site])).values()].slice(0, MOST_PLACES);
};
