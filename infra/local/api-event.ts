import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { account } from './resource-types.ts';

export type RouteMatch = { routeKey: string; pathParameters: Record<string, string> | undefined };

/** The path as API Gateway hands it on: decoded, and cut at a question mark that decoding brought out. */
export function decodedPath(rawUrl: string): string | undefined {
  try {
    return decodeURIComponent(rawUrl.split('?', 1)[0] ?? '/').split('?', 1)[0];
  } catch {
    return undefined;
  }
}

/** An HTTP API event, payload format 2.0, as API Gateway would build it from this request. */
export function toApiEvent(
  request: IncomingMessage,
  body: Buffer,
  path: string,
  route: RouteMatch,
  apiId: string,
): APIGatewayProxyEventV2 {
  const rawUrl = request.url ?? '/';
  const queryAt = rawUrl.indexOf('?');
  const rawQueryString = queryAt < 0 ? '' : rawUrl.slice(queryAt + 1);
  const headers = joinedHeaders(request);
  const cookies = headers['cookie']?.split('; ');
  delete headers['cookie'];
  const now = new Date();
  const sourceIp = request.socket.remoteAddress ?? '127.0.0.1';
  const domainName = headers['host'] ?? 'localhost';
  const isBase64Encoded = body.length > 0 && !isText(headers);
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: path,
    rawQueryString,
    ...(cookies && { cookies }),
    headers: {
      ...headers,
      'x-forwarded-for': sourceIp,
      'x-forwarded-port': domainName.split(':')[1] ?? '80',
      'x-forwarded-proto': 'http',
    },
    ...(rawQueryString !== '' && { queryStringParameters: queryParameters(rawQueryString) }),
    ...(route.pathParameters && { pathParameters: route.pathParameters }),
    requestContext: {
      accountId: account,
      apiId,
      domainName,
      domainPrefix: domainName.split(/[.:]/)[0] ?? domainName,
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

function joinedHeaders(request: IncomingMessage): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    joined[name] = (values ?? []).join(name === 'cookie' ? '; ' : ',');
  }
  return joined;
}

// Measured on AWS: only these arrive as text. Everything else, forms and a missing content type too, is base64.
const text = /^(text\/.*|application\/(json|xml|javascript))$/;
const isText = (headers: Record<string, string>): boolean =>
  headers['content-encoding'] === undefined &&
  text.test((headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '');

function queryParameters(rawQueryString: string): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    joined[name] = name in joined ? `${joined[name]},${value}` : value;
  }
  return joined;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
function commonLogTime(instant: Date): string {
  const [day, time] = instant.toISOString().split('T');
  const [year, month, date] = (day ?? '').split('-');
  return `${date}/${months[Number(month) - 1]}/${year}:${time?.slice(0, 8)} +0000`;
}

/** Writes what the function answered; false when it is no answer that API Gateway would take. */
export function writeApiResult(response: ServerResponse, payload: string): boolean {
  const result: unknown = JSON.parse(payload);
  if (!isStructured(result)) {
    // Without a status the whole answer is the body: API Gateway infers 200 and JSON.
    const body = typeof result === 'string' ? result : payload;
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    return true;
  }
  const status = Number(result.statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) return false;
  const body = Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8');
  for (const [name, value] of Object.entries(result.headers ?? {})) {
    if (!hopByHop.has(name.toLowerCase())) response.setHeader(name, String(value));
  }
  if (result.cookies?.length) response.setHeader('set-cookie', result.cookies);
  if (body.length > 0 && !response.hasHeader('content-type'))
    response.setHeader('content-type', 'text/plain;charset=UTF-8');
  response.writeHead(status, status === 204 || status === 304 ? {} : { 'content-length': body.length });
  response.end(response.req.method === 'HEAD' ? undefined : body);
  return true;
}

type Structured = {
  statusCode: unknown;
  headers?: Record<string, unknown>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
};

const isStructured = (result: unknown): result is Structured =>
  typeof result === 'object' && result !== null && 'statusCode' in result;

const hopByHop = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'upgrade',
  'te',
  'trailer',
]);
