import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import * as z from 'zod';
import { AppError } from '#shared/errors.ts';
import type { Issuer } from './verify-token.ts';

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url(), userinfo_endpoint: z.url() });
const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  exp: z.number(),
  client_id: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  token_use: z.literal('access'),
  'cognito:groups': z.array(z.string()).default([]),
});
const userInfoSchema = z.object({
  email: z.email().max(254).optional().catch(undefined), // no address that mail could go to is none
  email_verified: z.union([z.boolean(), z.enum(['true', 'false'])]).default(false), // Cognito answers text
});

const unreachable = (cause: unknown) =>
  new AppError('unavailable', 'The sign-in service does not answer. Try again in a moment.', { cause });
const refused = (cause?: unknown) =>
  new AppError('unauthenticated', 'This access token is not valid here. Sign in again.', { cause });
const TIMEOUT_MS = 5000;

/** An issuer, found through its discovery document once a container; verifies its access tokens and asks who somebody is. */
export const joseIssuer = (issuer: string, clientId: string): Issuer => {
  let found: Promise<{ keys: ReturnType<typeof createRemoteJWKSet>; userinfo: string }> | undefined;
  const discover = () => {
    found ??= fetch(`${issuer}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(TIMEOUT_MS) })
      .then(async (answer) => discoverySchema.parse(await answer.json()))
      .then((doc) => ({
        keys: createRemoteJWKSet(new URL(doc.jwks_uri), { timeoutDuration: TIMEOUT_MS }),
        userinfo: doc.userinfo_endpoint,
      }))
      .catch((cause: unknown) => {
        found = undefined; // ask again next time
        throw unreachable(cause);
      });
    return found;
  };
  const meansUs = ({ client_id, aud }: z.infer<typeof claimsSchema>): boolean =>
    client_id !== undefined
      ? client_id === clientId
      : aud === clientId || (Array.isArray(aud) && aud.includes(clientId));

  return {
    async verify(token) {
      const { keys } = await discover();
      let payload: JWTPayload;
      try {
        ({ payload } = await jwtVerify(token, keys, { issuer, algorithms: ['RS256'], requiredClaims: ['exp', 'sub'] }));
      } catch (cause) {
        // A key set that could not be read is not a bad token: neither allowed nor the bearer's fault.
        if (
          cause instanceof errors.JWKSTimeout ||
          !(cause instanceof errors.JOSEError) ||
          cause.code === 'ERR_JOSE_GENERIC'
        )
          throw unreachable(cause);
        throw refused(cause);
      }
      const claims = claimsSchema.safeParse(payload);
      if (!claims.success || !meansUs(claims.data)) throw refused();
      return { issuer: claims.data.iss, subject: claims.data.sub, groups: claims.data['cognito:groups'] };
    },
    async userInfo(token) {
      const { userinfo } = await discover();
      const answer = await fetch(userinfo, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch((cause: unknown) => {
        throw unreachable(cause);
      });
      if (!answer.ok)
        throw answer.status === 401 ? refused() : unreachable(new Error(`userinfo answered ${answer.status}`));
      const { email, email_verified } = await answer
        .json()
        .then((said) => userInfoSchema.parse(said))
        .catch((cause: unknown) => {
          throw unreachable(cause);
        });
      return { mail: email ?? null, mailVerified: email_verified === true || email_verified === 'true' };
    },
  };
};
