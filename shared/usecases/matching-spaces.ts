import type { ActorFields } from '#shared/domain/actor.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import { type PackedResult, searchPacked } from '#shared/domain/packed/search-packed.ts';
import type { Deps } from '#shared/store/deps.ts';

/** Every space that suits a need by the index, best first, with what was written before this was asked. */
export const matchingSpaces = async (
  deps: Pick<Deps, 'spaceIndex' | 'service' | 'now'>,
  need: NeedFields,
  actor: ActorFields,
): Promise<PackedResult['items']> => {
  const [found, { eurPerHuf }] = await Promise.all([deps.spaceIndex.batches(need.places, 1), deps.service.exchange()]);
  return searchPacked({
    need,
    actor,
    eurPerHuf,
    now: deps.now(),
    batches: found.map(({ batch }) => batch),
    hidden: found.map(({ hidden }) => hidden),
    most: Number.POSITIVE_INFINITY,
    withNear: false,
  }).items;
};
