import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { createApiApp } from '#functions/api/app.ts';
import type { ApiDeps } from '#functions/api/route.ts';
import { routesUnder } from '#functions/api/routes-under.ts';
import { openIdIssuer } from '#shared/http/verify-token.ts';
import { dynamoStores } from '#shared/store/dynamo/stores.ts';
import { type DynamoTable, dynamoTable } from '#shared/store/dynamo/table.ts';
import { startEngine, type TestEngine } from './engine.ts';
import { startIssuer, type TestIssuer } from './issuer.ts';

type Options = { as?: string; body?: unknown; version?: number; key?: string; headers?: Record<string, string> };
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the API answers
export type Answer = { status: number; headers: Headers; body: any };

export type World = {
  app: Hono;
  deps: ApiDeps;
  /** The one table under the stores. */
  table: DynamoTable;
  tableName: string;
  engine: TestEngine;
  issuer: TestIssuer;
  /** Sets the service's clock. */
  at(instant: string): void;
  /** Calls the API as a person (a subject of the issuer), or as a visitor. */
  call(method: string, path: string, options?: Options): Promise<Answer>;
  /** The id of the person behind a subject. */
  personId(subject: string): Promise<string>;
  stop(): Promise<void>;
};

/** The API over a real engine and a real issuer; every subject is a person of its own. */
export const startWorld = async (): Promise<World> => {
  const [engine, issuer] = await Promise.all([startEngine(), startIssuer()]);
  const tableName = await engine.createTable();
  let now = new Date('2026-11-24T12:00:00Z');
  const deps: ApiDeps = {
    ...dynamoStores(engine.dynamo, tableName),
    ...openIdIssuer(issuer.issuer, issuer.clientId),
    publicOrigin: 'http://localhost',
    now: () => new Date(now),
    newId: randomUUID,
  };
  const app = createApiApp(deps, routesUnder);
  const call: World['call'] = async (method, path, { as, body, version, key, headers } = {}) => {
    const response = await app.request(`/v1${path}`, {
      method,
      headers: {
        ...(as !== undefined && {
          authorization: `Bearer ${await issuer.token(as, as.startsWith('coordinator') ? { 'cognito:groups': ['first-coordinator'] } : {})}`,
        }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
  };
  return {
    app,
    deps,
    table: dynamoTable(engine.dynamo, tableName),
    tableName,
    engine,
    issuer,
    call,
    at: (instant) => {
      now = new Date(instant);
    },
    personId: async (subject) => (await call('GET', '/me', { as: subject })).body.id,
    stop: async () => {
      await Promise.all([engine.stop(), issuer.stop()]);
    },
  };
};
