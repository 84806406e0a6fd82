import type { Caller } from '#shared/domain/authority.ts';
import type { Demand } from '#shared/domain/demand.ts';
import { demandPacked } from '#shared/domain/packed/demand-packed.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import type { Deps } from '#shared/store/deps.ts';
import { ownSide } from './own-side.ts';
import { countedCall, lookedAfter, onlyVerified } from './shown-space.ts';

/** Who looks for spaces round a verified site, in bands: nothing of it depends on how the space is described. */
export const demandAround = async (deps: Deps, caller: Caller, spaceId: string): Promise<Demand> => {
  const { site } = await lookedAfter(deps, caller, spaceId);
  onlyVerified(site);
  await countedCall(deps, site);
  const [found, { eurPerHuf }, own] = await Promise.all([
    deps.needIndex.around({ ...site.location, country: site.country }, null),
    deps.service.exchange(),
    ownSide(deps, caller, site.id),
  ]);
  return demandPacked(found, site, { today: dayAt(deps.now(), site.timeZone), eurPerHuf }, own);
};
