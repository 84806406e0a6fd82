import { type Caller, may } from '#shared/domain/authority.ts';
import { candidatesOf } from '#shared/domain/candidates.ts';
import type { RuleContext } from '#shared/domain/facts.ts';
import { type Showing, type ShownFields, showing } from '#shared/domain/shown-space.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { decideAgain } from './decide-again.ts';

export type ShownSpace = { fields: ShownFields; asOf: string | null; ctx: RuleContext };

/** The space and site of whoever may look for those who would suit; anybody else finds nothing, though all may see it. */
export const lookedAfter = async (
  deps: Deps,
  caller: Caller,
  spaceId: string,
): Promise<{ space: Space; site: Site }> => {
  const space = await deps.spaces.find(spaceId);
  const site = space && (await deps.sites.find(space.siteId));
  if (!space || !site || !may.seeSuitors(caller, site)) throw notFound('space');
  return { space, site };
};

export const onlyVerified = (site: Site): void => {
  if (site.state !== 'verified') throw new AppError('illegal_move', 'This is for sites that are verified.');
};
export const onlyPublished = (space: Space, site: Site): void => {
  onlyVerified(site);
  if (space.state !== 'published') throw new AppError('illegal_move', 'This is for spaces that are published.');
};

/**
 * The fields of a space, published or as if it were, with which needs are compared for its house: those of this moment, at most three changes of them
 * a day. A change counts before anything is shown of it, so that reads at the same time cannot show more.
 */
export const shownSpace = async (deps: Deps, space: Space): Promise<ShownSpace> => {
  const { eurPerHuf } = await deps.service.exchange();
  return decideAgain(deps, async () => {
    const row = await deps.shown.find(space.id);
    const now = deps.now();
    const entry = await deps.spaceIndex.read(space.siteId, space.id);
    const candidate = entry && candidatesOf(entry, now).find(({ id }) => id === space.id);
    if (!candidate) throw new AppError('illegal_move', 'This is for spaces of verified sites.');
    const { site, today } = candidate;
    const shown: Showing = showing(row, { space: candidate.space, site }, today, now.toISOString());
    return {
      changes: shown.next ? [deps.shown.put(space.id, shown.next)] : [],
      result: { fields: shown.fields, asOf: shown.asOf, ctx: { today, eurPerHuf } },
    };
  });
};

const MOST_CALLS_A_DAY = 20;

/** Mirror and demand together, a site and day. */
export const countedCall = async (deps: Deps, site: Site): Promise<void> => {
  const today = dayAt(deps.now(), site.timeZone);
  if (!(await deps.sites.countCall(site.id, today, MOST_CALLS_A_DAY)))
    throw new AppError(
      'too_many_requests',
      `Mirror and demand answer ${MOST_CALLS_A_DAY} times a day for a site. Ask again tomorrow.`,
    );
};
