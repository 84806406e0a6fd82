import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
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
  stale_version: 'moved',
  illegal_move: 'moved',
  booking_conflict: 'moved',
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

/** The page that a form was on: what it kept before is there again. */
const formPage = (c: Context, { origin }: View): string => {
  const from = c.req.header('referer') ?? '';
  return safeNext(from.startsWith(`${origin}/`) ? from.slice(origin.length) : '/');
};

export const answerFailure =
  (deps: WebDeps): ErrorHandler<WebHono> =>
  async (error, c) => {
    const view = await viewOf(c, deps);
    const page = (failure: Failure, status: number, detail?: string) =>
      show(c, <FailurePage view={view} failure={failure} {...(detail !== undefined && { detail })} />, status as 400);
    if (error instanceof HTTPException && error.status < 500) return page('refused', error.status);
    if (!(error instanceof AppError)) {
      log.error('page_failed', { path: c.req.path, method: c.req.method, error });
      return page('ours', 500);
    }
    if (error.code === 'unauthenticated') {
      const { pathname, search } = view.url;
      // Not a redirect: a form may only lead to our own host (form-action), and the issuer's is another.
      if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
        return show(c, <SignInAgainPage view={view} next={formPage(c, view)} />, 401);
      return c.redirect(`/sign-in?next=${encodeURIComponent(`${pathname}${search}`)}`, 303);
    }
    if (error.code === 'forbidden') return page('refused', 403); // only a form from elsewhere: pages answer "not found"
    if (error.code === 'unavailable') log.warn('page_unavailable', { path: c.req.path, error });
    const failure = failureOf[error.code];
    return failure ? page(failure, statusOf[error.code]) : page('input', statusOf[error.code], error.message);
  };

export const answerNothingHere =
  (deps: WebDeps): NotFoundHandler<WebHono> =>
  async (c) =>
    show(c, <FailurePage view={await viewOf(c, deps)} failure="notFound" />, 404);
