import type { Context } from 'hono';
import { may } from '#shared/domain/authority.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { AppError } from '#shared/errors.ts';
import { countWaiting } from '#shared/usecases/count-waiting.ts';
import { lookedAfter } from '#shared/usecases/shown-space.ts';
import type { View } from '#shared/web/view.ts';
import { signedIn } from '../../reader.ts';
import type { SignedIn, WebDeps, WebHono } from '../../web-deps.ts';

/** A room on the desk of its managers, or of a coordinator, who sees it as they do and changes nothing. */
export type Desk = {
  view: View;
  caller: SignedIn;
  space: Space;
  site: Site;
  isManager: boolean;
  /** Applications to the house that wait; null for whoever does not decide. */
  waiting: number | null;
};

export const readDesk = async (deps: WebDeps, c: Context<WebHono>, spaceId: string): Promise<Desk> => {
  const caller = signedIn(c);
  const { space, site } = await lookedAfter(deps, caller, spaceId);
  const waiting = may.decideForSite(caller, site) ? await countWaiting(deps, caller, site.id) : null;
  return { view: c.var.view, caller, space, site, isManager: may.changeSpace(caller, site), waiting };
};

/** What must come before a question has an answer; null where nothing must. */
export const comesFirst = ({ site, space }: Pick<Desk, 'site' | 'space'>): 'verify' | 'publish' | null => {
  if (site.state !== 'verified') return 'verify';
  return space.state === 'published' ? null : 'publish';
};

/** What counts against a house's calls of the day is asked for on a page of ours: a link elsewhere would use them up. */
export const asksFor = (c: Context<WebHono>, name: string): boolean =>
  c.req.query(name) !== undefined && c.req.header('sec-fetch-site') !== 'cross-site';

/** The answer to what is counted, or that the day's calls are used up. */
export const unlessUsedUp = async <T>(answer: Promise<T>): Promise<T | 'used-up'> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && error.code === 'too_many_requests') return 'used-up';
    throw error;
  }
};
