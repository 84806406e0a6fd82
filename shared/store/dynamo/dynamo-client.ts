import { randomUUID } from 'node:crypto';
import awsLite from '@aws-lite/client';
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
import { AppError } from '#shared/errors.ts';
import { type AttributeMap, attributesOf, valuesOf } from './attribute-values.ts';

// The AWS SDK is half of what a function loads and two thirds of what a call costs (test/bench/RESULTS.md); its types are all
// that is used of it here.

/** For a call with all its tries, within what a request of the API may take (29 s, API Gateway quotas). */
const MOST_MS = 20_000;

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
  /**
   * Throws an Error whose name is the exception's; what is throttled or not reached was tried six times. Throws `unavailable` where
   * no answer comes.
   */
  call<Operation extends DynamoOperation>(
    operation: Operation,
    input: Calls[Operation]['input'],
  ): Promise<Omit<Calls[Operation]['output'], '$metadata'>>;
};

export type DynamoAt = {
  endpoint?: string | undefined;
  region?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
};

/** Region, credentials and endpoint are those of the environment where they are not given. */
export const dynamoClient = (at: DynamoAt = {}): DynamoClient => {
  const endpoint = at.endpoint ?? process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  const config = {
    ...(endpoint !== undefined && { endpoint }),
    ...(at.region !== undefined && { region: at.region }),
    ...at.credentials,
    keepAlive: true,
  };
  let made: ReturnType<typeof awsLite> | undefined;
  return {
    async call(operation, input) {
      made ??= awsLite(config);
      const send = await made;
      try {
        const answering = send({
          service: 'dynamodb',
          path: '/',
          headers: { 'x-amz-target': `DynamoDB_20120810.${operation}`, 'content-type': 'application/x-amz-json-1.0' },
          awsjson: false,
          payload: wired(operation === 'TransactWriteItems' ? onceOnly(input) : input),
        });
        // The client tries to read a whole answer as attributes, and leaves it as it is where it is none: never one of these.
        return unwired((await inTime(answering)).payload as Json) as never;
      } catch (error) {
        throw named(error);
      }
    },
  };
};

/** The client waits for the end of an answer that breaks off in the midst for ever. */
const inTime = async <T>(answering: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('unavailable', 'The table did not answer. Try again.')), MOST_MS);
  });
  try {
    return await Promise.race([answering, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Whichever try of it comes through first, the others change nothing (API reference, TransactWriteItems). */
const onceOnly = (input: object): object => ({ ...input, ClientRequestToken: randomUUID() });

const named = (error: unknown): unknown => {
  const { __type: type } = error as { __type?: string };
  return error instanceof Error && type !== undefined
    ? Object.assign(error, { name: type.slice(type.indexOf('#') + 1) })
    : error;
};

type Json = Readonly<Record<string, unknown>>;
/** Where the API has attributes, and where lists of them: one row, many rows, rows by table. */
const ONE = new Set(['Item', 'Key', 'ExclusiveStartKey', 'LastEvaluatedKey', 'ExpressionAttributeValues']);
const MANY = new Set(['Items', 'Keys']);

const throughout =
  (one: (row: never) => unknown) =>
  (value: unknown): unknown => {
    const change = (name: string, each: unknown): unknown => {
      if (ONE.has(name)) return each && one(each as never);
      if (MANY.has(name)) return (each as never[]).map(one);
      if (name === 'Responses')
        return Object.fromEntries(
          Object.entries(each as Json).map(([table, rows]) => [table, (rows as never[]).map(one)]),
        );
      return walk(each);
    };
    const walk = (each: unknown): unknown => {
      if (typeof each !== 'object' || each === null) return each;
      if (Array.isArray(each)) return each.map(walk);
      return Object.fromEntries(Object.entries(each).map(([name, inner]) => [name, change(name, inner)]));
    };
    return walk(value);
  };
const wired = throughout((row: Json) => attributesOf(row)) as (input: object) => object;
const unwired = throughout((row: AttributeMap) => valuesOf(row));
