import * as z from 'zod';
import { actorFieldsSchema } from '#shared/domain/actor.ts';
import { needFieldsSchema } from '#shared/domain/need.ts';
import { matchNeed, whyOf } from '#shared/usecases/match-need.ts';
import { searchSpaces } from '#shared/usecases/search-spaces.ts';
import { adviceView, searchView, whyView } from '../match-views.ts';
import { type Call, forAnyone, forSignedIn, type Route } from '../route.ts';

const trialSchema = z.strictObject({
  need: needFieldsSchema,
  actor: actorFieldsSchema.prefault({}), // a person of the creative sector, lists empty, home null
});

type Searched = { items: { spaceId: string; about: { site: { location: { lat: number; lon: number } } } }[] };
/** Hits as GeoJSON points (RFC 7946: longitude first). */
const asFeatures = (answer: unknown) => {
  const { items, ...rest } = answer as Searched;
  return {
    type: 'FeatureCollection',
    ...rest,
    features: items.map((item) => ({
      type: 'Feature',
      id: item.spaceId,
      geometry: { type: 'Point', coordinates: [item.about.site.location.lon, item.about.site.location.lat] },
      properties: item,
    })),
  };
};
const sealed = async <T extends { next: string | null }>(
  page: T,
  { seal }: Pick<Call<never, never, never>, 'seal'>,
) => ({
  answer: { ...page, next: await seal(page.next) },
});

export const matchRoutes: readonly Route[] = [
  forAnyone({
    method: 'POST',
    path: '/match',
    tag: 'matches',
    summary: 'A trial need: not kept, no account. The spaces that suit it, what nearly does, and what to change',
    body: trialSchema,
    paged: true,
    answers: searchView,
    geo: asFeatures,
    handle: async ({ deps, body, at, seal }) => sealed(await searchSpaces(deps, body.need, body.actor, at), { seal }),
  }),
  forSignedIn({
    method: 'GET',
    path: '/needs/{needId}/matches',
    tag: 'matches',
    summary: 'The spaces that suit a need, best first',
    paged: true,
    answers: searchView,
    geo: asFeatures,
    handle: async ({ deps, caller, params, at, seal }) =>
      sealed(await matchNeed(deps, caller, params['needId']!, at), { seal }),
  }),
  forSignedIn({
    method: 'GET',
    path: '/needs/{needId}/advice',
    tag: 'matches',
    summary: 'The smallest changes of a need that bring at least 1, 3 and 10 more spaces',
    answers: adviceView,
    async handle({ deps, caller, params }) {
      const { advice, nearMisses, context } = await matchNeed(deps, caller, params['needId']!, { limit: 1 });
      return { answer: { advice, nearMisses, context } };
    },
  }),
  forSignedIn({
    method: 'GET',
    path: '/needs/{needId}/why/{spaceId}',
    tag: 'matches',
    summary: 'Why this space suits the need, or what keeps it away',
    answers: whyView,
    handle: async ({ deps, caller, params }) => ({
      answer: await whyOf(deps, caller, params['needId']!, params['spaceId']!),
    }),
  }),
];
