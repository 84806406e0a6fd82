import { Hono } from 'hono';
import { onlyOwnForms } from './csrf.ts';
import { packed, securityHeaders } from './headers.ts';
import { answerFailure, answerNothingHere } from './on-failure.tsx';
import { casePages } from './pages/cases/case-pages.ts';
import { coordinationPages } from './pages/coordination/coordination-pages.ts';
import { homePage } from './pages/home.tsx';
import { inboxPages } from './pages/inbox/inbox-pages.ts';
import { legalPages } from './pages/legal.tsx';
import { managePages } from './pages/manage/manage-pages.ts';
import { needPages } from './pages/needs/need-pages.ts';
import { placesEndpoint } from './pages/places.ts';
import { resultsPage } from './pages/results.tsx';
import { signInPages } from './pages/sign-in.tsx';
import { sitePage } from './pages/site.tsx';
import { sitesPage } from './pages/sites.tsx';
import { spacePage } from './pages/space.tsx';
import { suitorPages } from './pages/suitors/suitor-pages.ts';
import { reader } from './reader.ts';
import { staticFiles } from './static-files.ts';
import type { WebDeps, WebHono } from './web-deps.ts';

/** Each page in its own file; those of one journey share a folder, and a list. */
const everyPage = [
  ...[homePage, resultsPage, spacePage, sitesPage, sitePage, legalPages, signInPages],
  ...[needPages, casePages, inboxPages, managePages, suitorPages, coordinationPages].flat(),
];

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
  for (const pages of everyPage) app.route('/', pages(deps));
  return app;
};
