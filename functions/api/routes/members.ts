import * as z from 'zod';
import type { Membership } from '#shared/domain/membership.ts';
import { listCoordinators, listManagers, listMembers } from '#shared/usecases/list-members.ts';
import { partOf } from '#shared/usecases/part-of.ts';
import { membershipView } from '../membership-views.ts';
import { forSignedIn, type Route } from '../route.ts';

const fellowView = membershipView.extend({ mail: z.string().nullable() });
export const placeOf = ({ scope, personId }: Membership): string => `${scope.kind}#${scope.id}#${personId}`;

/** Who belongs to something, asked below it. */
export const memberRoutes: readonly Route[] = [
  forSignedIn({
    method: 'GET',
    path: '/actors/{actorId}/members',
    tag: 'memberships',
    summary: 'The members of an actor, for its members',
    list: true,
    answers: fellowView,
    handle: async ({ deps, caller, params, at }) =>
      partOf(await listMembers(deps, caller, params['actorId']!), at, placeOf),
  }),
  forSignedIn({
    method: 'GET',
    path: '/sites/{siteId}/managers',
    tag: 'memberships',
    summary: 'The managers of a site, for them and its coordinators',
    list: true,
    answers: fellowView,
    handle: async ({ deps, caller, params, at }) =>
      partOf(await listManagers(deps, caller, params['siteId']!), at, placeOf),
  }),
  forSignedIn({
    method: 'GET',
    path: '/regions/{regionId}/coordinators',
    tag: 'memberships',
    summary: 'The coordinators of a region, for them and coordinators of all',
    list: true,
    answers: fellowView,
    handle: async ({ deps, caller, params, at }) =>
      partOf(await listCoordinators(deps, caller, { kind: 'region', id: params['regionId']! }), at, placeOf),
  }),
];
