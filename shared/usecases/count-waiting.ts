import { type Caller, may } from '#shared/domain/authority.ts';
import { asOf } from '#shared/domain/case.ts';
import { WAITS_DAYS } from '#shared/domain/case-moves.ts';
import { notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';

const A_PAGE = 100;
const MOST_READ = 1000;
/** Where as many wait, there may be more. */
export const MOST_WAITING = 100;
const DAY_MS = 86_400_000;

/** How many applications to a site wait for its answer, at most MOST_WAITING: older ones than those read have expired. */
export const countWaiting = async (deps: Deps, caller: Caller, siteId: string): Promise<number> => {
  if (!may.decideForSite(caller, { id: siteId, regionId: null })) throw notFound('site');
  const now = deps.now();
  const oldest = new Date(now.getTime() - (WAITS_DAYS.application + 1) * DAY_MS).toISOString();
  let waiting = 0;
  let read = 0;
  let after: string | null = null;
  do {
    const page = await deps.applications.listBySite(siteId, { limit: A_PAGE, after });
    waiting += page.items.filter((each) => asOf(each, now).state === 'sent').length;
    read += page.items.length;
    const last = page.items.at(-1);
    after = last && last.createdAt >= oldest ? page.next : null;
  } while (after !== null && waiting < MOST_WAITING && read < MOST_READ);
  return Math.min(waiting, MOST_WAITING);
};
