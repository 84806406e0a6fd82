import * as z from 'zod';
import { lineSchema } from '#shared/domain/scalars.ts';
import { type Site, siteBodySchema, siteStateSchema } from '#shared/domain/site.ts';
import { spaceBodySchema } from '#shared/domain/space.ts';
import { changeSite, createSite, findSite, moveSite, type SiteMove } from '#shared/usecases/keep-site.ts';
import { createSpace, findSpace, listSpaces } from '#shared/usecases/keep-space.ts';
import { listSites } from '#shared/usecases/list-sites.ts';
import { boxSchema } from '../box-schema.ts';
import { shownSite, shownSpace, siteView, spaceView } from '../house-views.ts';
import { forAnyone, forChanging, forCreating, forSignedIn, type Route, versioned } from '../route.ts';

const move = (name: Exclude<SiteMove, 'return'>, summary: string): Route =>
  forSignedIn({
    method: 'POST',
    path: `/sites/{siteId}/${name}`,
    tag: 'sites',
    summary,
    ifMatch: true,
    answers: siteView,
    async handle({ deps, caller, params, version }) {
      return answerSite(await moveSite(deps, caller, params['siteId']!, version, name));
    },
  });
const answerSite = (site: Site) => versioned(shownSite(site));

/** Sites as GeoJSON points (RFC 7946: longitude first); a location is as exact as locationPrecision says. */
const asFeatures = (answer: unknown) => {
  const { items, next } = answer as { items: z.infer<typeof siteView>[]; next: string | null };
  return {
    type: 'FeatureCollection',
    next, // the cursor of the page after, as in JSON
    features: items.map(({ location, ...properties }) => ({
      type: 'Feature',
      id: properties.id,
      geometry: { type: 'Point', coordinates: [location.lon, location.lat] },
      properties,
    })),
  };
};

export const siteRoutes: readonly Route[] = [
  forAnyone({
    method: 'GET',
    path: '/sites',
    tag: 'sites',
    summary: 'Verified sites; coordinators may ask for other states; also as GeoJSON',
    query: z.strictObject({ box: boxSchema.optional(), state: siteStateSchema.default('verified') }),
    list: true,
    answers: siteView,
    geo: asFeatures,
    async handle({ deps, caller, query, at }) {
      const { items, next } = await listSites(deps, caller, query, at);
      return { items: items.map(shownSite), next };
    },
  }),
  forCreating({
    method: 'POST',
    path: '/sites',
    tag: 'sites',
    summary: 'A draft site; who makes it is its first manager',
    body: siteBodySchema,
    answers: siteView,
    handle: ({ deps, caller, body }) => createSite(deps, caller.person, body),
    again: ({ deps, caller }, { id }) => findSite(deps, caller, id),
    created: (site) => ({ status: 201, ...answerSite(site), location: `/sites/${site.id}` }),
  }),
  forAnyone({
    method: 'GET',
    path: '/sites/{siteId}',
    tag: 'sites',
    summary: 'A site',
    answers: siteView,
    async handle({ deps, caller, params }) {
      return answerSite(await findSite(deps, caller, params['siteId']!));
    },
  }),
  forChanging({
    path: '/sites/{siteId}',
    tag: 'sites',
    summary: 'Change a site; a verified one that moves is verified again',
    patches: siteBodySchema,
    answers: siteView,
    async handle({ deps, caller, params, version, body }) {
      return answerSite(await changeSite(deps, caller, params['siteId']!, version, body));
    },
  }),
  move('submit', 'Hand a site in to be verified'),
  move('verify', 'A coordinator verifies a site'),
  forSignedIn({
    method: 'POST',
    path: '/sites/{siteId}/return',
    tag: 'sites',
    summary: 'A coordinator returns a site with a reason',
    body: z.strictObject({ reason: lineSchema(1000) }),
    ifMatch: true,
    answers: siteView,
    async handle({ deps, caller, params, version, body }) {
      return answerSite(await moveSite(deps, caller, params['siteId']!, version, 'return', body.reason));
    },
  }),
  move('archive', 'Archive a site'),
  forAnyone({
    method: 'GET',
    path: '/sites/{siteId}/spaces',
    tag: 'spaces',
    summary: 'The spaces of a site',
    list: true,
    answers: spaceView,
    async handle({ deps, caller, params, at }) {
      const site = await findSite(deps, caller, params['siteId']!);
      const { items, next } = await listSpaces(deps, caller, params['siteId']!, at);
      return { items: items.map((space) => shownSpace(space, site)), next };
    },
  }),
  forCreating({
    method: 'POST',
    path: '/sites/{siteId}/spaces',
    tag: 'spaces',
    summary: 'A draft space of a site',
    body: spaceBodySchema,
    answers: spaceView,
    handle: ({ deps, caller, params, body }) => createSpace(deps, caller, params['siteId']!, body),
    again: ({ deps, caller }, { id }) => findSpace(deps, caller, id),
    created: (space) => ({
      status: 201,
      answer: { ...space, notAnOffer: space.sample },
      version: space.version,
      location: `/spaces/${space.id}`,
    }),
  }),
];
