import * as z from 'zod';
import { personPatchSchema } from '#shared/domain/person.ts';
import { changeMe, freshenMail } from '#shared/usecases/change-me.ts';
import { claimCoordinator } from '#shared/usecases/claim-coordinator.ts';
import { exportMe } from '#shared/usecases/export-me.ts';
import { stillBelongs } from '#shared/usecases/still-belongs.ts';
import { madeMembership, membershipView } from '../membership-views.ts';
import { forChanging, forCreating, forSignedIn, type Route } from '../route.ts';
import { personView } from '../views.ts';

const things = z.array(z.looseObject({}));
const meView = personView.extend({ memberships: z.array(membershipView) });

export const meRoutes: readonly Route[] = [
  forSignedIn({
    method: 'GET',
    path: '/me',
    tag: 'me',
    summary: 'The person who has signed in, and what they belong to',
    answers: meView,
    async handle({ deps, caller, token }) {
      const me = await freshenMail(deps, caller.person, () => deps.userInfo(token ?? ''));
      return { answer: { ...me, memberships: caller.memberships }, version: me.version };
    },
  }),
  forChanging({
    path: '/me',
    tag: 'me',
    summary: 'Change language or time zone',
    patches: personPatchSchema,
    answers: meView,
    async handle({ deps, caller, version, body }) {
      const me = await changeMe(deps, caller.person, version, body);
      return { answer: { ...me, memberships: caller.memberships }, version: me.version };
    },
  }),
  forSignedIn({
    method: 'GET',
    path: '/me/export',
    tag: 'me',
    summary: 'Everything of one’s own as JSON',
    answers: z.looseObject({
      person: z.looseObject({}),
      settings: z.looseObject({}),
      drafts: things,
      ...{ memberships: things, actors: things, needs: things },
      ...{ applications: things, invitations: things, notifications: things },
    }),
    async handle({ deps, caller }) {
      return { answer: await exportMe(deps, caller) };
    },
  }),
  forCreating({
    method: 'POST',
    path: '/me/coordinator',
    tag: 'me',
    summary: 'The first coordinator takes up the role: group first-coordinator, only while there is none',
    refuses: ['forbidden', 'already_exists'],
    answers: membershipView,
    handle: ({ deps, caller, groups }) => claimCoordinator(deps, caller.person, groups),
    again: async ({ caller }, membership) => stillBelongs(caller, membership),
    created: madeMembership,
  }),
];
