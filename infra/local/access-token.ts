import { randomUUID } from 'node:crypto';
import { importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { type IssuerKeys, subjectOf } from './issuer-keys.ts';
import type { Person } from './people.ts';

export const clientId = 'refresh-match-local';
export const scope = 'openid email';
export const tokenTtlS = 3600;
export const issuerOf = (origin: string) => `${origin}/oidc`;

/** The claims that Cognito puts into an access token besides the registered ones; it names no audience. */
export const cognitoClaims = (keys: IssuerKeys, person: Person) => ({
  token_use: 'access',
  client_id: clientId,
  scope,
  username: subjectOf(keys, person.id),
  ...(person.groups.length > 0 && { 'cognito:groups': person.groups }),
});

/** An access token for one of the sample people, as the issuer itself would give it. */
export async function mintAccessToken(keys: IssuerKeys, origin: string, person: Person): Promise<string> {
  return new SignJWT({ ...cognitoClaims(keys, person), auth_time: Math.floor(Date.now() / 1000) })
    .setProtectedHeader({ alg: 'RS256', kid: keys.signing.kid })
    .setIssuer(issuerOf(origin))
    .setSubject(subjectOf(keys, person.id))
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${tokenTtlS} s`)
    .sign(await importJWK(keys.signing, 'RS256'));
}

/** The claims of an access token of this issuer; undefined for any other text. */
export async function readAccessToken(
  keys: IssuerKeys,
  origin: string,
  token: string,
): Promise<JWTPayload | undefined> {
  const { kty, n, e } = keys.signing;
  const publicKey = await importJWK({ kty, n, e, alg: 'RS256' } as typeof keys.signing, 'RS256');
  const verified = await jwtVerify(token, publicKey, { issuer: issuerOf(origin), algorithms: ['RS256'] }).catch(
    () => undefined,
  );
  return verified?.payload['token_use'] === 'access' ? verified.payload : undefined;
}
