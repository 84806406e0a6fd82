import { type Caller, isManager, may } from '#shared/domain/authority.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { At, Page } from '#shared/store/ports.ts';
import { filledPage } from './filled-page.ts';
import { partOf } from './part-of.ts';

type Wanted = {
  state: Site['state'];
  box?: readonly [west: number, south: number, east: number, north: number] | undefined;
};

/** Sites in a state, or verified ones with free spaces in a box; what the caller may not see is left out. */
export const listSites = async (deps: Deps, caller: Caller, { state, box }: Wanted, at: At): Promise<Page<Site>> => {
  if (box) return inBox(deps, box, at);
  if (state !== 'verified' && !may.seeAllSites(caller)) return ownIn(deps, caller, state, at);
  return filledPage(
    (where) => deps.sites.listByState(state, where),
    (site) => may.seeSite(caller, site),
    at,
  );
};

/** Those one manages: what is not to be seen is not looked through. */
const ownIn = async (deps: Deps, caller: Caller, state: Site['state'], at: At): Promise<Page<Site>> => {
  const ids = caller.memberships.map(({ scope }) => scope.id).filter((id) => isManager(caller, id));
  const sites = await deps.sites.findMany(ids);
  return partOf(
    sites.filter((site) => site.state === state),
    at,
    ({ id }) => id,
  );
};

const inBox = async (
  deps: Deps,
  [west, south, east, north]: NonNullable<Wanted['box']>,
  at: At,
): Promise<Page<Site>> => {
  const ids = (await deps.spaceIndex.within({ south, west, north, east })).sort();
  const from = at.after ? ids.findIndex((id) => id > at.after!) : 0;
  const page = from < 0 ? [] : ids.slice(from, from + at.limit);
  const sites = await deps.sites.findMany(page);
  const last = page.at(-1);
  return {
    items: sites.filter(({ state }) => state === 'verified'),
    next: last && from + at.limit < ids.length ? last : null,
  };
};
