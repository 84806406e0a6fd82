import { needBodySchema } from '#shared/domain/need.ts';
import { changeNeed, findNeed, moveNeed, type NeedMove } from '#shared/usecases/keep-need.ts';
import { forSignedIn, type Route } from '../route.ts';
import { needView } from '../views.ts';

const move = (name: NeedMove, summary: string): Route =>
  forSignedIn({
    method: 'POST',
    path: `/needs/{needId}/${name}`,
    tag: 'needs',
    summary,
    ifMatch: true,
    answers: needView,
    async handle({ deps, caller, params, version }) {
      const need = await moveNeed(deps, caller, params['needId']!, version, name);
      return { answer: need, version: need.version };
    },
  });

export const needRoutes: readonly Route[] = [
  forSignedIn({
    method: 'GET',
    path: '/needs/{needId}',
    tag: 'needs',
    summary: 'A need, for the members of its actor',
    answers: needView,
    async handle({ deps, caller, params }) {
      const need = await findNeed(deps, caller, params['needId']!);
      return { answer: need, version: need.version };
    },
  }),
  forSignedIn({
    method: 'PATCH',
    path: '/needs/{needId}',
    tag: 'needs',
    summary: 'Change a need',
    patches: needBodySchema,
    ifMatch: true,
    answers: needView,
    async handle({ deps, caller, params, version, body }) {
      const need = await changeNeed(deps, caller, params['needId']!, version, body as unknown as object);
      return { answer: need, version: need.version };
    },
  }),
  move('open', 'Open a need: from now on it is matched'),
  move('pause', 'Pause a need'),
  move('place', 'The need has found its space'),
];
