import { asOf } from '#shared/domain/case.ts';
import { type Site, type SiteState, siteStateSchema } from '#shared/domain/site.ts';
import { SPACE_TODAY, type SpaceToday, spaceToday } from '#shared/domain/space-today.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import type { Deps } from '#shared/store/deps.ts';
import { seekersNear } from './seekers-near.ts';

export const SITE_STATES = siteStateSchema.options;
export type Counted = {
  sites: Record<SiteState, number>;
  spaces: Record<SpaceToday, number>; // published ones of verified sites
  waiting: number; // applications that nobody has answered
  seekers: ReadonlySet<string>; // ids of actors: only ever told as a band
  isCut: boolean; // there are more sites, or applications to one, than were counted
};

/** Applications lapse after 30 days, so that no more of one site wait for long. */
const MOST_APPLICATIONS = 100;

/**
 * What there is in a region, or outside all of them, counted when it is asked: nothing is kept that could drift. Of each
 * state the first `mostSites` sites are read; each verified one costs a query for its spaces and one for its applications.
 */
export const countRegion = async (deps: Deps, regionId: string | null, mostSites: number): Promise<Counted> => {
  const pages = await Promise.all(
    SITE_STATES.map((state) => deps.sites.listOfRegion(regionId, state, { limit: mostSites })),
  );
  const verified = pages[SITE_STATES.indexOf('verified')]?.items ?? [];
  const [spaces, cases, seekers] = await Promise.all([
    countSpaces(deps, verified),
    Promise.all(verified.map(({ id }) => countWaiting(deps, id))),
    seekersNear(deps, verified),
  ]);
  const sites = Object.fromEntries(SITE_STATES.map((state, n) => [state, pages[n]?.items.length ?? 0]));
  return {
    sites: sites as Counted['sites'],
    spaces,
    waiting: cases.reduce((sum, { count }) => sum + count, 0),
    seekers,
    isCut: pages.some(({ next }) => next !== null) || cases.some(({ isCut }) => isCut),
  };
};

const countSpaces = async (deps: Deps, sites: readonly Site[]): Promise<Counted['spaces']> => {
  const ids = (await Promise.all(sites.map(({ id }) => deps.spaces.listIdsBySite(id)))).flat();
  const spaces = await deps.spaces.glance(ids, ['id', 'siteId', 'state', 'available']);
  const published = spaces.filter(({ state }) => state === 'published');
  const calendars = await deps.bookings.calendars(published.map(({ id }) => id));
  const zones = new Map(sites.map(({ id, timeZone }) => [id, timeZone]));
  const days = published.map((space) =>
    spaceToday(space, calendars.get(space.id)?.entries ?? [], dayAt(deps.now(), zones.get(space.siteId) ?? 'UTC')),
  );
  const counts = SPACE_TODAY.map((each) => [each, days.filter((day) => day === each).length]);
  return Object.fromEntries(counts) as Counted['spaces'];
};

const countWaiting = async (deps: Deps, siteId: string): Promise<{ count: number; isCut: boolean }> => {
  const { items, next } = await deps.applications.listBySite(siteId, { limit: MOST_APPLICATIONS });
  const now = deps.now();
  return { count: items.filter((each) => asOf(each, now).state === 'sent').length, isCut: next !== null };
};
