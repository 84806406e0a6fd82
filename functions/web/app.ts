import { Hono } from 'hono';
import { onlyOwnForms } from './csrf.ts';
import { packed, securityHeaders } from './headers.ts';
import { answerFailure, answerNothingHere } from './on-failure.tsx';
import { housePages } from './pages/house-pages.ts';
import { placesEndpoint } from './pages/places.ts';
import { reader } from './reader.ts';
import { staticFiles } from './static-files.ts';
import type { Pages, WebDeps, WebHono } from './web-deps.ts';

/** What is there at once; whatever else there is loads with the first who asks for it. */
const houses = ['/sites', '/sites/:siteId', '/static/*', '/places'];
const rooms = ['/', '/spaces', '/spaces/:spaceId'];

export const createWebApp = (deps: WebDeps): Hono<WebHono> => {
  const atOnce = appOf(deps, housePages);
  const ofRooms = whenAsked(deps, async () => (await import('./pages/room-pages.ts')).roomPages);
  const others = whenAsked(deps, async () => (await import('./pages/other-pages.ts')).otherPages);
  const app = new Hono<WebHono>();
  for (const path of houses) app.get(path, (c) => atOnce.fetch(c.req.raw, c.env));
  for (const path of rooms) app.get(path, async (c) => (await ofRooms()).fetch(c.req.raw, c.env));
  return app.all('*', async (c) => (await others()).fetch(c.req.raw, c.env));
};

const whenAsked = (deps: WebDeps, load: () => Promise<readonly Pages[]>): (() => Promise<Hono<WebHono>>) => {
  let made: Promise<Hono<WebHono>> | undefined;
  return () => {
    made ??= load().then((pages) => appOf(deps, pages));
    return made;
  };
};

/** Some of the pages: what is the same for all of them first, then one routes file a page. */
const appOf = (deps: WebDeps, pages: readonly Pages[]): Hono<WebHono> => {
  const app = new Hono<WebHono>();
  app.onError(answerFailure(deps));
  app.notFound(answerNothingHere(deps));
  app.use(securityHeaders(deps));
  app.use(packed());
  app.route('/static', staticFiles(deps));
  app.route('/', placesEndpoint(deps));
  app.use(reader(deps));
  app.use(onlyOwnForms(deps));
  for (const page of pages) app.route('/', page(deps));
  return app;
};
