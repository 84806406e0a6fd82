import { type Actor, type ActorBody, actorBodySchema } from '#shared/domain/actor.ts';
import { type Caller, may } from '#shared/domain/authority.ts';
import { isMaterial } from '#shared/domain/material.ts';
import type { Person } from '#shared/domain/person.ts';
import { notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { patched } from './document-of.ts';
import { dueJudging } from './due-judging.ts';
import { sameVersion } from './same-version.ts';

/** A new actor; who makes it is its first member. */
export const createActor = async (deps: Deps, me: Person, body: ActorBody): Promise<Actor> => {
  const at = deps.now().toISOString();
  const actor: Actor = {
    schemaVersion: 1,
    id: deps.newId(),
    ...body,
    createdAt: at,
    updatedAt: at,
    updatedBy: me.id,
    version: 1,
  };
  const scope = { kind: 'actor', id: actor.id } as const;
  await deps.commit(
    [
      deps.actors.put(actor),
      ...deps.memberships.add({ schemaVersion: 1, personId: me.id, scope, role: 'member', since: at, version: 1 }),
      deps.audit.row({ at, by: me.id, act: 'actor.created', subject: actor.id }),
    ],
    actor,
  );
  return actor;
};

export const findActor = async (deps: Deps, caller: Caller, actorId: string): Promise<Actor> => {
  const actor = may.seeActor(caller, { id: actorId }) ? await deps.actors.find(actorId) : undefined;
  if (!actor) throw notFound('actor');
  return actor;
};

export const changeActor = async (
  deps: Deps,
  caller: Caller & { person: Person },
  actorId: string,
  version: number,
  patch: object,
): Promise<Actor> => {
  const actor = await findActor(deps, caller, actorId);
  sameVersion(actor, version);
  const body = patched(actorBodySchema, actor, patch);
  const next: Actor = {
    ...actor,
    ...body,
    updatedAt: deps.now().toISOString(),
    updatedBy: caller.person.id,
    version: version + 1,
  };
  await deps.commit([
    deps.actors.put(next),
    ...(isMaterial.actor({ before: actor, after: next })
      ? [dueJudging(deps, 'actor', actorId, next.updatedBy, next.updatedAt)]
      : []),
    deps.audit.row({ at: next.updatedAt, by: next.updatedBy, act: 'actor.changed', subject: actorId }),
  ]);
  const { items } = await deps.needs.listByActor(actorId, { limit: 1000 });
  for (const need of items) await deps.needIndex.reindex(need.id);
  return next;
};
