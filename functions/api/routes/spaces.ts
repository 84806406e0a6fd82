import type { Site } from '#shared/domain/site.ts';
import { type Space, spaceBodySchema } from '#shared/domain/space.ts';
import type { Deps } from '#shared/store/deps.ts';
import { changeSpace, findSpace, moveSpace, type SpaceMove } from '#shared/usecases/keep-space.ts';
import { shownSpace, spaceView } from '../house-views.ts';
import type { SignedIn } from '../route.ts';
import { forAnyone, forChanging, forSignedIn, type Route } from '../route.ts';

const answerSpace = ({ space, site }: { space: Space; site: Site }) => ({
  answer: shownSpace(space, site),
  version: space.version,
});
const withSite = async (deps: Deps, caller: SignedIn, space: Space) => ({
  space,
  site: (await findSpace(deps, caller, space.id)).site,
});

const move = (name: SpaceMove, summary: string): Route =>
  forSignedIn({
    method: 'POST',
    path: `/spaces/{spaceId}/${name}`,
    tag: 'spaces',
    summary,
    ifMatch: true,
    answers: spaceView,
    async handle({ deps, caller, params, version }) {
      return answerSpace(
        await withSite(deps, caller, await moveSpace(deps, caller, params['spaceId']!, version, name)),
      );
    },
  });

export const spaceRoutes: readonly Route[] = [
  forAnyone({
    method: 'GET',
    path: '/spaces/{spaceId}',
    tag: 'spaces',
    summary: 'A space',
    answers: spaceView,
    async handle({ deps, caller, params }) {
      return answerSpace(await findSpace(deps, caller, params['spaceId']!));
    },
  }),
  forChanging({
    path: '/spaces/{spaceId}',
    tag: 'spaces',
    summary: 'Change a space',
    patches: spaceBodySchema,
    answers: spaceView,
    async handle({ deps, caller, params, version, body }) {
      return answerSpace(
        await withSite(deps, caller, await changeSpace(deps, caller, params['spaceId']!, version, body)),
      );
    },
  }),
  move('publish', 'Publish a space: from now on it is matched'),
  move('pause', 'Pause a space'),
  move('archive', 'Archive a space'),
];
