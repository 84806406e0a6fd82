import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { Access } from './access.ts';
import { AwsError } from './aws-error.ts';
import { type Permission, permissionsOf } from './dynamodb-permissions.ts';
import type { LocalFunction } from './functions.ts';
import { readBody } from './http.ts';
import type { Log } from './log.ts';
import type { Mailbox } from './mailbox.ts';
import type { Queues } from './queues.ts';
import { account } from './resource-types.ts';
import { answerSqs } from './sqs-api.ts';

export type Gateway = {
  origin: string;
  /** Set once all that stands behind the gateway is there. */
  open(behind: Behind): void;
  close(): Promise<void>;
};

type Behind = {
  region: string;
  access: Access;
  functions: readonly LocalFunction[];
  engineEndpoint: string;
  queues: Queues;
  mailbox: Mailbox;
  log: Log;
  /** Told after each request that may have written to the table. */
  tableWritten(): void;
};
type Caller = {
  function: LocalFunction;
  may(permissions: readonly Permission[], context?: Record<string, string>): void;
};

const maxRequestBytes = 40 * 1024 * 1024; // the largest answer or batch of DynamoDB is 16 MB; SES takes 40 MB

/** The one AWS that functions see: knows who calls, asks its role, and hands on to the engine, the queues or the mailbox. */
export async function createGateway(): Promise<Gateway> {
  let behind: Behind | undefined;
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const server = createServer((request, response) => {
    if (behind === undefined) return void response.writeHead(503).end();
    serve(request, response, behind, agent).catch((error: unknown) =>
      answerError(request, response, error, behind?.log),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    open: (given) => {
      behind = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        agent.destroy();
      }),
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, behind: Behind, agent: Agent): Promise<void> {
  const caller = callerOf(request, behind);
  const raw = await readBody(request, maxRequestBytes);
  if (raw === undefined) throw new AwsError('RequestEntityTooLargeException', 'Request too large', 413);
  const [service, operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  const body = parse(raw);
  if (service === 'DynamoDB_20120810') {
    const tableArn = (name: string) =>
      name.startsWith('arn:') ? name : `arn:aws:dynamodb:${behind.region}:${account}:table/${name}`;
    const permissions = permissionsOf(operation, body, tableArn);
    if (permissions === undefined) {
      throw new AwsError('UnknownOperationException', `The laptop run gives functions no dynamodb:${operation}.`);
    }
    caller.may(permissions);
    await forward(request, response, raw, behind.engineEndpoint, agent);
    return behind.tableWritten();
  }
  const answer =
    service === 'AmazonSQS'
      ? answerSqs(operation, body, behind.queues, (action, resource) => caller.may([{ action, resource }]))
      : request.method === 'POST' && request.url === '/v2/email/outbound-emails'
        ? behind.mailbox.send(body, (permissions, context) => caller.may(permissions, context))
        : undefined;
  if (answer === undefined) {
    throw new AwsError(
      'UnknownOperationException',
      `The laptop run has no ${request.method} ${request.url} ${operation}.`,
    );
  }
  const type = service === 'AmazonSQS' ? 'application/x-amz-json-1.0' : 'application/json';
  response.writeHead(200, { 'content-type': type }).end(JSON.stringify(answer));
}

function callerOf(request: IncomingMessage, { functions, access }: Behind): Caller {
  const key = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1];
  const caller = functions.find(({ accessKeyId }) => accessKeyId === key);
  if (caller === undefined) {
    throw new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.', 403);
  }
  const role = caller.roleArn.split('/').at(-1);
  return {
    function: caller,
    may(permissions, context) {
      for (const { action, resource } of permissions) {
        const verdict = access.ofRole(caller.roleArn, action, resource, context);
        if (verdict === 'allowed') continue;
        const because =
          verdict === 'denied' ? 'with an explicit deny in a policy' : `because no policy allows the ${action} action`;
        const who = `arn:aws:sts::${account}:assumed-role/${role}/${caller.name}`;
        const sentence = `User: ${who} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
        throw new AwsError('AccessDeniedException', sentence, action.startsWith('dynamodb:') ? 400 : 403);
      }
    },
  };
}

function forward(
  request: IncomingMessage,
  response: ServerResponse,
  raw: Buffer,
  endpoint: string,
  agent: Agent,
): Promise<void> {
  const { host: _host, connection: _connection, ...headers } = request.headers;
  return new Promise((resolve, reject) => {
    const onward = send(endpoint, { method: 'POST', path: '/', headers, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.once('end', resolve).once('error', reject);
    });
    onward.once('error', reject).end(raw);
  });
}

function answerError(request: IncomingMessage, response: ServerResponse, error: unknown, log: Log | undefined): void {
  if (response.headersSent) return void response.destroy();
  const known = error instanceof AwsError ? error : new AwsError('InternalFailure', String(error), 500);
  if (known.code === 'AccessDeniedException') log?.warn('access_denied', { message: known.message });
  if (known.status >= 500) log?.warn('gateway_failed', { url: request.url, error: String(error) });
  const message = { __type: `com.amazon.coral.service#${known.code}`, message: known.message, Message: known.message };
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': known.code };
  response.writeHead(known.status, headers).end(JSON.stringify(message));
}

function parse(raw: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(raw.toString() || '{}') as Record<string, unknown>;
  } catch {
    throw new AwsError('SerializationException', 'The request is not JSON; the laptop run speaks no other protocol.');
  }
}
