import * as z from 'zod';
import { memberInviteBodySchema } from '#shared/domain/member-invite.ts';
import { scopeSchema } from '#shared/domain/membership.ts';
import { acceptMembership } from '#shared/usecases/accept-membership.ts';
import { grantedScope } from '#shared/usecases/granted-scope.ts';
import { inviteMember } from '#shared/usecases/invite-member.ts';
import { leaveScope, scopeOf } from '#shared/usecases/leave-scope.ts';
import { listInvites } from '#shared/usecases/list-invites.ts';
import { partOf } from '#shared/usecases/part-of.ts';
import { stillBelongs } from '#shared/usecases/still-belongs.ts';
import { withdrawInvite } from '#shared/usecases/withdraw-invite.ts';
import { madeMembership, membershipView } from '../membership-views.ts';
import { forCreating, forSignedIn, type Route } from '../route.ts';
import { placeOf } from './members.ts';

const sentInviteView = z.object({
  scope: scopeSchema,
  mail: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
const waitingInviteView = sentInviteView.extend({
  id: z.string(),
  mail: z.string().nullable(), // null for coordinators who neither manage the site nor invited this one
  version: z.int(),
});

export const membershipRoutes: readonly Route[] = [
  forSignedIn({
    method: 'GET',
    path: '/memberships',
    tag: 'memberships',
    summary: 'What one belongs to',
    list: true,
    answers: membershipView,
    handle: async ({ caller, at }) => partOf(caller.memberships, at, placeOf),
  }),
  forCreating({
    method: 'POST',
    path: '/memberships/invitations',
    tag: 'memberships',
    summary: 'Invite by mail: single use, 14 days, for the owner of the address',
    body: memberInviteBodySchema,
    refuses: ['limit_reached', 'too_many_requests'],
    answers: sentInviteView,
    handle: ({ deps, caller, body }) => inviteMember(deps, caller, body),
    again: ({ deps, caller }, { scope }) => grantedScope(deps, caller, scope),
    created: (sent) => ({ status: 201, answer: sent }),
  }),
  forSignedIn({
    method: 'GET',
    path: '/memberships/{kind}/{scopeId}/invitations',
    tag: 'memberships',
    summary: 'Invitations to it that wait for an answer, for those who may invite',
    list: true,
    answers: waitingInviteView,
    handle: async ({ deps, caller, params, at }) =>
      partOf(await listInvites(deps, caller, scopeOf(params['kind']!, params['scopeId']!)), at, ({ id }) => id),
  }),
  forSignedIn({
    method: 'DELETE',
    path: '/memberships/invitations/{memberInviteId}',
    tag: 'memberships',
    summary: 'Withdraw an invitation that waits: its link then leads nowhere',
    ifMatch: true,
    async handle({ deps, caller, params, version }) {
      await withdrawInvite(deps, caller, params['memberInviteId']!, version);
      return { status: 204 };
    },
  }),
  forCreating({
    method: 'POST',
    path: '/memberships/accept',
    tag: 'memberships',
    summary: 'Accept an invitation by the token of its mail',
    body: z.strictObject({ token: z.string().min(1).max(200) }),
    answers: membershipView,
    handle: ({ deps, caller, token, body }) =>
      acceptMembership(deps, caller, body.token, () => deps.userInfo(token ?? '')),
    again: async ({ caller }, membership) => stillBelongs(caller, membership),
    created: madeMembership,
  }),
  forSignedIn({
    method: 'DELETE',
    path: '/memberships/{kind}/{scopeId}/{personId}',
    tag: 'memberships',
    summary: 'Leave, or remove a fellow; the last one stays',
    ifMatch: true,
    async handle({ deps, caller, params, version }) {
      await leaveScope(deps, caller, scopeOf(params['kind']!, params['scopeId']!), params['personId']!, version);
      return { status: 204 };
    },
  }),
];
