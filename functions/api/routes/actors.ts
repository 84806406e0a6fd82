import { actorBodySchema } from '#shared/domain/actor.ts';
import { needBodySchema } from '#shared/domain/need.ts';
import { changeActor, createActor, findActor } from '#shared/usecases/keep-actor.ts';
import { findNeed, listNeeds, registerNeed } from '#shared/usecases/keep-need.ts';
import { partOf } from '#shared/usecases/part-of.ts';
import { forChanging, forCreating, forSignedIn, type Route, versioned } from '../route.ts';
import { actorView, needView } from '../views.ts';

export const actorRoutes: readonly Route[] = [
  forCreating({
    method: 'POST',
    path: '/actors',
    tag: 'actors',
    summary: 'A new actor; who makes it is its first member',
    body: actorBodySchema,
    answers: actorView,
    handle: ({ deps, caller, body }) => createActor(deps, caller.person, body),
    again: ({ deps, caller }, { id }) => findActor(deps, caller, id),
    created: (actor) => ({ status: 201, answer: actor, version: actor.version, location: `/actors/${actor.id}` }),
  }),
  forSignedIn({
    method: 'GET',
    path: '/actors',
    tag: 'actors',
    summary: 'The actors one is a member of',
    list: true,
    answers: actorView,
    async handle({ deps, caller, at }) {
      const ids = caller.memberships.filter(({ scope }) => scope.kind === 'actor').map(({ scope }) => scope.id);
      const { items, next } = partOf(ids, at, (id) => id);
      return { items: await deps.actors.findMany(items), next };
    },
  }),
  forSignedIn({
    method: 'GET',
    path: '/actors/{actorId}',
    tag: 'actors',
    summary: 'An actor, for its members',
    answers: actorView,
    handle: async ({ deps, caller, params }) => versioned(await findActor(deps, caller, params['actorId']!)),
  }),
  forChanging({
    path: '/actors/{actorId}',
    tag: 'actors',
    summary: 'Change an actor',
    patches: actorBodySchema,
    answers: actorView,
    handle: async ({ deps, caller, params, version, body }) =>
      versioned(await changeActor(deps, caller, params['actorId']!, version, body)),
  }),
  forCreating({
    method: 'POST',
    path: '/actors/{actorId}/needs',
    tag: 'needs',
    summary: 'A new need of the actor, as a draft',
    body: needBodySchema,
    answers: needView,
    handle: ({ deps, caller, params, body }) => registerNeed(deps, caller, params['actorId']!, body),
    again: ({ deps, caller }, { id }) => findNeed(deps, caller, id),
    created: (need) => ({ status: 201, answer: need, version: need.version, location: `/needs/${need.id}` }),
  }),
  forSignedIn({
    method: 'GET',
    path: '/actors/{actorId}/needs',
    tag: 'needs',
    summary: 'The needs of an actor',
    list: true,
    answers: needView,
    handle: ({ deps, caller, params, at }) => listNeeds(deps, caller, params['actorId']!, at),
  }),
];
