import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { AppError } from '#shared/errors.ts';
import { formBody } from './form.ts';
import type { Session } from './session.ts';
import type { WebDeps, WebHono } from './web-deps.ts';

/** What every form of a session carries. */
export const csrfTokenOf = (key: Uint8Array, session: Session): string =>
  createHmac('sha256', key).update(`csrf ${session.id}`).digest('base64url');

const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** A form that writes comes from our own page and from this very session, or it is not read at all. */
export const onlyOwnForms = ({ publicOrigin }: Pick<WebDeps, 'publicOrigin'>): MiddlewareHandler<WebHono> => {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const { csrf } = c.var.view;
    if (csrf === null) throw new AppError('unauthenticated', 'Sign in first.');
    const origin = c.req.header('origin');
    const isOurs = origin === undefined ? c.req.header('sec-fetch-site') === 'same-origin' : origin === publicOrigin;
    const given = isOurs ? (await formBody(c)).get('csrf') : null;
    if (given === null || !isSame(given, csrf))
      throw new AppError('forbidden', 'This form was not sent from our own page.');
    return next();
  };
};
