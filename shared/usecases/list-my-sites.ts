import type { Caller } from '#shared/domain/authority.ts';
import type { Site } from '#shared/domain/site.ts';
import { type SpaceState, spaceStateSchema } from '#shared/domain/space.ts';
import type { Deps } from '#shared/store/deps.ts';
import { countWaiting } from './count-waiting.ts';

export type SpaceCounts = Readonly<Record<SpaceState, number>>;
/** A site as its managers keep it: its spaces by state, and how many applications wait for an answer. */
export type MySite = { site: Site; spaces: SpaceCounts; waiting: number };

/** The sites that the caller manages. */
export const listMySites = async (deps: Deps, caller: Caller): Promise<MySite[]> => {
  const ids = caller.memberships.filter(({ scope }) => scope.kind === 'site').map(({ scope }) => scope.id);
  const sites = await deps.sites.findMany(ids);
  return Promise.all(
    sites.map(async (site) => {
      const [spaces, waiting] = await Promise.all([countSpaces(deps, site.id), countWaiting(deps, caller, site.id)]);
      return { site, spaces, waiting };
    }),
  );
};

export const countSpaces = async (deps: Deps, siteId: string): Promise<SpaceCounts> => {
  const spaces = await deps.spaces.glance(await deps.spaces.listIdsBySite(siteId), ['state']);
  const count = (state: SpaceState) => spaces.filter((space) => space.state === state).length;
  return Object.fromEntries(spaceStateSchema.options.map((state) => [state, count(state)])) as SpaceCounts;
};
