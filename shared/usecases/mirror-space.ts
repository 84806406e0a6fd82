import type { Caller } from '#shared/domain/authority.ts';
import type { Constraint } from '#shared/domain/constraints.ts';
import type { MergePatch } from '#shared/domain/merge-patch.ts';
import { mirror } from '#shared/domain/mirror.ts';
import type { Deps } from '#shared/store/deps.ts';
import { countedCall, lookedAfter, onlyPublished, shownSpace } from './shown-space.ts';

/** A change of the space that brings needs of at least so many more actors; never of which. */
export type Reflection = { constraint: Constraint; change: MergePatch; atLeast: number };
export type Mirrored = { items: Reflection[]; shownAsOf: string | null };

/** What the house could change in a space, and in steps how many more actors each change would bring. */
export const mirrorSpace = async (deps: Deps, caller: Caller, spaceId: string): Promise<Mirrored> => {
  const { space, site } = await lookedAfter(deps, caller, spaceId);
  onlyPublished(space, site);
  await countedCall(deps, site);
  const { fields, asOf, ctx } = await shownSpace(deps, space);
  const where = { ...fields.site.location, country: fields.site.country };
  const entries = await deps.needIndex.around(where, fields.space.activities);
  const candidates = entries.map(({ needId, ...entry }) => ({ id: needId, ...entry }));
  const rows = mirror(fields.space, fields.site, candidates, ctx);
  return {
    items: rows.map(({ constraint, change, atLeastActors }) => ({ constraint, change, atLeast: atLeastActors })),
    shownAsOf: asOf,
  };
};
