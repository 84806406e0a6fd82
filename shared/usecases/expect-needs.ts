import type { Caller } from '#shared/domain/authority.ts';
import type { Need } from '#shared/domain/need.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Deps } from '#shared/store/deps.ts';
import { type Expected, expectMatches } from './expect-matches.ts';
import { listOwnNeeds } from './own-needs.ts';

/** Each is a search of its own; who has more open needs sees the first of them. */
const MOST_NEEDS = 10;
export type ExpectedFor = { need: Need; expected: Expected };

/** Before a least score is set: about how often it would bring mail, for each open need of the caller. */
export const expectForNeeds = async (
  deps: Deps,
  caller: Caller & { person: Person },
  leastScore: number,
): Promise<ExpectedFor[]> => {
  const open = (await listOwnNeeds(deps, caller)).filter(({ state }) => state === 'open').slice(0, MOST_NEEDS);
  return Promise.all(
    open.map(async (need) => ({ need, expected: await expectMatches(deps, caller, need.id, leastScore) })),
  );
};
