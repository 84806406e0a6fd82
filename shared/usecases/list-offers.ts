import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import type { Deps } from '#shared/store/deps.ts';

export type Offer = { site: Site; spaces: Space[] };

/** As many sites as one page can show; beyond them a search finds more. */
const MOST_SITES = 100;

/** What is on offer now: verified sites with their published spaces, by name. */
export const listOffers = async (deps: Pick<Deps, 'sites' | 'spaces'>): Promise<Offer[]> => {
  const { items: sites } = await deps.sites.listByState('verified', { limit: MOST_SITES });
  const offers = await Promise.all(
    sites.map(async (site) => {
      const { items } = await deps.spaces.listBySite(site.id, { limit: 100 });
      return { site, spaces: items.filter(({ state }) => state === 'published') };
    }),
  );
  return offers.filter(({ spaces }) => spaces.length > 0).sort((a, b) => a.site.name.localeCompare(b.site.name));
};
