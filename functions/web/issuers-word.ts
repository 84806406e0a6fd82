import type { Context } from 'hono';
import { AppError } from '#shared/errors.ts';
import { signedIn } from './reader.ts';
import { cookieJar } from './session.ts';
import type { WebDeps, WebHono } from './web-deps.ts';

type Word = { mail: string | null; mailVerified: boolean };

/**
 * What the issuer says at this moment of whoever has signed in. A session that cannot be renewed lasts no longer than
 * its first token: its word is the one given at signing in.
 */
export const issuersWord = async (deps: WebDeps, c: Context<WebHono>): Promise<Word> => {
  const { person } = signedIn(c);
  const { session } = c.var;
  if (session === null || session.refreshToken === null) return person;
  const jar = cookieJar(deps.service.key, deps.publicOrigin);
  const tokens = await deps.signIn.renew(session.refreshToken);
  if (tokens === null) {
    jar.endSession(c);
    throw new AppError('unauthenticated', 'Sign in again.');
  }
  const nowS = Math.floor(deps.now().getTime() / 1000);
  const renewed = { ...session, refreshToken: tokens.refreshToken, freshUntilS: nowS + tokens.expiresInS };
  await jar.keepSession(c, renewed, nowS);
  c.set('session', renewed);
  return deps.userInfo(tokens.accessToken);
};
