import type { NeedState } from './need.ts';
import type { SiteState } from './site.ts';
import type { SpaceState } from './space.ts';

type Move<S extends string> = { from: readonly S[]; to: S };

/** Every legal move of a state; what is not here does not happen. */
export const needMoves = {
  open: { from: ['draft', 'paused', 'expired'], to: 'open' },
  pause: { from: ['open'], to: 'paused' },
  place: { from: ['open', 'paused'], to: 'placed' },
  expire: { from: ['draft', 'open', 'paused'], to: 'expired' },
} as const satisfies Record<string, Move<NeedState>>;

export const siteMoves = {
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  verify: { from: ['submitted'], to: 'verified' },
  return: { from: ['submitted', 'verified'], to: 'returned' },
  archive: { from: ['draft', 'submitted', 'returned', 'verified'], to: 'archived' },
} as const satisfies Record<string, Move<SiteState>>;

export const spaceMoves = {
  publish: { from: ['draft', 'paused'], to: 'published' },
  pause: { from: ['published'], to: 'paused' },
  archive: { from: ['draft', 'published', 'paused'], to: 'archived' },
} as const satisfies Record<string, Move<SpaceState>>;

/** The state a move leads to, or undefined when it is not possible from here. */
export const moved = <S extends string>(move: Move<S>, state: S): S | undefined =>
  move.from.includes(state) ? move.to : undefined;
