import type { Caller } from '#shared/domain/authority.ts';
import { type CountBand, countBand } from '#shared/domain/bands.ts';
import type { Constraint } from '#shared/domain/constraints.ts';
import type { MergePatch } from '#shared/domain/merge-patch.ts';
import { mirrorPacked } from '#shared/domain/packed/mirror-packed.ts';
import type { Deps } from '#shared/store/deps.ts';
import { ownSide } from './own-side.ts';
import { notArchived } from './same-version.ts';
import { countedCall, lookedAfter, onlyVerified, shownSpace } from './shown-space.ts';

/** A change of the space that brings needs of at least so many more actors; never of which. */
export type Reflection = { constraint: Constraint; change: MergePatch; atLeast: number };
/** `inReach`: actors with a need that the space meets, or misses by one thing. */
export type Mirrored = { items: Reflection[]; inReach: CountBand; shownAsOf: string | null };

/**
 * What the house could change in a space, and in steps how many more actors each change would bring; of a space that is not
 * published, as if it were.
 */
export const mirrorSpace = async (deps: Deps, caller: Caller, spaceId: string): Promise<Mirrored> => {
  const { space, site } = await lookedAfter(deps, caller, spaceId);
  onlyVerified(site);
  notArchived(space);
  await countedCall(deps, site);
  const { fields, asOf, ctx } = await shownSpace(deps, space);
  const where = { ...fields.site.location, country: fields.site.country };
  const [found, own] = await Promise.all([
    deps.needIndex.around(where, fields.space.activities),
    ownSide(deps, caller, site.id),
  ]);
  const { rows, actors } = mirrorPacked(fields.space, fields.site, found, ctx, own);
  return {
    items: rows.map(({ constraint, change, atLeastActors }) => ({ constraint, change, atLeast: atLeastActors })),
    inReach: countBand(actors),
    shownAsOf: asOf,
  };
};
