import * as z from 'zod';
import { actorFieldsSchema } from '#shared/domain/actor.ts';
import type { Caller } from '#shared/domain/authority.ts';
import { needFieldsSchema } from '#shared/domain/need.ts';
import { languageOf } from '#shared/usecases/know-person.ts';
import { matchNeed } from '#shared/usecases/match-need.ts';
import { searchSpaces } from '#shared/usecases/search-spaces.ts';
import { whySpace } from '#shared/usecases/why-space.ts';
import { adviceView, searchView, whyView } from '../match-views.ts';
import { type Call, forAnyone, forSignedIn, type Route } from '../route.ts';
import { tellSearch } from '../tell-search.ts';

const trialSchema = z.strictObject({
  need: needFieldsSchema,
  actor: actorFieldsSchema.prefault({}), // a person of the creative sector, lists empty, home null
});

type Searched = { items: { spaceId: string; about: { site: { location: { lat: number; lon: number } } } }[] };
/** One's own language when signed in, else the browser's. */
const readerLanguage = (caller: Caller, acceptLanguage: string | null) =>
  caller.person?.lang ?? languageOf(acceptLanguage);
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
    async handle({ deps, caller, body, at, seal, acceptLanguage }) {
      const page = await searchSpaces(deps, body.need, body.actor, at);
      return sealed(await tellSearch(page, body.need, readerLanguage(caller, acceptLanguage)), { seal });
    },
  }),
  forSignedIn({
    method: 'GET',
    path: '/needs/{needId}/matches',
    tag: 'matches',
    summary: 'The spaces that suit a need, best first',
    paged: true,
    answers: searchView,
    geo: asFeatures,
    async handle({ deps, caller, params, at, seal }) {
      const { need, page } = await matchNeed(deps, caller, params['needId']!, at);
      return sealed(await tellSearch(page, need, caller.person.lang), { seal });
    },
  }),
  forSignedIn({
    method: 'GET',
    path: '/needs/{needId}/advice',
    tag: 'matches',
    summary: 'The smallest changes of a need that bring at least 1, 3 and 10 more spaces',
    answers: adviceView,
    async handle({ deps, caller, params }) {
      const { need, page } = await matchNeed(deps, caller, params['needId']!, { limit: 1 });
      return { answer: await tellSearch(page, need, caller.person.lang) };
    },
  }),
  forSignedIn({
    method: 'GET',
    path: '/needs/{needId}/why/{spaceId}',
    tag: 'matches',
    summary: 'Why this space suits the need, or which constraint, threshold or setting keeps it away',
    answers: whyView,
    handle: async ({ deps, caller, params }) => ({
      answer: await whySpace(deps, caller, params['needId']!, params['spaceId']!),
    }),
  }),
];
