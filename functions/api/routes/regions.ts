import * as z from 'zod';
import { COUNT_BANDS } from '#shared/domain/bands.ts';
import { exchangeBodySchema, regionBodySchema } from '#shared/domain/region.ts';
import { siteStateSchema } from '#shared/domain/site.ts';
import { SPACE_TODAY } from '#shared/domain/space-today.ts';
import { changeRegion, createRegion, findRegion, setExchange } from '#shared/usecases/keep-region.ts';
import { overseeRegion } from '#shared/usecases/oversee-regions.ts';
import { forAnyone, forChanging, forCreating, forSignedIn, type Route, versioned } from '../route.ts';
import { regionView } from '../views.ts';

const overviewView = z.object({
  sites: z.record(siteStateSchema, z.int()),
  spaces: z.record(z.enum(SPACE_TODAY), z.int()), // published ones of verified sites, today
  waiting: z.int(), // applications that wait for an answer
  seekers: z.enum(COUNT_BANDS), // actors with an open need that looks for a space where one of the sites is
  isCut: z.boolean(), // there is more than was counted
});
const exchangeView = exchangeBodySchema.extend({ version: z.int() });

export const regionRoutes: readonly Route[] = [
  forAnyone({
    method: 'GET',
    path: '/regions',
    tag: 'regions',
    summary: 'The regions of the programme',
    list: true,
    answers: regionView,
    handle: ({ deps, at }) => deps.regions.list(at),
  }),
  forCreating({
    method: 'POST',
    path: '/regions',
    tag: 'regions',
    summary: 'A new region, by a coordinator of all',
    body: regionBodySchema,
    refuses: ['forbidden'],
    answers: regionView,
    handle: ({ deps, caller, body }) => createRegion(deps, caller, body),
    again: async () => undefined, // regions are for anyone to see
    created: (region) => ({ status: 201, answer: region, version: region.version, location: `/regions/${region.id}` }),
  }),
  forAnyone({
    method: 'GET',
    path: '/regions/{regionId}',
    tag: 'regions',
    summary: 'A region',
    answers: regionView,
    handle: async ({ deps, params }) => versioned(await findRegion(deps, params['regionId']!)),
  }),
  forChanging({
    path: '/regions/{regionId}',
    tag: 'regions',
    summary: 'Change a region, by a coordinator of all',
    patches: regionBodySchema,
    refuses: ['forbidden'],
    answers: regionView,
    handle: async ({ deps, caller, params, version, body }) =>
      versioned(await changeRegion(deps, caller, params['regionId']!, version, body)),
  }),
  forSignedIn({
    method: 'GET',
    path: '/regions/{regionId}/overview',
    tag: 'regions',
    summary: 'What stands empty, is let and waits in a region, for its coordinators',
    answers: overviewView,
    handle: async ({ deps, caller, params }) => ({ answer: await overseeRegion(deps, caller, params['regionId']!) }),
  }),
  forAnyone({
    method: 'GET',
    path: '/exchange',
    tag: 'regions',
    summary: 'The exchange rate that prices are compared with, and its date',
    answers: exchangeView,
    handle: async ({ deps }) => versioned(await deps.service.exchange()),
  }),
  forChanging({
    path: '/exchange',
    tag: 'regions',
    summary: 'Set the exchange rate, by a coordinator of all',
    patches: exchangeBodySchema,
    refuses: ['forbidden'],
    answers: exchangeView,
    handle: async ({ deps, caller, version, body }) =>
      versioned(await setExchange(deps, caller, version, exchangeBodySchema, body)),
  }),
];
