import * as z from 'zod';
import { type Invitation, invitationBodySchema } from '#shared/domain/invitation.ts';
import { idSchema } from '#shared/domain/scalars.ts';
import { answerInvitation, invitationsOf } from '#shared/usecases/answer-invitation.ts';
import { inviteNeed } from '#shared/usecases/invite-need.ts';
import { listInvitations } from '#shared/usecases/list-cases.ts';
import { findCase } from '#shared/usecases/move-case.ts';
import { showInvitation } from '#shared/usecases/show-case.ts';
import { invitationView } from '../case-views.ts';
import { type ApiDeps, forCreating, forSignedIn, type Route, type SignedIn } from '../route.ts';

const answerOf = async (deps: ApiDeps, caller: SignedIn, invitation: Invitation) => ({
  answer: await showInvitation(deps, caller, invitation),
  version: invitation.version,
});

const move = (name: 'accept' | 'decline' | 'withdraw', summary: string): Route =>
  forSignedIn({
    method: 'POST',
    path: `/invitations/{invitationId}/${name}`,
    tag: 'invitations',
    summary,
    ifMatch: true,
    answers: invitationView,
    handle: async ({ deps, caller, params, version }) =>
      answerOf(deps, caller, await answerInvitation(deps, caller, params['invitationId']!, version, name)),
  });

export const invitationRoutes: readonly Route[] = [
  forCreating({
    method: 'POST',
    path: '/spaces/{spaceId}/invitations',
    tag: 'invitations',
    summary: 'Invite the actor behind a pseudonym of the list of suitors',
    body: invitationBodySchema,
    answers: invitationView,
    handle: ({ deps, caller, params, body }) => inviteNeed(deps, caller, params['spaceId']!, body),
    again: ({ deps, caller }, { id }) => findCase(deps, invitationsOf(deps), caller, id),
    created: (shown) => ({
      status: 201,
      answer: shown,
      version: shown.version,
      location: `/invitations/${shown.id}`,
    }),
  }),
  forSignedIn({
    method: 'GET',
    path: '/invitations',
    tag: 'invitations',
    summary: 'Invitations to one’s actors, or from a site one manages; newest first',
    query: z.strictObject({ siteId: idSchema.optional() }),
    list: true,
    answers: invitationView,
    handle: ({ deps, caller, query, at }) => listInvitations(deps, caller, query.siteId, at),
  }),
  forSignedIn({
    method: 'GET',
    path: '/invitations/{invitationId}',
    tag: 'invitations',
    summary: 'An invitation, for both sides; the house sees the actor once it is accepted',
    answers: invitationView,
    handle: async ({ deps, caller, params }) =>
      answerOf(deps, caller, await findCase(deps, invitationsOf(deps), caller, params['invitationId']!)),
  }),
  move('accept', 'Accept: the site sees the actor, its contact and the need without its budget'),
  move('decline', 'Decline: the site learns nothing more'),
  move('withdraw', 'Take back the invitation, or what was accepted'),
];
