import { Hono } from 'hono';
import { onlyOwnForms } from './csrf.ts';
import { packed, securityHeaders } from './headers.ts';
import { answerFailure, answerNothingHere } from './on-failure.tsx';
import { homePage } from './pages/home.tsx';
import { legalPages } from './pages/legal.tsx';
import { placesEndpoint } from './pages/places.ts';
import { resultsPage } from './pages/results.tsx';
import { signInPages } from './pages/sign-in.tsx';
import { sitePage } from './pages/site.tsx';
import { sitesPage } from './pages/sites.tsx';
import { spacePage } from './pages/space.tsx';
import { reader } from './reader.ts';
import { staticFiles } from './static-files.ts';
import type { WebDeps, WebHono } from './web-deps.ts';

/** The pages: what is the same for all of them first, then one routes file a page. */
export const createWebApp = (deps: WebDeps): Hono<WebHono> => {
  const app = new Hono<WebHono>();
  app.onError(answerFailure(deps));
  app.notFound(answerNothingHere(deps));
  app.use(securityHeaders(deps));
  app.use(packed());
  app.route('/static', staticFiles(deps));
  app.route('/', placesEndpoint(deps));
  app.use(reader(deps));
  app.use(onlyOwnForms(deps));
  for (const pages of [homePage, resultsPage, spacePage, sitesPage, sitePage, legalPages, signInPages])
    app.route('/', pages(deps));
  return app;
};
