import { type Caller, may } from '#shared/domain/authority.ts';
import { asOf } from '#shared/domain/case.ts';
import { notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';

const MOST_READ = 100;

/** How many of the newest applications to a site wait for its answer. */
export const countWaiting = async (deps: Deps, caller: Caller, siteId: string): Promise<number> => {
  if (!may.decideForSite(caller, { id: siteId, regionId: null })) throw notFound('site');
  const now = deps.now();
  const { items } = await deps.applications.listBySite(siteId, { limit: MOST_READ });
  return items.filter((each) => asOf(each, now).state === 'sent').length;
};
