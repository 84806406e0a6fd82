import * as z from 'zod';
import { COUNT_BANDS } from '#shared/domain/bands.ts';
import { activitySchema } from '#shared/domain/codes.ts';
import { CONSTRAINTS } from '#shared/domain/constraints.ts';
import { suitorSchema } from '#shared/domain/suitor.ts';
import { demandAround } from '#shared/usecases/demand-around.ts';
import { listSuitors } from '#shared/usecases/list-suitors.ts';
import { mirrorSpace } from '#shared/usecases/mirror-space.ts';
import { setAside } from '#shared/usecases/set-aside.ts';
import { forSignedIn, type Route } from '../route.ts';

/** Since when the answer stands still, because the space changed three times today; null where it follows the space. */
const shownAsOf = z.string().nullable();
const setAsideSchema = z.strictObject({
  pseudonym: suitorSchema.shape.pseudonym.regex(/^[a-z2-7]{16}$/),
  aside: z.boolean(),
});
const actors = z.enum(COUNT_BANDS);
const spans = z.array(z.object({ from: z.number(), until: z.number().nullable(), actors }));

export const suitorRoutes: readonly Route[] = [
  forSignedIn({
    method: 'GET',
    path: '/spaces/{spaceId}/matches',
    tag: 'matches',
    refuses: ['illegal_move'],
    summary: 'Open needs that suit a space, under pseudonyms, for its managers; three changes of it a day are followed',
    query: z.strictObject({ show: z.enum(['listed', 'aside']).optional() }),
    paged: true,
    answers: z.object({
      items: z.array(suitorSchema),
      next: z.string().nullable(),
      shownAsOf,
      setAside: z.int(), // how many of those who suit are set aside
    }),
    async handle({ deps, caller, params, query, at, seal }) {
      const page = await listSuitors(deps, caller, params['spaceId']!, at, query.show);
      return { answer: { ...page, next: await seal(page.next) } };
    },
  }),
  forSignedIn({
    method: 'POST',
    path: '/spaces/{spaceId}/set-aside',
    tag: 'matches',
    refuses: ['illegal_move', 'limit_reached'],
    summary: 'Leave a suitor out of the list of a space, or take it in again; nobody is told',
    body: setAsideSchema,
    answers: setAsideSchema,
    handle: async ({ deps, caller, params, body }) => ({
      answer: await setAside(deps, caller, params['spaceId']!, body),
    }),
  }),
  forSignedIn({
    method: 'GET',
    path: '/spaces/{spaceId}/mirror',
    tag: 'matches',
    refuses: ['illegal_move', 'too_many_requests'],
    summary:
      'Changes of a space that would bring needs of at least 3, at least 10 more actors; 20 calls a site and day',
    answers: z.object({
      items: z.array(
        z.object({
          constraint: z.enum(CONSTRAINTS),
          change: z.record(z.string(), z.unknown()), // a JSON merge patch of the space
          atLeast: z.number(),
        }),
      ),
      inReach: actors, // with a need that the space meets, or misses by one thing
      shownAsOf,
    }),
    handle: async ({ deps, caller, params }) => ({ answer: await mirrorSpace(deps, caller, params['spaceId']!) }),
  }),
  forSignedIn({
    method: 'GET',
    path: '/spaces/{spaceId}/demand',
    tag: 'matches',
    refuses: ['illegal_move', 'too_many_requests'],
    summary: 'How many actors look for spaces round a verified site, in bands; 20 calls a site and day',
    answers: z.object({
      actors,
      activities: z.array(z.object({ activity: activitySchema, actors })),
      areaM2: spans,
      budgetEurPerMonth: spans,
      budgetEurPerSession: spans,
      seasons: z.array(z.object({ quarter: z.string(), actors })),
    }),
    handle: async ({ deps, caller, params }) => ({ answer: await demandAround(deps, caller, params['spaceId']!) }),
  }),
];
