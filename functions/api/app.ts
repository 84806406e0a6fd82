import { type Context, Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import * as z from 'zod';
import { log } from '#shared/config/log.ts';
import { AppError } from '#shared/errors.ts';
import { openCursor, sealCursor } from '#shared/http/cursor.ts';
import { problemOf } from '#shared/http/problem.ts';
import { readJson } from '#shared/http/read-json.ts';
import { parseInput } from '#shared/parse-input.ts';
import type { Page } from '#shared/store/ports.ts';
import { asStoredNow, callerOf, type Known } from './caller.ts';
import { documents } from './documents.ts';
import { idempotently } from './idempotently.ts';
import type { ApiDeps, Call, Handled, Method, Reply, Route } from './route.ts';
import type { RoutesUnder } from './routes-under.ts';

const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(4000).optional(),
});
/** What an id in a path can look like; a longer one would be no key of the table at all. */
const ANY_ID = /^[A-Za-z0-9_-]{1,64}$/;
const noQuery = z.strictObject({});
/** A page of the API runs nothing, loads nothing and stands in nobody's frame; its form comes back here. */
const PAGE_POLICY = "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** The API: one pipeline, and a table of routes that says of each what it takes and answers. */
export const createApiApp = (deps: ApiDeps, under: RoutesUnder, documented: Hono = documents()): Hono => {
  const app = answering();
  app.route('/', documented);
  for (const [word, load] of Object.entries(under)) {
    let made: Promise<Hono> | undefined; // with the first who asks: all routes are slow to load, and their router to make
    app.all(`/v1/${word}/*`, async (c) => {
      made ??= load().then((routes) => serving(deps, routes));
      return (await made).fetch(c.req.raw, c.env);
    });
  }
  return app;
};

const answering = (): Hono => {
  const app = new Hono({ router: new TrieRouter() }); // ready with its first match; Hono's own compiles all routes for it
  app.onError((error, c) => answerProblem(c, error));
  app.notFound((c) =>
    answerProblem(c, new AppError('not_found', 'There is nothing at this address. /v1/docs lists what there is.')),
  );
  return app;
};

const serving = (deps: ApiDeps, routes: readonly Route[]): Hono => {
  const app = answering();
  const methods = new Map<string, Method[]>();
  for (const route of routes) {
    const path = honoPath(route.path);
    methods.set(path, [...(methods.get(path) ?? []), route.method]);
    app.on(route.method, path, (c) => serve(c, deps, route));
  }
  for (const [path, allowed] of methods)
    app.all(path, (c) => {
      c.header('Allow', allowed.join(', '));
      return answerProblem(c, new AppError('method_not_allowed', `This address answers ${allowed.join(', ')}.`));
    });
  return app;
};

/** Where a route hangs in Hono's router. */
const honoPath = (path: string): string => `/v1${path.replace(/\{(\w+)\}/g, ':$1')}`;

const serve = async (c: Context, deps: ApiDeps, route: Route): Promise<Response> => {
  const known = await callerOf(deps, c.req.raw.headers);
  if (route.who === 'signed-in' && known.caller.person === null)
    throw new AppError('unauthenticated', 'This needs an access token: Authorization: Bearer …');
  if (!Object.values(c.req.param()).every((id) => ANY_ID.test(id)))
    throw new AppError('not_found', 'There is nothing at this address: no id looks like this.');
  const { query, at: page } = readQuery(c, route);
  const version = route.ifMatch ? versionOf(c.req.header('if-match')) : 0;
  const body = await readBody(c, route);
  const binding = [known.caller.person?.id ?? null, route.method, c.req.path, query, body ?? null];
  const after = page.cursor === undefined ? null : openCursor(await deps.service.key(), binding, page.cursor);
  const seal = async (position: string | null) =>
    position === null ? null : sealCursor(await deps.service.key(), binding, position);
  const call = (own: ApiDeps) =>
    ({
      deps: own,
      ...known,
      params: c.req.param(),
      query,
      body,
      version,
      at: { after, limit: page.limit },
      seal,
      acceptLanguage: c.req.header('accept-language') ?? null,
    }) satisfies Call<unknown, unknown, Known['caller']>;
  const handle = (own: ApiDeps) => route.handle(call(own) as never);
  const again = async (made: never) => {
    const caller = await asStoredNow(deps, known.caller); // what was made may have made the caller a member of it
    await route.again?.({ ...call(deps), caller } as never, made);
  };
  const reply = route.created
    ? route.created(await idempotently(deps, known, c, body, handle, again))
    : ((await handle(deps)) as Handled);
  return answerReply(c, route, reply, seal);
};

const readQuery = (c: Context, route: Route) => {
  const given: Record<string, unknown> = c.req.query();
  const pages = route.list || route.paged;
  const at = parseInput(pageQuerySchema, pages ? given : {}, ['query']);
  const rest = Object.fromEntries(
    Object.entries(given).filter(([name]) => !pages || (name !== 'limit' && name !== 'cursor')),
  );
  return { query: parseInput(route.query ?? noQuery, rest, ['query']), at };
};

const readBody = async (c: Context, route: Route): Promise<unknown> => {
  if (route.body) return parseInput(route.body, await readJson(c.req.raw));
  if (route.patches) return parseInput(z.record(z.string(), z.unknown()), await readJson(c.req.raw));
  return undefined;
};

/** If-Match carries the version as an entity tag: "7". */
const versionOf = (header: string | undefined): number => {
  if (header === undefined)
    throw new AppError('precondition_required', 'Say in If-Match which version you change: the ETag you were given.');
  const version = /^(?:W\/)?"?(\d{1,15})"?$/.exec(header.trim())?.[1];
  if (version === undefined)
    throw new AppError('stale_version', 'This If-Match is no version of it. Read it again and repeat your change.');
  return Number(version);
};

const isPage = (reply: Reply | Page<unknown>): reply is Page<unknown> => 'items' in reply;

const answerReply = async (
  c: Context,
  route: Route,
  reply: Reply | Page<unknown>,
  seal: (position: string | null) => Promise<string | null>,
): Promise<Response> => {
  c.header('Cache-Control', 'no-store');
  const paged = isPage(reply);
  if (!paged && reply.version !== undefined) c.header('ETag', `"${reply.version}"`);
  if (!paged && reply.location !== undefined) c.header('Location', `/v1${reply.location}`);
  if (!paged && reply.status === 204) return c.body(null, 204);
  if (!paged && reply.page !== undefined) {
    c.header('Content-Security-Policy', PAGE_POLICY);
    c.header('X-Content-Type-Options', 'nosniff');
    return c.html(reply.page);
  }
  const shape = route.answers ?? z.unknown();
  const answer = paged
    ? { items: reply.items.map((item) => shape.parse(item)), next: await seal(reply.next) }
    : shape.parse(reply.answer);
  if (route.geo && /\bapplication\/geo\+json\b/i.test(c.req.header('accept') ?? ''))
    return c.body(JSON.stringify(route.geo(answer)), 200, { 'Content-Type': 'application/geo+json' });
  return c.body(JSON.stringify(answer), paged || reply.status !== 201 ? 200 : 201, {
    'Content-Type': 'application/json',
  });
};

const answerProblem = (c: Context, error: unknown): Response => {
  const problem = problemOf(error);
  if (problem.status >= 500) log.error('request_failed', { path: c.req.path, method: c.req.method, error });
  if (problem.status === 401) c.header('WWW-Authenticate', 'Bearer');
  c.header('Cache-Control', 'no-store');
  return c.body(JSON.stringify(problem), problem.status as 400, { 'Content-Type': 'application/problem+json' });
};
