import type { Membership, Scope } from './membership.ts';
import type { Person } from './person.ts';

/** Who acts: nobody known, or a person with the memberships stored at this moment. */
export type Caller = { person: Person | null; memberships: readonly Membership[] };
export const visitor: Caller = { person: null, memberships: [] };

type InRegion = { regionId: string | null };
type SiteRef = InRegion & { id: string };

const holds = (caller: Caller, kind: Scope['kind'], id: string): boolean =>
  caller.memberships.some(({ scope }) => scope.kind === kind && scope.id === id);

export const isMember = (caller: Caller, actorId: string): boolean => holds(caller, 'actor', actorId);
export const isManager = (caller: Caller, siteId: string): boolean => holds(caller, 'site', siteId);
export const isCoordinatorOfAll = (caller: Caller): boolean => holds(caller, 'all', 'all');
export const isCoordinator = (caller: Caller, { regionId }: InRegion): boolean =>
  isCoordinatorOfAll(caller) || (regionId !== null && holds(caller, 'region', regionId));

/** Every right of the service, in one place; what is not granted here is answered as not there. */
export const may = {
  seeActor: (caller: Caller, actor: { id: string }) => isMember(caller, actor.id),
  changeActor: (caller: Caller, actor: { id: string }) => isMember(caller, actor.id),
  seeNeed: (caller: Caller, need: { actorId: string }) => isMember(caller, need.actorId),
  changeNeed: (caller: Caller, need: { actorId: string }) => isMember(caller, need.actorId),
  seeSite: (caller: Caller, site: SiteRef & { state: string }) =>
    site.state === 'verified' || isManager(caller, site.id) || isCoordinator(caller, site),
  changeSite: (caller: Caller, site: SiteRef) => isManager(caller, site.id),
  archiveSite: (caller: Caller, site: SiteRef) => isManager(caller, site.id) || isCoordinator(caller, site),
  judgeSite: (caller: Caller, site: SiteRef) => isCoordinator(caller, site),
  seeSpace: (caller: Caller, space: { state: string }, site: SiteRef & { state: string }) =>
    (site.state === 'verified' && space.state === 'published') ||
    isManager(caller, site.id) ||
    isCoordinator(caller, site),
  changeSpace: (caller: Caller, site: SiteRef) => isManager(caller, site.id),
  /** Pseudonymous needs, demand and mirror: the house, and coordinators as the house sees them. */
  seeSuitors: (caller: Caller, site: SiteRef) => isManager(caller, site.id) || isCoordinator(caller, site),
  /** Leaves a suitor out of the list of a space. */
  setAside: (caller: Caller, site: SiteRef) => isManager(caller, site.id),
  runCalendar: (caller: Caller, site: SiteRef) => isManager(caller, site.id),
  decideForSite: (caller: Caller, site: SiteRef) => isManager(caller, site.id),
  decideForActor: (caller: Caller, actorId: string) => isMember(caller, actorId),
  seeAllSites: (caller: Caller) => caller.memberships.some(({ role }) => role === 'coordinator'),
  /** What stands empty, what is let, what waits: figures of a region, for those who coordinate it. */
  seeOverview: (caller: Caller, region: InRegion) => isCoordinator(caller, region),
  keepRegions: isCoordinatorOfAll,
  setExchange: isCoordinatorOfAll,
  /** Nobody grants beyond their own scope; a coordinator also puts managers in and out of the sites of the region. */
  grant: (caller: Caller, scope: Scope, region: InRegion) =>
    (scope.kind === 'all' && isCoordinatorOfAll(caller)) ||
    (scope.kind === 'region' && isCoordinator(caller, { regionId: scope.id })) ||
    (scope.kind === 'site' && (isManager(caller, scope.id) || isCoordinator(caller, region))) ||
    (scope.kind === 'actor' && isMember(caller, scope.id)),
} as const;
