import type { Application } from '#shared/domain/application.ts';
import type { Caller } from '#shared/domain/authority.ts';
import { moved, needMoves } from '#shared/domain/moves.ts';
import type { Need } from '#shared/domain/need.ts';
import type { Person } from '#shared/domain/person.ts';
import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { dueOfNeed } from './expire-need.ts';
import { type Kept, moveCase } from './move-case.ts';

type SignedIn = Caller & { person: Person };
export const applicationsOf = (deps: Deps): Kept<Application> => ({ kind: 'application', store: deps.applications });

/** A manager accepts, with a message or without; the member is then asked whether the need is placed. */
export const acceptApplication = (deps: Deps, caller: SignedIn, id: string, version: number, message: string | null) =>
  moveCase(deps, applicationsOf(deps), caller, id, version, 'accept', async (next) => ({
    next: { ...next, message },
    changes: [],
  }));

export const declineApplication = (deps: Deps, caller: SignedIn, id: string, version: number, reason: string) =>
  moveCase(deps, applicationsOf(deps), caller, id, version, 'decline', async (next) => ({
    next: { ...next, reason },
    changes: [],
  }));

/** The member says that the need has found its space here: it is placed, in the same write. */
export const sayPlaced = async (deps: Deps, caller: SignedIn, id: string, version: number): Promise<Application> => {
  const application = await moveCase(deps, applicationsOf(deps), caller, id, version, 'placed', async (next, at) => {
    const said = { ...next, placedAt: at };
    if (next.placedAt !== null) throw new AppError('illegal_move', 'This has been said already.');
    const need = await deps.needs.find(next.needId);
    if (!need || need.state === 'placed') return { next: said, changes: [] };
    const state = moved(needMoves.place, need.state);
    if (!state) throw new AppError('illegal_move', `A need that is ${need.state} cannot be placed: open it first.`);
    const by = caller.person.id;
    const placed: Need = { ...need, state, updatedAt: at, updatedBy: by, version: need.version + 1 };
    const row = deps.audit.row({ at, by, act: 'need.place', subject: need.id });
    return { next: said, changes: [deps.needs.put(placed), ...dueOfNeed(deps, need, placed), row] };
  });
  await deps.needIndex.reindex(application.needId);
  return application;
};
