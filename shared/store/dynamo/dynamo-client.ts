import { randomUUID } from 'node:crypto';
import type { RequestOptions } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  BatchGetCommandInput,
  BatchGetCommandOutput,
  BatchWriteCommandInput,
  BatchWriteCommandOutput,
  DeleteCommandInput,
  GetCommandInput,
  GetCommandOutput,
  PutCommandInput,
  QueryCommandInput,
  QueryCommandOutput,
  TransactWriteCommandInput,
  UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import aws4 from 'aws4';
import { AppError } from '#shared/errors.ts';
import { unwired, wired } from './attribute-values.ts';

// The AWS SDK is half of what a function loads and two thirds of what a call costs (test/bench/RESULTS.md). Of it only types are
// used here: a call is one signed POST of JSON, tried again as the SDK tries it.

type Calls = {
  GetItem: { input: GetCommandInput; output: GetCommandOutput };
  BatchGetItem: { input: BatchGetCommandInput; output: BatchGetCommandOutput };
  Query: { input: QueryCommandInput; output: QueryCommandOutput };
  PutItem: { input: PutCommandInput; output: object };
  UpdateItem: { input: UpdateCommandInput; output: object };
  DeleteItem: { input: DeleteCommandInput; output: object };
  TransactWriteItems: { input: TransactWriteCommandInput; output: object };
  BatchWriteItem: { input: BatchWriteCommandInput; output: BatchWriteCommandOutput };
};
export type DynamoOperation = keyof Calls;

/** DynamoDB's API by the names of its operations, with values as JavaScript has them. */
export type DynamoClient = {
  /** Throws a DynamoError where the call is refused, NoAnswer where it is not answered within ten seconds and six tries. */
  call<Operation extends DynamoOperation>(
    operation: Operation,
    input: Calls[Operation]['input'],
  ): Promise<Omit<Calls[Operation]['output'], '$metadata'>>;
};

type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
export type DynamoAt = {
  endpoint?: string;
  region?: string;
  /** Of the environment where there are none (AWS Lambda sets them); asked anew for each call where it is a function. */
  credentials?: Credentials | (() => Promise<Credentials>);
};

/** By the name of DynamoDB's exception; of a transaction, why each change was not made, in its place. */
export class DynamoError extends Error {
  readonly reasons: readonly string[];
  constructor(name: string, message: string, reasons: readonly string[] = []) {
    super(message);
    this.name = name;
    this.reasons = reasons;
  }
}

/** Nobody knows whether it was done. */
export class NoAnswer extends AppError {
  constructor(cause: unknown) {
    super('unavailable', 'The table does not answer. Try again in a moment.', { cause });
  }
}

const MOST_TRIES = 6;
const MOST_MS = 10_000; // of all tries together: less than any function may take
const MOST_MS_A_TRY = 4000;
const DELAY_MS = 50; // before the second try, and twice as long before each next; half of it by chance
const CONNECTIONS = 50;

/** Region and endpoint, too, are those of the environment where they are not given. */
export const dynamoClient = (at: DynamoAt = {}): DynamoClient => {
  const region = at.region ?? process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'];
  const given = at.endpoint ?? process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  const { protocol, hostname, port } = new URL(given ?? `https://dynamodb.${region}.amazonaws.com`);
  let connecting: ReturnType<typeof connectionsBy> | undefined;

  const post = async (operation: DynamoOperation, body: string, ms: number, as?: Credentials): Promise<Reply> => {
    const headers = { 'x-amz-target': `DynamoDB_20120810.${operation}`, 'content-type': 'application/x-amz-json-1.0' };
    const host = port === '' ? hostname : `${hostname}:${port}`;
    const signing = { service: 'dynamodb', region, method: 'POST', path: '/', host, headers, body };
    const signed = aws4.sign(signing as aws4.Request, as);
    connecting ??= connectionsBy(protocol);
    const options = { protocol, hostname, port, method: 'POST', path: '/', headers: signed.headers };
    return (await connecting)({ ...(options as RequestOptions), signal: AbortSignal.timeout(ms) }, body);
  };

  return {
    async call(operation, input) {
      const body = JSON.stringify(wired(operation === 'TransactWriteItems' ? onceOnly(input) : input));
      const as = typeof at.credentials === 'function' ? await at.credentials() : at.credentials;
      const until = performance.now() + MOST_MS;
      for (let tries = 1; ; tries += 1) {
        const left = Math.ceil(until - performance.now());
        const posted = post(operation, body, Math.min(MOST_MS_A_TRY, left), as);
        const reply = await posted.catch((error: unknown) => ({ error }));
        if ('status' in reply && reply.status === 200) return unwired(JSON.parse(reply.text)) as never;
        const failed = 'status' in reply ? failureOf(reply) : reply.error;
        if (!mayPass(failed)) throw failed;
        const delay = DELAY_MS * 2 ** tries * (0.5 + Math.random() / 2);
        if (tries === MOST_TRIES || performance.now() + delay > until) throw new NoAnswer(failed);
        await sleep(delay);
      }
    },
  };
};

/** Whichever try of it comes through first, the others change nothing (API reference, TransactWriteItems). */
const onceOnly = (input: object): object => ({ ...input, ClientRequestToken: randomUUID() });

type Reply = { status: number; text: string };

/** Posts over connections that are kept; rejects where one breaks, or an answer ends before its end. */
const connectionsBy = async (protocol: string) => {
  const { Agent, request } = protocol === 'https:' ? await import('node:https') : await import('node:http');
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  return (options: RequestOptions, body: string): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const sent = request({ ...options, agent }, async (response) => {
        try {
          const chunks: Buffer[] = [];
          for await (const chunk of response) chunks.push(chunk as Buffer);
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
        } catch (error) {
          reject(error);
        }
      });
      sent.on('error', reject);
      sent.end(body);
    });
};

type Failure = { __type?: string; message?: string; Message?: string; CancellationReasons?: { Code?: string }[] };

const failureOf = ({ status, text }: Reply): DynamoError => {
  const { __type = `Status ${status}`, ...said } = failureIn(text);
  const reasons = (said.CancellationReasons ?? []).map(({ Code = 'None' }) => Code);
  const name = status >= 500 || status === 429 ? PASSING : __type.slice(__type.indexOf('#') + 1);
  return new DynamoError(name, said.message ?? said.Message ?? `DynamoDB answered ${status}.`, reasons);
};
const failureIn = (text: string): Failure => {
  try {
    return JSON.parse(text) as Failure;
  } catch {
    return {}; // of what stands in between
  }
};

/** What another try may not meet again (developer guide, error handling); an answer that never came among them. */
const PASSING = 'InternalServerError';
const THROTTLED = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'];
const mayPass = (failed: unknown): boolean =>
  !(failed instanceof DynamoError) || [PASSING, ...THROTTLED, 'TransactionInProgressException'].includes(failed.name);
