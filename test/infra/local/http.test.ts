import { request } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Local, startLocal } from '#infra/local/start-local.ts';
import { aFunction, anApi, emptyFolder, writeAssembly } from './support/fixture.ts';

let local: Local;
beforeAll(async () => {
  const cdkOut = writeAssembly({ ...aFunction('Command', []), ...anApi('Command') });
  local = await startLocal({ port: 0, dataDir: emptyFolder(), cdkOut, quiet: true });
});
afterAll(() => local.stop());

const echo = async (path: string, init?: RequestInit): Promise<APIGatewayProxyEventV2> =>
  (await (await fetch(local.origin + path, init)).json()) as APIGatewayProxyEventV2;
const answer = (result: unknown) =>
  fetch(`${local.origin}/answer`, {
    method: 'POST',
    body: JSON.stringify(result),
    headers: { 'content-type': 'application/json' },
  });

it('builds the event of an HTTP API with payload format 2.0', async () => {
  const event = await echo('/echo/a%20b/c?near=50.9,13.3&kind=room&kind=hall&q=%C3%A4', {
    headers: { cookie: 'a=1; b=2', 'X-Trace': 'abc' },
  });
  expect(event).toMatchObject({
    version: '2.0',
    routeKey: 'ANY /{proxy+}',
    rawPath: '/echo/a b/c',
    rawQueryString: 'near=50.9,13.3&kind=room&kind=hall&q=%C3%A4',
    queryStringParameters: { near: '50.9,13.3', kind: 'room,hall', q: 'ä' },
    pathParameters: { proxy: 'echo/a b/c' },
    cookies: ['a=1', 'b=2'],
    headers: { 'x-trace': 'abc', 'x-forwarded-proto': 'http' },
    requestContext: { http: { method: 'GET', path: '/echo/a b/c', protocol: 'HTTP/1.1' }, stage: '$default' },
    isBase64Encoded: false,
  });
  expect(event.headers).not.toHaveProperty('cookie');
  expect(event).not.toHaveProperty('body');
});

it('joins headers that come twice', async () => {
  const event = await new Promise<APIGatewayProxyEventV2>((resolve, reject) => {
    request(`${local.origin}/echo`, { headers: { 'If-None-Match': ['"a"', '"b"'] } }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
      resolve(JSON.parse(Buffer.concat(chunks).toString()) as APIGatewayProxyEventV2);
    })
      .on('error', reject)
      .end();
  });
  expect(event.headers['if-none-match']).toBe('"a","b"');
});

it.each([
  ['application/json; charset=utf-8', false],
  ['text/plain', false],
  ['application/merge-patch+json', true],
  ['application/x-www-form-urlencoded', true],
  [undefined, true],
])('hands on a body of type %s with base64 %s', async (type, isBase64Encoded) => {
  const body = new TextEncoder().encode('{"a":"ä"}');
  const event = await echo('/echo', {
    method: 'POST',
    body,
    headers: type === undefined ? {} : { 'content-type': type },
  });
  expect(event.isBase64Encoded).toBe(isBase64Encoded);
  expect(Buffer.from(event.body ?? '', isBase64Encoded ? 'base64' : 'utf8').toString()).toBe('{"a":"ä"}');
});

it('answers with what the function returns: status, headers, cookies, bytes', async () => {
  const response = await answer({
    statusCode: 201,
    headers: { 'content-type': 'image/png', location: '/needs/1' },
    cookies: ['a=1; HttpOnly', 'b=2'],
    body: Buffer.from([0, 255]).toString('base64'),
    isBase64Encoded: true,
  });
  expect(response.status).toBe(201);
  expect(response.headers.get('location')).toBe('/needs/1');
  expect(response.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2']);
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255]);
});

it('takes an answer without a status for a JSON body', async () => {
  const response = await answer({ hello: 'there' });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual({ hello: 'there' });
});

it.each([
  ['a status that is none', { statusCode: 'soon' }],
  ['a status out of range', { statusCode: 99 }],
])('answers 500 to %s', async (_, result) => {
  expect((await answer(result)).status).toBe(500);
});

it('answers 413 to a body over 10 MB, and to one too large for a function', async () => {
  const post = (bytes: number) => fetch(`${local.origin}/echo`, { method: 'POST', body: new Uint8Array(bytes) });
  expect((await post(10 * 1024 * 1024 + 1)).status).toBe(413);
  expect((await post(5 * 1024 * 1024)).status).toBe(413); // base64 makes it more than 6 MB
});

it('answers 400 to a path that cannot be decoded', async () => {
  expect((await fetch(`${local.origin}/%zz`)).status).toBe(400);
});

it('answers 500 when the function times out or its process ends, and goes on', async () => {
  const slow = fetch(`${local.origin}/slow`);
  expect((await slow).status).toBe(500);
  expect((await fetch(`${local.origin}/crash`)).status).toBe(500);
  expect((await fetch(`${local.origin}/echo`)).status).toBe(200);
}, 15_000);

it('listens on both loopback addresses, and on no other', async () => {
  const { port } = new URL(local.origin);
  expect((await fetch(`http://127.0.0.1:${port}/echo`)).status).toBe(200);
  expect((await fetch(`http://[::1]:${port}/echo`)).status).toBe(200);
});

it('answers 403 to a name that is not this machine', async () => {
  const status = await new Promise((resolve, reject) => {
    request(`${local.origin}/dev/mail.json`, { headers: { host: 'elsewhere.example' } }, ({ statusCode }) =>
      resolve(statusCode),
    )
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});
