import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { Page } from '#shared/store/ports.ts';

export type Offer = { site: Site; spaces: Space[] };

/** As many sites as one page can show. */
const MOST_SITES = 100;

/** What is on offer now, a page of sites after another: those with published spaces, by name within the page. */
export const listOffers = async (
  deps: Pick<Deps, 'sites' | 'spaces'>,
  after: string | null = null,
): Promise<Page<Offer>> => {
  const { items: sites, next } = await deps.sites.listByState('verified', { limit: MOST_SITES, after });
  const offers = await Promise.all(
    sites.map(async (site) => {
      const { items } = await deps.spaces.listBySite(site.id, { limit: 100 });
      return { site, spaces: items.filter(({ state }) => state === 'published') };
    }),
  );
  const items = offers.filter(({ spaces }) => spaces.length > 0).sort((a, b) => a.site.name.localeCompare(b.site.name));
  return { items, next };
};
