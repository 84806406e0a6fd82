import * as z from 'zod';
import { regionBodySchema } from '#shared/domain/region.ts';
import { daySchema } from '#shared/domain/scalars.ts';
import { createRegion, findRegion, setExchange } from '#shared/usecases/keep-region.ts';
import { forAnyone, forCreating, forSignedIn, type Route } from '../route.ts';
import { regionView } from '../views.ts';

const exchangeBodySchema = z.strictObject({ eurPerHuf: z.number().positive().max(1), asOf: daySchema });
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
    async handle({ deps, params }) {
      const region = await findRegion(deps, params['regionId']!);
      return { answer: region, version: region.version };
    },
  }),
  forAnyone({
    method: 'GET',
    path: '/exchange',
    tag: 'regions',
    summary: 'The exchange rate that prices are compared with, and its date',
    answers: exchangeView,
    async handle({ deps }) {
      const rate = await deps.service.exchange();
      return { answer: rate, version: rate.version };
    },
  }),
  forSignedIn({
    method: 'PATCH',
    path: '/exchange',
    tag: 'regions',
    summary: 'Set the exchange rate, by a coordinator of all',
    patches: exchangeBodySchema,
    refuses: ['forbidden'],
    ifMatch: true,
    answers: exchangeView,
    async handle({ deps, caller, version, body }) {
      const rate = await setExchange(deps, caller, version, exchangeBodySchema, body as unknown as object);
      return { answer: rate, version: rate.version };
    },
  }),
];
