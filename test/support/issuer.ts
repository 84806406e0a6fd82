import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

const CLIENT_ID = 'refresh-match-test';

export type TestIssuer = {
  issuer: string;
  clientId: string;
  /** An access token shaped like Cognito's; `claims` overrides, undefined removes. */
  token(subject: string, claims?: Record<string, unknown>): Promise<string>;
  privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  stop(): Promise<void>;
};

/** A real issuer on loopback: discovery, keys, userinfo. Everybody's mail is <subject>@example.org, verified. */
export const startIssuer = async (): Promise<TestIssuer> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'RS256', use: 'sig' };
  const server = createServer((request, response) => {
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    const subject = () =>
      JSON.parse(Buffer.from(String(request.headers.authorization).split('.')[1] ?? '', 'base64url').toString())
        .sub as string;
    const answers: Record<string, () => object> = {
      '/.well-known/openid-configuration': () => ({
        issuer: origin,
        jwks_uri: `${origin}/keys`,
        userinfo_endpoint: `${origin}/me`,
      }),
      '/keys': () => ({ keys: [jwk] }),
      '/me': () => ({ sub: subject(), email: `${subject()}@example.org`, email_verified: true }),
    };
    const answer = answers[request.url ?? ''];
    response
      .writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer?.() ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    clientId: CLIENT_ID,
    privateKey,
    token: (subject, claims = {}) => {
      const payload: Record<string, unknown> = {
        client_id: CLIENT_ID,
        token_use: 'access',
        scope: 'openid email',
        iss: issuer,
        sub: subject,
        ...claims,
      };
      const signed = new SignJWT(payload as JWTPayload).setProtectedHeader({ alg: 'RS256', kid: 'test' }).setIssuedAt();
      return ('exp' in claims ? signed : signed.setExpirationTime('1h')).sign(privateKey);
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
