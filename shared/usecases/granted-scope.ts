import { type Caller, may } from '#shared/domain/authority.ts';
import type { Scope } from '#shared/domain/membership.ts';
import { notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';

/** Whether this scope exists and the caller may put people in and out of it. */
export const isGranted = async (deps: Deps, caller: Caller, scope: Scope): Promise<boolean> => {
  if (scope.kind === 'all') return scope.id === 'all' && may.grant(caller, scope, { regionId: null });
  if (scope.kind === 'site') {
    const site = await deps.sites.find(scope.id);
    return site !== undefined && may.grant(caller, scope, site);
  }
  const found = await (scope.kind === 'actor' ? deps.actors : deps.regions).find(scope.id);
  return found !== undefined && may.grant(caller, scope, { regionId: null });
};

/** Throws as if the scope were not there, where the caller may not put people in and out of it. */
export const grantedScope = async (deps: Deps, caller: Caller, scope: Scope): Promise<void> => {
  if (!(await isGranted(deps, caller, scope))) throw notFound(scope.kind);
};
