import { createHash, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Local, startLocal } from '#infra/local/start-local.ts';
import { aFunction, anApi, emptyFolder, writeAssembly } from './support/fixture.ts';

const dataDir = emptyFolder();
const cdkOut = writeAssembly({ ...aFunction('Command', []), ...anApi('Command') });
let local: Local;
const start = async () => {
  local = await startLocal({ port: 0, dataDir, cdkOut, quiet: true });
};
beforeAll(start);
afterAll(() => local.stop());

/** A browser's part: keeps cookies, follows nothing by itself. */
function browser() {
  const cookies = new Map<string, string>();
  return async (url: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (name) cookies.set(name, value ?? '');
    }
    const location = response.headers.get('location');
    return { response, location: location ? new URL(location, url).href : undefined };
  };
}

async function signIn(person: string, choice: Record<string, string> = { person }) {
  const visit = browser();
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'refresh-match-local',
    redirect_uri: `${local.origin}/callback`,
    response_type: 'code',
    scope: 'openid email',
    state: 'here',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const { location: choose = '' } = await visit(`${local.origin}/oidc/auth?${query}`);
  const page = await (await visit(choose)).response.text();
  const { location: resume = '' } = await visit(choose, { method: 'POST', body: new URLSearchParams(choice) });
  const { location: back = '' } = await visit(resume);
  const callback = new URL(back);
  const { response } = await visit(`${local.origin}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'refresh-match-local',
      redirect_uri: `${local.origin}/callback`,
      code: callback.searchParams.get('code') ?? '',
      code_verifier: verifier,
    }),
  });
  return { page, callback, tokens: (await response.json()) as { access_token: string; id_token: string } };
}

it('signs in by code and PKCE as the person that was picked, and gives a token like that of Cognito', async () => {
  const { page, callback, tokens } = await signIn('coordinator');
  expect(page).toContain('value="painter"');
  expect(callback.searchParams.get('state')).toBe('here');
  const discovery = (await (await fetch(`${local.origin}/oidc/.well-known/openid-configuration`)).json()) as Record<
    string,
    string
  >;
  expect(discovery['userinfo_endpoint']).toBe(`${local.origin}/oidc/me`);
  const keys = createRemoteJWKSet(new URL(discovery['jwks_uri'] ?? ''));
  const { payload } = await jwtVerify(tokens.access_token, keys, {
    issuer: `${local.origin}/oidc`,
    algorithms: ['RS256'],
  });
  expect(payload).toMatchObject({
    token_use: 'access',
    client_id: 'refresh-match-local',
    'cognito:groups': ['first-coordinator'],
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  const me = await fetch(discovery['userinfo_endpoint'] ?? '', {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  expect(await me.json()).toEqual({ sub: payload.sub, email: 'coordinator@sample.invalid', email_verified: true });
});

it('gives each person one subject that tells nothing, the same by every way and after a restart', async () => {
  const { tokens } = await signIn('painter');
  const subject = decodeJwt(tokens.access_token).sub;
  expect(subject).toMatch(/^[0-9a-f-]{36}$/);
  expect(decodeJwt(tokens.id_token).sub).toBe(subject);
  expect(decodeJwt(await local.token('painter')).sub).toBe(subject);
  expect(decodeJwt(await local.token('coordinator')).sub).not.toBe(subject);
  await local.stop();
  await start();
  expect(decodeJwt(await local.token('painter')).sub).toBe(subject);
});

it('signs up somebody new by an address, who is the same person at the next sign-in and after a restart', async () => {
  const subjectOf = async (mail: string) => decodeJwt((await signIn(mail, { mail })).tokens.access_token).sub;
  const first = await subjectOf('new@example.org');
  expect(await subjectOf(' New@example.org')).toBe(first);
  expect(await subjectOf('other@example.org')).not.toBe(first);
  expect(await subjectOf('painter@sample.invalid')).toBe(decodeJwt(await local.token('painter')).sub);
  await local.stop();
  await start();
  const { page, tokens } = await signIn('new@example.org');
  expect(page).toContain('value="new@example.org"');
  expect(decodeJwt(tokens.access_token).sub).toBe(first);
});

it('signs up nobody by what is no address', async () => {
  await expect(signIn('nobody', { mail: 'nobody' })).rejects.toThrow();
});

it('refuses a code flow without PKCE', async () => {
  const query = new URLSearchParams({
    client_id: 'refresh-match-local',
    redirect_uri: `${local.origin}/callback`,
    response_type: 'code',
    scope: 'openid',
  });
  const response = await fetch(`${local.origin}/oidc/auth?${query}`, { redirect: 'manual' });
  expect(new URL(response.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_request');
});

it.each([
  ['no token', undefined],
  ['a token of somebody else', 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.AAAA'],
])('tells nothing about anybody to %s', async (_, authorization) => {
  const response = await fetch(`${local.origin}/oidc/me`, { headers: authorization ? { authorization } : {} });
  expect(response.status).toBe(401);
});

it('does not break on a sign-in that was never begun', async () => {
  const response = await fetch(`${local.origin}/oidc/interaction/nothing`, {
    method: 'POST',
    body: new URLSearchParams({ person: 'painter' }),
  });
  expect(response.status).toBe(400);
});

it('keeps its keys for their owner only', () => {
  expect(statSync(join(dataDir, 'issuer-keys.json')).mode & 0o777).toBe(0o600);
});
