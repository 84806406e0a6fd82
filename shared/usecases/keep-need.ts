import { type Caller, may } from '#shared/domain/authority.ts';
import { moved, needMoves } from '#shared/domain/moves.ts';
import { type Need, type NeedBody, needBodySchema } from '#shared/domain/need.ts';
import type { Person } from '#shared/domain/person.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { At, Page } from '#shared/store/ports.ts';
import { patched } from './document-of.ts';
import { dueOfNeed } from './expire-need.ts';
import { findActor } from './keep-actor.ts';
import { sameVersion } from './same-version.ts';

type SignedIn = Caller & { person: Person };

/** A need begins as a draft of one of the caller's actors. */
export const registerNeed = async (deps: Deps, caller: SignedIn, actorId: string, body: NeedBody): Promise<Need> => {
  await findActor(deps, caller, actorId);
  const at = deps.now().toISOString();
  const by = caller.person.id;
  const need: Need = {
    schemaVersion: 1,
    id: deps.newId(),
    actorId,
    state: 'draft',
    ...body,
    createdAt: at,
    updatedAt: at,
    updatedBy: by,
    version: 1,
  };
  await deps.commit(
    [
      deps.needs.put(need),
      deps.needs.link(need),
      deps.audit.row({ at, by, act: 'need.created', subject: need.id, ids: { actorId } }),
    ],
    need,
  );
  return need;
};

export const findNeed = async (deps: Deps, caller: Caller, needId: string): Promise<Need> => {
  const need = await deps.needs.find(needId);
  if (!need || !may.seeNeed(caller, need)) throw notFound('need');
  return need;
};

export const listNeeds = async (deps: Deps, caller: Caller, actorId: string, at: At): Promise<Page<Need>> => {
  await findActor(deps, caller, actorId);
  return deps.needs.listByActor(actorId, at);
};

export const changeNeed = async (
  deps: Deps,
  caller: SignedIn,
  needId: string,
  version: number,
  patch: object,
): Promise<Need> => {
  const need = await findNeed(deps, caller, needId);
  sameVersion(need, version);
  const changed: Need = { ...need, ...patched(needBodySchema, need, patch) };
  if (need.state === 'open') stillAhead(deps, caller, changed);
  return save(deps, caller, need, changed, 'need.changed');
};

export type NeedMove = Exclude<keyof typeof needMoves, 'expire'>;
export const moveNeed = async (
  deps: Deps,
  caller: SignedIn,
  needId: string,
  version: number,
  move: NeedMove,
): Promise<Need> => {
  const need = await findNeed(deps, caller, needId);
  sameVersion(need, version);
  const state = moved(needMoves[move], need.state);
  if (!state) throw new AppError('illegal_move', `A need that is ${need.state} cannot ${move}.`);
  if (move === 'open') stillAhead(deps, caller, need);
  return save(deps, caller, need, { ...need, state }, `need.${move}`);
};

/** An open need looks for something yet to come. */
const stillAhead = (deps: Deps, caller: SignedIn, { when }: Need): void => {
  if (when.latest < dayAt(deps.now(), caller.person.timeZone))
    throw new AppError('invalid_input', 'The latest day has passed: change it first.', {
      fields: [{ path: 'when.latest', message: 'This day has passed.' }],
    });
};

const save = async (deps: Deps, caller: SignedIn, before: Need, changed: Need, act: string): Promise<Need> => {
  const at = deps.now().toISOString();
  const next: Need = { ...changed, updatedAt: at, updatedBy: caller.person.id, version: changed.version + 1 };
  await deps.commit([
    deps.needs.put(next),
    ...dueOfNeed(deps, before, next),
    deps.audit.row({ at, by: caller.person.id, act, subject: next.id }),
  ]);
  await deps.needIndex.reindex(next.id);
  return next;
};
