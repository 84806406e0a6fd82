import type { Caller } from '#shared/domain/authority.ts';
import type { Demand } from '#shared/domain/demand.ts';
import { areStanding, type DemandCell } from '#shared/domain/demand-cells.ts';
import { cellsPacked } from '#shared/domain/packed/cells-packed.ts';
import { demandPacked } from '#shared/domain/packed/demand-packed.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import type { Deps } from '#shared/store/deps.ts';
import { ownSide } from './own-side.ts';
import { countedCall, lookedAfter, onlyVerified } from './shown-space.ts';

/** With where on the map they look, as it was counted at most a month ago. */
export type Around = Demand & { cells: DemandCell[]; cellsCountedOn: string };

/** Who looks for spaces round a verified site, in bands: nothing of it depends on how the space is described. */
export const demandAround = async (deps: Deps, caller: Caller, spaceId: string): Promise<Around> => {
  const { site } = await lookedAfter(deps, caller, spaceId);
  onlyVerified(site);
  await countedCall(deps, site);
  const [found, { eurPerHuf }, own, before] = await Promise.all([
    deps.needIndex.around({ ...site.location, country: site.country }, null),
    deps.service.exchange(),
    ownSide(deps, caller, site.id),
    deps.demandCells.find(site.id),
  ]);
  const now = deps.now();
  const ctx = { today: dayAt(now, site.timeZone), eurPerHuf };
  const stands = areStanding(before, site.location, now);
  const counted = stands ? before : cellsPacked(found, site, ctx, now.toISOString(), own);
  if (!stands) await deps.commit([deps.demandCells.put(site.id, counted)]);
  return {
    ...demandPacked(found, site, ctx, own),
    cells: counted.cells,
    cellsCountedOn: dayAt(new Date(counted.at), site.timeZone),
  };
};
