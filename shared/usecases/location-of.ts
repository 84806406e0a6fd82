import { type Caller, may } from '#shared/domain/authority.ts';
import type { Deps } from '#shared/store/deps.ts';

/** Where a house is, in a line, as far as the caller may see; null where nothing is known of it. */
export const locationOf = async (deps: Pick<Deps, 'sites'>, caller: Caller, siteId: string): Promise<string | null> => {
  const site = await deps.sites.find(siteId);
  if (!site) return null;
  const parts = may.seeSite(caller, site) ? [site.name, site.address, site.town] : [site.name];
  return parts.filter((part) => part !== null).join(', ');
};
