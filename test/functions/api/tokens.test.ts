import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiApp } from '#functions/api/app.ts';
import { routesUnder } from '#functions/api/routes-under.ts';
import { openIdIssuer } from '#shared/http/verify-token.ts';
import { startIssuer, type TestIssuer } from '#test/support/issuer.ts';
import { startWorld, type World } from '#test/support/world.ts';

let world: World;
let other: TestIssuer;
beforeAll(async () => {
  [world, other] = await Promise.all([startWorld(), startIssuer()]);
});
afterAll(() => Promise.all([world.stop(), other.stop()]));

const bearing = (token: string, path = '/me') =>
  world.call('GET', path, { headers: { authorization: `Bearer ${token}` } });
const seconds = (ahead: number): number => Math.floor(Date.now() / 1000) + ahead;

describe('an access token', () => {
  it('of our issuer for us opens the door, and makes its person once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.call('GET', '/me', { as: 'newcomer' })));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ mail: 'newcomer@example.org', mailVerified: true, lang: 'en' });
  });

  it.each<[string, () => Promise<string>]>([
    ['has expired', () => world.issuer.token('p', { exp: seconds(-60) })],
    ['is not yet valid', () => world.issuer.token('p', { nbf: seconds(600) })],
    ['never expires', () => world.issuer.token('p', { exp: undefined })],
    ['is for another client', () => world.issuer.token('p', { client_id: 'another' })],
    ['is for another audience', () => world.issuer.token('p', { client_id: undefined, aud: 'another' })],
    ['names neither', () => world.issuer.token('p', { client_id: undefined })],
    ['is an identity token', () => world.issuer.token('p', { token_use: 'id' })],
    ['says it is of another issuer', () => world.issuer.token('p', { iss: 'https://issuer.invalid' })],
    ['has no subject', () => world.issuer.token('p', { sub: undefined })],
    ['is of another issuer', () => other.token('p')],
    [
      'is of another issuer under our name',
      () => other.token('p', { iss: world.issuer.issuer, client_id: world.issuer.clientId }),
    ],
    [
      'is unsigned',
      async () =>
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await world.issuer.token('p')).split('.')[1]}.`,
    ],
    ['is signed with our public key as a secret', signedWithPublicKey],
    [
      'was changed after it was signed',
      async () =>
        (await world.issuer.token('p')).replace(/\.[^.]+\./, `.${Buffer.from('{"sub":"q"}').toString('base64url')}.`),
    ],
    ['is no token', async () => 'abc.def.ghi'],
  ])('that %s is refused, also where anyone may come', async (_, make) => {
    const token = await make();
    for (const path of ['/me', '/sites']) {
      const answer = await bearing(token, path);
      expect([answer.status, answer.body.type]).toEqual([401, '/problems/unauthenticated']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  it.each(['Basic eDp5', 'Bearer', 'Bearer a b', 'token'])('in the header "%s" is refused', async (authorization) => {
    expect((await world.call('GET', '/sites', { headers: { authorization } })).status).toBe(401);
  });

  it('that cannot be checked, for the issuer is away, is neither allowed nor called false', async () => {
    const away = createApiApp({ ...world.deps, ...openIdIssuer('http://localhost:9', 'x') }, routesUnder);
    const answer = await away.request('/v1/me', {
      headers: { authorization: `Bearer ${await world.issuer.token('p')}` },
    });
    expect(answer.status).toBe(503);
  });
});

async function signedWithPublicKey(): Promise<string> {
  const { publicKey } = await generateKeyPair('RS256', { extractable: true });
  const secret = new TextEncoder().encode(await exportSPKI(publicKey));
  return new SignJWT({ client_id: world.issuer.clientId, token_use: 'access', iss: world.issuer.issuer, sub: 'p' })
    .setProtectedHeader({ alg: 'HS256', kid: 'test' })
    .setExpirationTime('1h')
    .sign(secret);
}
