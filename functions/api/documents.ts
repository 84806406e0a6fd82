import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const besideBundle = (name: string): Promise<string> => readFile(new URL(name, import.meta.url), 'utf8');

/** What the build wrote beside the bundle: the OpenAPI document and the page to read it on. */
export const documents = (read: (name: string) => Promise<string> = besideBundle): Hono =>
  new Hono()
    .get('/v1/openapi.json', async (c) =>
      c.body(await read('./openapi.json'), 200, { 'Content-Type': 'application/json' }),
    )
    .get('/v1/docs', async (c) =>
      c.html(await read('./docs.html'), 200, {
        'Content-Security-Policy': policy,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
      }),
    );
