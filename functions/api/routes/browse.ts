import * as z from 'zod';
import { activitySchema, spaceKindSchema } from '#shared/domain/codes.ts';
import { browseSpaces, clusterSpaces } from '#shared/usecases/browse-spaces.ts';
import { boxSchema } from '../box-schema.ts';
import { aboutView } from '../match-views.ts';
import { forAnyone, type Route } from '../route.ts';

const windowShape = {
  box: boxSchema,
  activity: activitySchema.optional(),
  kind: spaceKindSchema.optional(),
  minAreaM2: z.coerce.number().positive().optional(),
};
const boxOf = ([west, south, east, north]: z.infer<typeof boxSchema>) => ({ west, south, east, north });

const browsedView = z
  .object({
    spaceId: z.string(),
    siteId: z.string(),
    areaM2: z.number().nullable(),
    activities: z.array(activitySchema).nullable(), // null: not said
    about: aboutView,
  })
  .meta({ id: 'BrowsedSpace' });
const clustersView = z
  .object({
    zoom: z.int(), // of the cells told: lower than asked where there would be too many
    clusters: z.array(
      z.object({
        lat: z.number(), // the middle of its sites, each where GET /sites has it
        lon: z.number(),
        sites: z.int(),
        spaces: z.int(),
        samples: z.int(), // of the spaces, those of samples, which are not on offer
        siteId: z.string().nullable(), // of the one site, where there is one
      }),
    ),
  })
  .meta({ id: 'Clusters' });

export const browseRoutes: readonly Route[] = [
  forAnyone({
    method: 'GET',
    path: '/spaces',
    tag: 'spaces',
    summary: 'Published spaces in a map window; what a space does not say is no miss',
    query: z.strictObject(windowShape),
    list: true,
    answers: browsedView,
    handle: ({ deps, query: { box, ...filter }, at }) => browseSpaces(deps, boxOf(box), filter, at),
  }),
  forAnyone({
    method: 'GET',
    path: '/clusters',
    tag: 'spaces',
    summary: 'How many sites and spaces there are in a map window, by cells of about 64 pixels',
    query: z.strictObject({ ...windowShape, zoom: z.coerce.number().int().min(0).max(18) }),
    answers: clustersView,
    handle: async ({ deps, query: { box, zoom, ...filter } }) => ({
      answer: await clusterSpaces(deps, boxOf(box), filter, zoom),
    }),
  }),
];
