import type { ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { log } from '#shared/config/log.ts';
import { visitor } from '#shared/domain/authority.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { statusOf } from '#shared/http/problem.ts';
import { loadTranslator } from '#shared/i18n/load-translator.ts';
import type { View } from '#shared/web/view.ts';
import { browserLanguage } from './language.ts';
import { type Failure, FailurePage, SignInAgainPage } from './pages/failure.tsx';
import { safeNext } from './safe-next.ts';
import { show } from './show.ts';
import type { WebDeps, WebHono } from './web-deps.ts';

const failureOf: Partial<Record<ErrorCode, Failure>> = {
  not_found: 'notFound',
  forbidden: 'refused', // only a form from elsewhere: pages answer "not found"
  stale_version: 'moved',
  illegal_move: 'moved',
  already_exists: 'moved',
  booking_conflict: 'moved',
  invalid_input: 'input',
  malformed: 'broken',
  unsupported_media_type: 'broken',
  too_large: 'large',
  limit_reached: 'limit',
  too_many_requests: 'often',
  unavailable: 'busy',
};

/** A view even where the reader could not be read: its language is the browser's, and nobody has signed in. */
const viewOf = async (c: Parameters<ErrorHandler<WebHono>>[1], deps: WebDeps): Promise<View> =>
  c.var.view ?? {
    t: await loadTranslator(browserLanguage(c.req.header('accept-language')) ?? 'en'),
    caller: visitor,
    origin: deps.publicOrigin,
    url: new URL(c.req.url),
    nonce: c.var.nonce,
    csrf: null,
    asset: (name) => deps.assets.address(name),
  };

type Asked = Parameters<ErrorHandler<WebHono>>[1];

/** The page on which a form stood that was sent; null where the browser does not say, or it was not ours. */
const formPage = (c: Asked, { publicOrigin }: WebDeps): string | null => {
  const from = URL.parse(c.req.header('referer') ?? '');
  return from?.origin === publicOrigin ? safeNext(`${from.pathname}${from.search}`) : null;
};

/** Where to begin anew: a page that broke, or the page of the form that was sent. */
const again = (c: Asked, deps: WebDeps, failure: Failure): string | null => {
  if (c.req.method !== 'GET') return formPage(c, deps);
  const { pathname, search } = new URL(c.req.url);
  if (failure === 'busy' || failure === 'ours') return safeNext(`${pathname}${search}`);
  return failure === 'broken' ? safeNext(pathname) : null; // what is not whole is most often its query
};

export const answerFailure =
  (deps: WebDeps): ErrorHandler<WebHono> =>
  async (error, c) => {
    const view = await viewOf(c, deps);
    const page = (failure: Failure, status: number) =>
      show(c, <FailurePage view={view} failure={failure} again={again(c, deps, failure)} />, status as 400);
    if (error instanceof HTTPException && error.status < 500) return page('refused', error.status);
    if (!(error instanceof AppError)) {
      log.error('page_failed', { path: c.req.path, method: c.req.method, error });
      return page('ours', 500);
    }
    if (error.code === 'unauthenticated') {
      const { pathname, search } = view.url;
      // Not a redirect: a form may only lead to our own host (form-action), and the issuer's is another.
      if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
        return show(c, <SignInAgainPage view={view} next={formPage(c, deps) ?? '/'} />, 401);
      return c.redirect(`/sign-in?next=${encodeURIComponent(`${pathname}${search}`)}`, 303);
    }
    if (error.code === 'unavailable') log.warn('page_unavailable', { path: c.req.path, error });
    return page(failureOf[error.code] ?? 'input', statusOf[error.code]);
  };

export const answerNothingHere =
  (deps: WebDeps): NotFoundHandler<WebHono> =>
  async (c) =>
    show(c, <FailurePage view={await viewOf(c, deps)} failure="notFound" again={null} />, 404);
