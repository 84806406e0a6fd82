import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import type { Deps } from '#shared/store/ports.ts';

export type Offer = { site: Site; spaces: Space[] };

/** Everything that is on offer now: verified sites with their published spaces, by name. */
export const listOffers = async (deps: Pick<Deps, 'spaceIndex' | 'sites' | 'spaces'>): Promise<Offer[]> => {
  const entries = await deps.spaceIndex.near([], 1);
  const [sites, spaces] = await Promise.all([
    deps.sites.findMany(entries.map(({ siteId }) => siteId)),
    deps.spaces.findMany(entries.flatMap((entry) => entry.spaces.map(({ id }) => id))),
  ]);
  const published = spaces.filter(({ state }) => state === 'published');
  return sites
    .filter(({ state }) => state === 'verified')
    .map((site) => ({ site, spaces: published.filter(({ siteId }) => siteId === site.id) }))
    .filter((offer) => offer.spaces.length > 0)
    .sort((a, b) => a.site.name.localeCompare(b.site.name));
};
