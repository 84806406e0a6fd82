import type { ActorFields } from '#shared/domain/actor.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import {
  type PackedResult,
  type SuitingSpace,
  searchPacked,
  suitingPacked,
} from '#shared/domain/packed/search-packed.ts';
import type { Deps } from '#shared/store/deps.ts';

type Asked = Pick<Deps, 'spaceIndex' | 'service' | 'now'>;

/** Every space that suits a need by the index, in no order, with what was written before this was asked. */
export const matchingSpaces = async (deps: Asked, need: NeedFields, actor: ActorFields): Promise<SuitingSpace[]> =>
  suitingPacked(await askingOf(deps, need, actor));

/** The same with all figures of each match, for whoever keeps them. */
export const matchedSpaces = async (
  deps: Asked,
  need: NeedFields,
  actor: ActorFields,
): Promise<PackedResult['items']> => {
  const asking = await askingOf(deps, need, actor);
  return searchPacked({ ...asking, most: Number.POSITIVE_INFINITY, withNear: false }).items;
};

const askingOf = async (deps: Asked, need: NeedFields, actor: ActorFields) => {
  const [found, { eurPerHuf }] = await Promise.all([deps.spaceIndex.batches(need.places, 1), deps.service.exchange()]);
  return {
    need,
    actor,
    eurPerHuf,
    now: deps.now(),
    batches: found.map(({ batch }) => batch),
    hidden: found.map(({ hidden }) => hidden),
  };
};
