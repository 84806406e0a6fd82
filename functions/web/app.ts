import { Hono } from 'hono';
import { onlyOwnForms } from './csrf.ts';
import { packed, securityHeaders } from './headers.ts';
import { answerFailure, answerNothingHere } from './on-failure.tsx';
import { homePage } from './pages/home.tsx';
import { placesEndpoint } from './pages/places.ts';
import { resultsPage } from './pages/results.tsx';
import { sitePage } from './pages/site.tsx';
import { sitesPage } from './pages/sites.tsx';
import { spacePage } from './pages/space.tsx';
import { reader } from './reader.ts';
import { staticFiles } from './static-files.ts';
import type { Pages, WebDeps, WebHono } from './web-deps.ts';

/** By these addresses people come in, and what is there; whatever else there is loads with the first who asks for it. */
const entrances = ['/', '/spaces', '/spaces/:spaceId', '/sites', '/sites/:siteId', '/static/*', '/places'];
export const entrancePages = [homePage, resultsPage, spacePage, sitesPage, sitePage];

export const createWebApp = (deps: WebDeps): Hono<WebHono> => {
  const first = appOf(deps, entrancePages);
  let made: Promise<Hono<WebHono>> | undefined;
  const others = (): Promise<Hono<WebHono>> => {
    made ??= import('./pages/other-pages.ts').then(({ otherPages }) => appOf(deps, otherPages));
    return made;
  };
  const app = new Hono<WebHono>();
  for (const path of entrances) app.get(path, (c) => first.fetch(c.req.raw, c.env));
  return app.all('*', async (c) => (await others()).fetch(c.req.raw, c.env));
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
