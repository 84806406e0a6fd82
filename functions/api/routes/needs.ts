import { needBodySchema } from '#shared/domain/need.ts';
import { changeNeed, findNeed, moveNeed, type NeedMove } from '#shared/usecases/keep-need.ts';
import { forChanging, forSignedIn, type Route, versioned } from '../route.ts';
import { needView } from '../views.ts';

const move = (name: NeedMove, summary: string): Route =>
  forSignedIn({
    method: 'POST',
    path: `/needs/{needId}/${name}`,
    tag: 'needs',
    summary,
    ifMatch: true,
    answers: needView,
    handle: async ({ deps, caller, params, version }) =>
      versioned(await moveNeed(deps, caller, params['needId']!, version, name)),
  });

export const needRoutes: readonly Route[] = [
  forSignedIn({
    method: 'GET',
    path: '/needs/{needId}',
    tag: 'needs',
    summary: 'A need, for the members of its actor',
    answers: needView,
    handle: async ({ deps, caller, params }) => versioned(await findNeed(deps, caller, params['needId']!)),
  }),
  forChanging({
    path: '/needs/{needId}',
    tag: 'needs',
    summary: 'Change a need',
    patches: needBodySchema,
    answers: needView,
    handle: async ({ deps, caller, params, version, body }) =>
      versioned(await changeNeed(deps, caller, params['needId']!, version, body)),
  }),
  move('open', 'Open a need: from now on it is matched'),
  move('pause', 'Pause a need'),
  move('place', 'The need has found its space'),
];
