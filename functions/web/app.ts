import { type Handler, Hono } from 'hono';
import { onlyOwnForms } from './csrf.ts';
import { packed, securityHeaders } from './headers.ts';
import { answerFailure, answerNothingHere } from './on-failure.tsx';
import { placesEndpoint } from './pages/places.ts';
import { reader } from './reader.ts';
import { staticFiles } from './static-files.ts';
import type { Pages, WebDeps, WebHono } from './web-deps.ts';

type Load = () => Promise<readonly Pages[]>;

/** By these addresses people come in: each is loaded with its first reader, who does not wait for the others. */
const entrances: Readonly<Record<string, Load>> = {
  '/static/*': async () => [],
  '/places': async () => [],
  '/': async () => [(await import('./pages/home.tsx')).homePage],
  '/spaces': async () => [(await import('./pages/results.tsx')).resultsPage],
  '/spaces/:spaceId': async () => [(await import('./pages/space.tsx')).spacePage],
  '/sites': async () => [(await import('./pages/sites.tsx')).sitesPage],
  '/sites/:siteId': async () => [(await import('./pages/site.tsx')).sitePage],
};
const others: Load = async () => (await import('./pages/other-pages.ts')).otherPages;

export const createWebApp = (deps: WebDeps): Hono<WebHono> => {
  const app = new Hono<WebHono>();
  const loading = (load: Load): Handler<WebHono> => {
    let made: Promise<Hono<WebHono>> | undefined;
    return async (c) => {
      made ??= load().then((pages) => appOf(deps, pages));
      return (await made).fetch(c.req.raw, c.env);
    };
  };
  for (const [path, load] of Object.entries(entrances)) app.get(path, loading(load));
  app.all('*', loading(others));
  return app;
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
