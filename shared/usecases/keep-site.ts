import { type Caller, may } from '#shared/domain/authority.ts';
import { isMaterial } from '#shared/domain/material.ts';
import { moved, siteMoves } from '#shared/domain/moves.ts';
import type { SiteNoteKind } from '#shared/domain/notification.ts';
import type { Person } from '#shared/domain/person.ts';
import { type Site, type SiteBody, siteBodySchema } from '#shared/domain/site.ts';
import { AppError, notFound } from '#shared/errors.ts';
import { parseInput } from '#shared/parse-input.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { Change } from '#shared/store/ports.ts';
import { documentOf, patched } from './document-of.ts';
import { dueJudging } from './due-judging.ts';
import { notArchived, sameVersion } from './same-version.ts';
import { siteNotes } from './site-notes.ts';

type SignedIn = Caller & { person: Person };

/** A draft site of whoever makes it; its first manager. */
export const createSite = async (deps: Deps, me: Person, body: SiteBody): Promise<Site> => {
  await knownRegion(deps, body.regionId);
  const at = deps.now().toISOString();
  const site: Site = {
    schemaVersion: 1,
    id: deps.newId(),
    state: 'draft',
    returnedBecause: null,
    decidedAt: null,
    ...body,
    createdAt: at,
    updatedAt: at,
    updatedBy: me.id,
    version: 1,
  };
  const scope = { kind: 'site', id: site.id } as const;
  await deps.commit(
    [
      deps.sites.put(site),
      ...deps.memberships.add({ schemaVersion: 1, personId: me.id, scope, role: 'manager', since: at, version: 1 }),
      deps.audit.row({ at, by: me.id, act: 'site.created', subject: site.id }),
    ],
    site,
  );
  return site;
};

export const findSite = async (deps: Deps, caller: Caller, siteId: string): Promise<Site> => {
  const site = await deps.sites.find(siteId);
  if (!site || !may.seeSite(caller, site)) throw notFound('site');
  return site;
};

/** The site of a caller who manages it; anybody else finds nothing, though all may see it. */
export const ownSite = async (deps: Deps, caller: Caller, siteId: string): Promise<Site> => {
  const site = await findSite(deps, caller, siteId);
  if (!may.changeSite(caller, site)) throw notFound('site');
  return site;
};

type Placed = Pick<Site, 'country' | 'timeZone' | 'regionId' | 'location'>;

/**
 * A change of place or clock of a verified site is checked again by a coordinator; of region, too: by whose it is from
 * then on, so that no manager leaves a coordinator behind and stays verified.
 */
export const isMoved = (before: Placed, after: Placed): boolean =>
  before.country !== after.country ||
  before.timeZone !== after.timeZone ||
  before.regionId !== after.regionId ||
  before.location.lat !== after.location.lat ||
  before.location.lon !== after.location.lon;

export const changeSite = async (
  deps: Deps,
  caller: SignedIn,
  siteId: string,
  version: number,
  patch: object,
): Promise<Site> => {
  const site = await ownSite(deps, caller, siteId);
  sameVersion(site, version);
  notArchived(site);
  const body = patched(siteBodySchema, site, patch);
  if (body.sample !== site.sample)
    throw new AppError('invalid_input', 'Whether a site is a sample is said once.', {
      fields: [{ path: 'sample', message: 'This cannot be changed.' }],
    });
  if (body.regionId !== site.regionId) await knownRegion(deps, body.regionId);
  const changed: Site = { ...site, ...body };
  const state = site.state === 'verified' && isMoved(site, changed) ? 'submitted' : site.state;
  const act = state === site.state ? 'site.changed' : 'site.moved';
  return save(deps, caller, site, { ...changed, state }, { act });
};

export type SiteMove = keyof typeof siteMoves;
/** What a coordinator decides, and the managers are told of in the same commit. */
const DECISIONS: Partial<Record<SiteMove, SiteNoteKind>> = { verify: 'site-verified', return: 'site-returned' };

export const moveSite = async (
  deps: Deps,
  caller: SignedIn,
  siteId: string,
  version: number,
  move: SiteMove,
  because: string | null = null,
): Promise<Site> => {
  const site = await findSite(deps, caller, siteId);
  const rights = { submit: may.changeSite, verify: may.judgeSite, return: may.judgeSite, archive: may.archiveSite };
  if (!rights[move](caller, site)) throw notFound('site');
  sameVersion(site, version);
  const state = moved(siteMoves[move], site.state);
  if (!state) throw new AppError('illegal_move', `A site that is ${site.state} cannot ${move}.`);
  if (move === 'submit') parseInput(siteBodySchema, documentOf(siteBodySchema, site));
  const next: Site = { ...site, state, returnedBecause: because };
  const act = `site.${move}`;
  const kind = DECISIONS[move];
  if (kind === undefined) return save(deps, caller, site, next, { act });
  const at = deps.now().toISOString();
  const decided: Site = { ...next, decidedAt: at };
  const { changes, others } = await siteNotes(deps, decided, { kind, by: caller.person.id, at });
  const saved = await save(deps, caller, site, decided, { act, at, told: changes });
  await others();
  return saved;
};

type Saved = { act: string; at?: string; told?: readonly Change[] };
const save = async (
  deps: Deps,
  caller: SignedIn,
  before: Site,
  changed: Site,
  { act, at = deps.now().toISOString(), told = [] }: Saved,
): Promise<Site> => {
  const next: Site = { ...changed, updatedAt: at, updatedBy: caller.person.id, version: changed.version + 1 };
  await deps.commit([
    deps.sites.put(next),
    ...(isMaterial.site({ before, after: next }) ? [dueJudging(deps, 'site', next.id, next.updatedBy, at)] : []),
    deps.audit.row({ at, by: caller.person.id, act, subject: next.id }),
    ...told,
  ]);
  await deps.spaceIndex.reindex(next.id);
  return next;
};

const knownRegion = async (deps: Deps, regionId: string | null): Promise<void> => {
  if (regionId !== null && !(await deps.regions.find(regionId)))
    throw new AppError('invalid_input', 'There is no such region.', {
      fields: [{ path: 'regionId', message: 'There is no such region.' }],
    });
};
