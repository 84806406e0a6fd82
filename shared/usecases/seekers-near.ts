import { reaches } from '#shared/domain/demand.ts';
import { needEntryAt } from '#shared/domain/packed/need-row.ts';
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
    for (const { batch, hidden } of batches)
      for (let row = 0; row < batch.count; row += 1) {
        const actorId = batch.actorIds.at(row);
        if (hidden?.[row] || found.has(actorId)) continue;
        const { need } = needEntryAt(batch, row);
        if (need.when.latest >= today && reaches(need, site)) found.add(actorId);
        if (found.size >= ENOUGH_SEEKERS) return found;
      }
  }
  return found;
};

const placesOf = (sites: readonly Located[]): Located[] => {
  const keyOf = ({ location: { lat, lon }, country }: Located): string =>
    [country, Math.round(lat / PLACE_DEGREES), Math.round(lon / PLACE_DEGREES)].join();
  return [...new Map(sites.map((site) => [keyOf(site), site])).values()].slice(0, MOST_PLACES);
};
