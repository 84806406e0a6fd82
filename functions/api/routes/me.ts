import * as z from 'zod';
import { personPatchSchema } from '#shared/domain/person.ts';
import { changeMe, freshenMail } from '#shared/usecases/change-me.ts';
import { claimCoordinator } from '#shared/usecases/claim-coordinator.ts';
import { exportMe } from '#shared/usecases/export-me.ts';
import { forSignedIn, type Route } from '../route.ts';
import { membershipView, personView } from '../views.ts';

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
  forSignedIn({
    method: 'PATCH',
    path: '/me',
    tag: 'me',
    summary: 'Change language or time zone',
    patches: personPatchSchema,
    ifMatch: true,
    answers: meView,
    async handle({ deps, caller, version, body }) {
      const me = await changeMe(deps, caller.person, version, body as unknown as object);
      return { answer: { ...me, memberships: caller.memberships }, version: me.version };
    },
  }),
  forSignedIn({
    method: 'GET',
    path: '/me/export',
    tag: 'me',
    summary: 'Everything of one’s own as JSON',
    answers: z.looseObject({}),
    async handle({ deps, caller }) {
      return { answer: await exportMe(deps, caller) };
    },
  }),
  forSignedIn({
    method: 'POST',
    path: '/me/coordinator',
    tag: 'me',
    summary: 'The first coordinator takes up the role: group first-coordinator, only while there is none',
    answers: membershipView,
    async handle({ deps, caller, groups }) {
      return { status: 201, answer: await claimCoordinator(deps, caller.person, groups) };
    },
  }),
];
