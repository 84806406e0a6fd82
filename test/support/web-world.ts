import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Hono } from 'hono';
import { createWebApp } from '#functions/web/app.ts';
import { assetsIn } from '#functions/web/assets.ts';
import { csrfTokenOf } from '#functions/web/csrf.ts';
import { gazetteerIn } from '#functions/web/gazetteer.ts';
import type { Session } from '#functions/web/session.ts';
import type { SignInService } from '#functions/web/sign-in-service.ts';
import type { WebDeps, WebHono } from '#functions/web/web-deps.ts';
import { writeAssets } from '#functions/web/write-assets.ts';
import { writeGazetteer } from '#functions/web/write-gazetteer.ts';
import { sealCursor } from '#shared/http/cursor.ts';
import { startWorld, type World } from './world.ts';

type Options = {
  as?: string;
  form?: Record<string, string | string[]>;
  headers?: Record<string, string>;
  csrf?: string | null;
};
export type PageAnswer = { status: number; headers: Headers; html: string };

export type WebWorld = World & {
  web: Hono<WebHono>;
  webDeps: WebDeps;
  /** Where the pages can be opened with a browser. */
  origin: string;
  /** A page as a visitor or, with `as`, as the person behind a subject; with `form` it is posted. */
  page(path: string, options?: Options): Promise<PageAnswer>;
  /** The cookie that keeps a subject signed in. */
  cookie(subject: string, session?: Partial<Session>): Promise<string>;
};

/** Signing in is tested with a real issuer by the laptop run; here the cookie is made. */
const noSignIn: SignInService = {
  begin: async () => ({
    url: new URL('http://localhost/issuer'),
    pending: { state: 'state', nonce: 'nonce', verifier: 'verifier' },
  }),
  finish: async () => null,
  renew: async () => null,
  revoke: async () => {},
  endUrl: async () => null,
};

/** The API and the pages over one real engine. */
export const startWebWorld = async (more: Partial<WebDeps> = {}): Promise<WebWorld> => {
  const folder = await mkdtemp(join(tmpdir(), 'refresh-match-web-'));
  const [world] = await Promise.all([startWorld(), writeAssets(folder)]);
  writeGazetteer(folder);
  const here = pathToFileURL(`${folder}/`);
  const deps: WebDeps = {
    ...world.deps,
    signIn: noSignIn,
    publicOrigin: 'http://localhost',
    assets: assetsIn(new URL('static/', here)),
    gazetteer: gazetteerIn(new URL('places.json', here)),
    operator: { name: null, address: null, mail: null },
    tiles: null,
    ...more,
  };
  let web = createWebApp(deps);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]);
    const body = chunks.length > 0 ? { body: new Uint8Array(Buffer.concat(chunks)) } : {};
    const url = `${origin}${request.url}`;
    const answer = await web.fetch(new Request(url, { method: request.method ?? 'GET', headers, ...body }));
    const { 'set-cookie': _, ...plain } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, { ...plain, 'set-cookie': answer.headers.getSetCookie() });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  deps.publicOrigin = origin;
  web = createWebApp(deps);

  const sessionOf = async (subject: string, session: Partial<Session>): Promise<Session> => ({
    id: `session-of-${subject}`,
    personId: await world.personId(subject),
    groups: [],
    refreshToken: null,
    beganS: Math.floor(deps.now().getTime() / 1000),
    freshUntilS: Math.floor(deps.now().getTime() / 1000) + 3600,
    ...session,
  });
  const cookie: WebWorld['cookie'] = async (subject, session = {}) => {
    const sealed = JSON.stringify(await sessionOf(subject, session));
    return `session=${sealCursor(await deps.service.key(), ['cookie', 'session'], sealed)}`;
  };
  const page: WebWorld['page'] = async (path, { as, form, headers, csrf } = {}) => {
    const fields = new URLSearchParams();
    for (const [name, value] of Object.entries(form ?? {}))
      for (const each of [value].flat()) fields.append(name, each);
    if (form && as !== undefined && csrf !== null)
      fields.append('csrf', csrf ?? csrfTokenOf(await deps.service.key(), await sessionOf(as, {})));
    const response = await web.request(`${origin}${path}`, {
      method: form ? 'POST' : 'GET',
      headers: {
        'accept-language': 'en',
        ...(as !== undefined && { cookie: await cookie(as) }),
        ...(form && { origin, 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(form && { body: fields.toString() }),
    });
    return { status: response.status, headers: response.headers, html: await response.text() };
  };
  return {
    ...world,
    web,
    webDeps: deps,
    origin,
    cookie,
    page,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await world.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
