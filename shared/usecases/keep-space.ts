import { type Caller, may } from '#shared/domain/authority.ts';
import { firstTooMuch } from '#shared/domain/booking-conflict.ts';
import { isMaterial } from '#shared/domain/material.ts';
import { moved, spaceMoves } from '#shared/domain/moves.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Site } from '#shared/domain/site.ts';
import { type Space, type SpaceBody, spaceBodySchema } from '#shared/domain/space.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { At, Change, Page } from '#shared/store/ports.ts';
import { patched } from './document-of.ts';
import { dueJudging } from './due-judging.ts';
import { filledPage } from './filled-page.ts';
import { findSite } from './keep-site.ts';
import { notArchived, sameVersion } from './same-version.ts';

type SignedIn = Caller & { person: Person };

/** So that a site's packed entry stays well under the 400 KB of an item. */
export const MOST_SPACES_A_SITE = 500;

/** A draft space of a site; the answer says, too, whether the site is a sample. */
export const createSpace = async (
  deps: Deps,
  caller: SignedIn,
  siteId: string,
  body: SpaceBody,
): Promise<Space & { sample: boolean }> => {
  const site = await findSite(deps, caller, siteId);
  if (!may.changeSpace(caller, site)) throw notFound('site');
  const at = deps.now().toISOString();
  const by = caller.person.id;
  const space: Space = {
    schemaVersion: 1,
    id: deps.newId(),
    siteId,
    state: 'draft',
    ...body,
    firstPublishedAt: null,
    confirmedAt: null,
    createdAt: at,
    updatedAt: at,
    updatedBy: by,
    version: 1,
  };
  const made = { ...space, sample: site.sample };
  await deps.commit(
    [
      deps.spaces.put(space),
      ...deps.spaces.link(space, MOST_SPACES_A_SITE),
      deps.audit.row({ at, by, act: 'space.created', subject: space.id, ids: { siteId } }),
    ],
    made,
  );
  return made;
};

/** A space with its site, for whoever may see it. */
export const findSpace = async (deps: Deps, caller: Caller, spaceId: string): Promise<{ space: Space; site: Site }> => {
  const space = await deps.spaces.find(spaceId);
  const site = space && (await deps.sites.find(space.siteId));
  if (!space || !site || !may.seeSpace(caller, space, site)) throw notFound('space');
  return { space, site };
};

export const listSpaces = async (deps: Deps, caller: Caller, siteId: string, at: At): Promise<Page<Space>> => {
  const site = await findSite(deps, caller, siteId);
  return filledPage(
    (where) => deps.spaces.listBySite(siteId, where),
    (space) => may.seeSpace(caller, space, site),
    at,
  );
};

/** The space and site of a caller who manages them; anybody else finds nothing. */
export const ownSpace = async (deps: Deps, caller: Caller, spaceId: string): Promise<{ space: Space; site: Site }> => {
  const found = await findSpace(deps, caller, spaceId);
  if (!may.changeSpace(caller, found.site)) throw notFound('space');
  return found;
};

export const changeSpace = async (
  deps: Deps,
  caller: SignedIn,
  spaceId: string,
  version: number,
  patch: object,
): Promise<Space> => {
  const { space, site } = await ownSpace(deps, caller, spaceId);
  sameVersion(space, version);
  notArchived(space);
  const changed = { ...space, ...patched(spaceBodySchema, space, patch) };
  return save(deps, caller, space, changed, 'space.changed', await heldCalendar(deps, space, changed, site));
};

/**
 * A space that changes its size still holds what is booked. Its calendar is written with it, so that a booking decided
 * at the same moment by the former size is decided again.
 */
const heldCalendar = async (deps: Deps, before: Space, after: Space, site: Site): Promise<Change[]> => {
  if (before.areaM2 === after.areaM2 && before.capacity === after.capacity) return [];
  const calendar = await deps.bookings.calendar(before.id);
  const tooMuch = firstTooMuch(after, calendar.entries, dayAt(deps.now(), site.timeZone));
  if (tooMuch)
    throw new AppError(
      'booking_conflict',
      `From ${tooMuch.from} until ${tooMuch.until} more is booked than it would then hold.`,
    );
  return [deps.bookings.putCalendar(before.id, { ...calendar, version: calendar.version + 1 })];
};

export type SpaceMove = keyof typeof spaceMoves;
export const moveSpace = async (
  deps: Deps,
  caller: SignedIn,
  spaceId: string,
  version: number,
  move: SpaceMove,
): Promise<Space> => {
  const { space } = await ownSpace(deps, caller, spaceId);
  sameVersion(space, version);
  const state = moved(spaceMoves[move], space.state);
  if (!state) throw new AppError('illegal_move', `A space that is ${space.state} cannot ${move}.`);
  const at = deps.now().toISOString();
  const published = move === 'publish' ? { firstPublishedAt: space.firstPublishedAt ?? at, confirmedAt: at } : {};
  return save(deps, caller, space, { ...space, state, ...published }, `space.${move}`);
};

const save = async (
  deps: Deps,
  caller: SignedIn,
  before: Space,
  changed: Space,
  act: string,
  besides: Change[] = [],
): Promise<Space> => {
  const at = deps.now().toISOString();
  const next: Space = { ...changed, updatedAt: at, updatedBy: caller.person.id, version: changed.version + 1 };
  await deps.commit([
    deps.spaces.put(next),
    ...(isMaterial.space({ before, after: next }) ? [dueJudging(deps, 'space', next.id, next.updatedBy, at)] : []),
    ...besides,
    deps.audit.row({ at, by: caller.person.id, act, subject: next.id }),
  ]);
  await deps.spaceIndex.reindex(next.siteId);
  return next;
};
