import type { Caller } from '#shared/domain/authority.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import type { Deps } from '#shared/store/deps.ts';
import { expectedOf } from './expect-matches.ts';
import { findActor } from './keep-actor.ts';
import { searchSpaces } from './search-spaces.ts';

/** Enough to say of most whether their price is known. */
const LOOKED_AT = 50;

export type Tried = {
  total: number;
  /** Of those looked at, the price of most is not known. */
  isMostlyUnpriced: boolean;
  /** New matches a week, whatever their score. */
  perWeek: number;
};

/** What a need that is not stored yet would find for an actor of the caller's. */
export const tryNeed = async (deps: Deps, caller: Caller, actorId: string, need: NeedFields): Promise<Tried> => {
  const actor = await findActor(deps, caller, actorId);
  const [page, { perWeek }] = await Promise.all([
    searchSpaces(deps, need, actor, { limit: LOOKED_AT }),
    expectedOf(deps, need, actor, 0),
  ]);
  const unpriced = page.items.filter(({ toConfirm }) => toConfirm.includes('cost')).length;
  return { total: page.total, isMostlyUnpriced: unpriced > page.items.length / 2, perWeek };
};
