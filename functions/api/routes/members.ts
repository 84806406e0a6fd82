import * as z from 'zod';
import type { Membership } from '#shared/domain/membership.ts';
import { listCoordinators, listManagers, listMembers } from '#shared/usecases/list-members.ts';
import { partOf } from '#shared/usecases/part-of.ts';
import { membershipView } from '../membership-views.ts';
import { type Call, forSignedIn, type Route, type SignedIn } from '../route.ts';

const fellowView = membershipView.extend({ mail: z.string().nullable() });
export const placeOf = ({ scope, personId }: Membership): string => `${scope.kind}#${scope.id}#${personId}`;

const fellows = (
  path: string,
  summary: string,
  list: (of: Pick<Call<unknown, unknown, SignedIn>, 'deps' | 'caller' | 'params'>) => Promise<Membership[]>,
): Route =>
  forSignedIn({
    method: 'GET',
    path,
    tag: 'memberships',
    summary,
    list: true,
    answers: fellowView,
    handle: async ({ at, ...of }) => partOf(await list(of), at, placeOf),
  });

/** Who belongs to something, asked below it. */
export const memberRoutes: readonly Route[] = [
  fellows('/actors/{actorId}/members', 'The members of an actor, for its members', ({ deps, caller, params }) =>
    listMembers(deps, caller, params['actorId']!),
  ),
  fellows(
    '/sites/{siteId}/managers',
    'The managers of a site, for them and its coordinators',
    ({ deps, caller, params }) => listManagers(deps, caller, params['siteId']!),
  ),
  fellows(
    '/regions/{regionId}/coordinators',
    'The coordinators of a region, for them and coordinators of all',
    ({ deps, caller, params }) => listCoordinators(deps, caller, { kind: 'region', id: params['regionId']! }),
  ),
];
