import * as z from 'zod';
import { type Application, applicationBodySchema } from '#shared/domain/application.ts';
import { idSchema, textSchema } from '#shared/domain/scalars.ts';
import { applyForSpace } from '#shared/usecases/apply-for-space.ts';
import {
  acceptApplication,
  applicationsOf,
  declineApplication,
  sayPlaced,
} from '#shared/usecases/decide-application.ts';
import { listApplications } from '#shared/usecases/list-cases.ts';
import { findCase } from '#shared/usecases/move-case.ts';
import { showApplication } from '#shared/usecases/show-case.ts';
import { withdrawApplication } from '#shared/usecases/withdraw-application.ts';
import { applicationView } from '../case-views.ts';
import { type ApiDeps, forCreating, forSignedIn, type Route, type SignedIn } from '../route.ts';

const answer = async (deps: ApiDeps, caller: SignedIn, application: Application) => ({
  answer: await showApplication(deps, caller, application),
  version: application.version,
});

const move = (
  name: string,
  summary: string,
  make: (deps: ApiDeps, caller: SignedIn, id: string, version: number) => Promise<Application>,
): Route =>
  forSignedIn({
    method: 'POST',
    path: `/applications/{applicationId}/${name}`,
    tag: 'applications',
    summary,
    ifMatch: true,
    answers: applicationView,
    handle: async ({ deps, caller, params, version }) =>
      answer(deps, caller, await make(deps, caller, params['applicationId']!, version)),
  });

export const applicationRoutes: readonly Route[] = [
  forCreating({
    method: 'POST',
    path: '/needs/{needId}/applications',
    tag: 'applications',
    summary: 'Apply for a space that matches the need; the site sees the actor at once',
    body: applicationBodySchema,
    answers: applicationView,
    handle: ({ deps, caller, params, body }) => applyForSpace(deps, caller, params['needId']!, body),
    again: ({ deps, caller }, { id }) => findCase(deps, applicationsOf(deps), caller, id),
    created: (shown) => ({
      status: 201,
      answer: shown,
      version: shown.version,
      location: `/applications/${shown.id}`,
    }),
  }),
  forSignedIn({
    method: 'GET',
    path: '/applications',
    tag: 'applications',
    summary: 'Applications of one’s actors, or to a site one manages; newest first',
    query: z.strictObject({ siteId: idSchema.optional() }),
    list: true,
    answers: applicationView,
    handle: ({ deps, caller, query, at }) => listApplications(deps, caller, query.siteId, at),
  }),
  forSignedIn({
    method: 'GET',
    path: '/applications/{applicationId}',
    tag: 'applications',
    summary: 'An application, for both sides',
    answers: applicationView,
    handle: async ({ deps, caller, params }) =>
      answer(deps, caller, await findCase(deps, applicationsOf(deps), caller, params['applicationId']!)),
  }),
  forSignedIn({
    method: 'POST',
    path: '/applications/{applicationId}/accept',
    tag: 'applications',
    summary: 'A manager accepts',
    body: z.strictObject({ message: textSchema(4000).nullable().default(null) }),
    ifMatch: true,
    answers: applicationView,
    handle: async ({ deps, caller, params, version, body }) =>
      answer(deps, caller, await acceptApplication(deps, caller, params['applicationId']!, version, body.message)),
  }),
  forSignedIn({
    method: 'POST',
    path: '/applications/{applicationId}/decline',
    tag: 'applications',
    summary: 'A manager declines, with a reason',
    body: z.strictObject({ reason: textSchema(2000) }),
    ifMatch: true,
    answers: applicationView,
    handle: async ({ deps, caller, params, version, body }) =>
      answer(deps, caller, await declineApplication(deps, caller, params['applicationId']!, version, body.reason)),
  }),
  move('withdraw', 'The member takes it back, or the site its acceptance', withdrawApplication),
  move('placed', 'The member says that the need has found its space here', sayPlaced),
];
