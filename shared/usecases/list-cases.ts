import { type Caller, may } from '#shared/domain/authority.ts';
import type { Case } from '#shared/domain/case.ts';
import { notFound } from '#shared/errors.ts';
import type { CaseStore } from '#shared/store/case-ports.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { At, Page } from '#shared/store/ports.ts';
import {
  type ShownApplication,
  type ShownInvitation,
  type Side,
  showApplications,
  showInvitations,
} from './show-case.ts';

/** Those of the caller's actors, or of one site that the caller manages; newest first. */
const listOf = async <T extends Case>(store: CaseStore<T>, caller: Caller, siteId: string | undefined, at: At) => {
  if (siteId === undefined) {
    const ids = caller.memberships.filter(({ scope }) => scope.kind === 'actor').map(({ scope }) => scope.id);
    return { side: 'actor' as Side, page: await store.listByActors(ids, at) };
  }
  if (!may.decideForSite(caller, { id: siteId, regionId: null })) throw notFound('site');
  return { side: 'site' as Side, page: await store.listBySite(siteId, at) };
};

export const listApplications = async (
  deps: Deps,
  caller: Caller,
  siteId: string | undefined,
  at: At,
): Promise<Page<ShownApplication>> => {
  const { side, page } = await listOf(deps.applications, caller, siteId, at);
  return { items: await showApplications(deps, caller, side, page.items), next: page.next };
};

export const listInvitations = async (
  deps: Deps,
  caller: Caller,
  siteId: string | undefined,
  at: At,
): Promise<Page<ShownInvitation>> => {
  const { side, page } = await listOf(deps.invitations, caller, siteId, at);
  return { items: await showInvitations(deps, caller, side, page.items), next: page.next };
};
