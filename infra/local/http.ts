import { createServer, type IncomingMessage, type RequestListener, Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { decodedPath, toApiEvent, writeApiResult } from './api-event.ts';
import type { LocalFunction } from './functions.ts';
import type { Log } from './log.ts';
import { Refusal } from './refusal.ts';
import { matchRoute, type Route } from './routes.ts';

export type ApiTarget = { function: LocalFunction; timeoutMs: number };
/** Pages of the runner itself; true when the request was theirs. */
export type OwnPages = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;
export type Listening = {
  port: number;
  /** Takes no new connections; those that are open stay. */
  stopAccepting(): void;
  close(): Promise<void>;
};

// Quotas of HTTP APIs and of Lambda: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
const maxBodyBytes = 10 * 1024 * 1024;
const maxEventBytes = 6 * 1024 * 1024;
const maxHeaderBytes = 10_240;
const isLocalName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** Serves the template's routes with the functions behind them, and before them the runner's own pages. */
export function apiListener(
  routes: readonly Route<ApiTarget>[],
  apiId: string,
  ownPages: OwnPages,
  log: Log,
): RequestListener {
  const answer = (response: ServerResponse, status: number, message: string) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    // A page from elsewhere whose name was made to point at this machine still says its own name.
    if (!isLocalName.test(request.headers.host ?? '')) return answer(response, 403, 'Forbidden');
    const path = decodedPath(request.url ?? '/');
    if (path === undefined || !path.startsWith('/')) return answer(response, 400, 'Bad Request');
    if (ownPages(request, response, path)) return;
    const route = matchRoute(routes, request.method ?? 'GET', path);
    if (route === undefined) return answer(response, 404, 'Not Found');
    const body = await readBody(request, maxBodyBytes);
    if (body === undefined) return answer(response, 413, 'Request Entity Too Large');
    const event = toApiEvent(request, body, path, route, apiId);
    if (Buffer.byteLength(event.body ?? '') > maxEventBytes) return answer(response, 413, 'Request Too Long');
    const { target } = route;
    const late = Promise.withResolvers<undefined>();
    const timer = setTimeout(late.resolve, target.timeoutMs, undefined);
    const result = await Promise.race([target.function.invoke(event), late.promise]);
    clearTimeout(timer);
    if (result === undefined) return answer(response, 503, 'Service Unavailable');
    if (!result.ok || result.payload.length > maxEventBytes) return answer(response, 500, 'Internal Server Error');
    if (!writeApiResult(response, result.payload)) answer(response, 500, 'Internal Server Error');
  };

  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      log.warn('request_failed', { path: request.url, error: String(error) });
      if (response.headersSent) response.destroy();
      else answer(response, 500, 'Internal Server Error');
    });
  };
}

/** The whole body, or undefined when it is larger than `maxBytes` (the rest is then let run by, unread). */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    request.resume();
    return undefined;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes > maxBytes ? undefined : Buffer.concat(chunks);
}

/** Listens on both loopback addresses, and nowhere else. Port 0 takes a free one. */
export async function listen(port: number, listener: RequestListener): Promise<Listening> {
  if (port !== 0 && (await isTaken(port))) throw taken(port);
  const first = await open(port, '127.0.0.1', listener);
  const chosen = portOf(first);
  const second = await open(chosen, '::1', listener).catch((error: unknown) => error);
  if (second instanceof Refusal) {
    await closed(first);
    if (port !== 0) throw second;
    return listen(0, listener); // free on the one address only: take another
  }
  const servers = [first, second].filter((server) => server instanceof Server); // one on a machine without IPv6
  return {
    port: chosen,
    stopAccepting() {
      for (const server of servers) {
        server.close();
        server.closeIdleConnections();
      }
    },
    async close() {
      await Promise.all(servers.map(closed));
    },
  };
}

function open(port: number, host: string, listener: RequestListener): Promise<Server> {
  const server = createServer({ maxHeaderSize: maxHeaderBytes }, listener);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(taken(port));
      else if (error.code === 'EACCES')
        reject(new Refusal(`Port ${port} is not ours to use (EACCES): set PORT to another one.`));
      else reject(error);
    });
    server.listen({ port, host, ipv6Only: host === '::1' }, () => resolve(server));
  });
}

// macOS lets a second program bind a more exact address of a taken port, so asking is the only sure way.
const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: 'localhost' });
    socket.setTimeout(1000, () => resolve(false));
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const taken = (port: number) => new Refusal(`Port ${port} is taken by another program: set PORT to another one.`);

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
