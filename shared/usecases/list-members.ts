import { type Caller, isManager, isMember, may } from '#shared/domain/authority.ts';
import type { Membership, Scope } from '#shared/domain/membership.ts';
import { notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { grantedScope } from './granted-scope.ts';

export type Fellow = Membership & { mail: string | null };

/** Who belongs to it; mail addresses are for fellows only. */
const fellowsOf = async (deps: Deps, scope: Scope, isFellow: boolean): Promise<Fellow[]> => {
  const memberships = await deps.memberships.ofScope(scope);
  const persons = isFellow ? await deps.persons.findMany(memberships.map(({ personId }) => personId)) : [];
  const mails = new Map(persons.map(({ id, mail }) => [id, mail]));
  return memberships.map((membership) => ({ ...membership, mail: mails.get(membership.personId) ?? null }));
};

export const listMembers = async (deps: Deps, caller: Caller, actorId: string): Promise<Fellow[]> => {
  if (!isMember(caller, actorId)) throw notFound('actor');
  return fellowsOf(deps, { kind: 'actor', id: actorId }, true);
};

/** The coordinators of a region, or of all, for each other. */
export const listCoordinators = async (deps: Deps, caller: Caller, scope: Scope): Promise<Fellow[]> => {
  await grantedScope(deps, caller, scope);
  return fellowsOf(deps, scope, true);
};

/** For managers of the site; its coordinators read who they are, by id. */
export const listManagers = async (deps: Deps, caller: Caller, siteId: string): Promise<Fellow[]> => {
  const site = await deps.sites.find(siteId);
  const scope = { kind: 'site', id: siteId } as const;
  if (!site || !may.grant(caller, scope, site)) throw notFound('site');
  return fellowsOf(deps, scope, isManager(caller, siteId));
};
