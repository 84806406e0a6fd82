import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { AppError } from '#shared/errors.ts';
import type { Change } from '../ports.ts';
import { type DynamoClient, DynamoError } from './dynamo-client.ts';
import type { Key, Row } from './keys.ts';

type Op = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
export type DynamoChange = Change & { op: Op };
export type Condition = { text: string; names?: Record<string, string>; values?: Record<string, unknown> };

const stale = () =>
  new AppError('stale_version', 'Somebody changed this before you. Read it again and repeat your change.');
export const onlyNew: Condition = { text: 'attribute_not_exists(pk)' };
export const onlyThere: Condition = { text: 'attribute_exists(pk)' };
/** Version n is written over version n − 1 only; version 1 only where nothing is. */
export const onlyOver = (previous: number): Condition =>
  previous === 0
    ? onlyNew
    : { text: '#version = :previous', names: { '#version': 'version' }, values: { ':previous': previous } };

const conditionOf = (when: Condition | undefined) =>
  when && {
    ConditionExpression: when.text,
    ...(when.names && { ExpressionAttributeNames: when.names }),
    ...(when.values && { ExpressionAttributeValues: when.values }),
  };

/** Changes of one table: each with its guard, and what to say when the guard refuses. */
export const changesOf = (TableName: string) => {
  const put = (row: Row, when?: Condition, refusal: () => Error = stale): DynamoChange => ({
    op: { Put: { TableName, Item: row, ...conditionOf(when) } },
    refusal,
  });
  const remove = (Key: Key, when?: Condition, refusal: () => Error = stale): DynamoChange => ({
    op: { Delete: { TableName, Key: { pk: Key.pk, sk: Key.sk }, ...conditionOf(when) } },
    refusal,
  });
  const update = (
    Key: Key,
    expression: string,
    options: {
      names?: Record<string, string>;
      values?: Record<string, unknown>;
      when?: Condition;
      refusal?: () => Error;
    },
  ): DynamoChange => {
    const names = { ...options.names, ...options.when?.names };
    const values = { ...options.values, ...options.when?.values };
    return {
      op: {
        Update: {
          TableName,
          Key,
          UpdateExpression: expression,
          ...(options.when && { ConditionExpression: options.when.text }),
          ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
          ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
        },
      },
      refusal: options.refusal ?? stale,
    };
  };
  const check = (Key: Key, when: Condition, refusal: () => Error = stale): DynamoChange => ({
    op: {
      ConditionCheck: {
        TableName,
        Key,
        ConditionExpression: when.text,
        ExpressionAttributeNames: when.names,
        ExpressionAttributeValues: when.values,
      },
    },
    refusal,
  });

  return { put, remove, update, check };
};

/** How often a write is tried that meets another transaction on the same rows. */
const MOST_TRIES = 5;
const isContended = (cause: unknown): boolean =>
  cause instanceof DynamoError &&
  (cause.name === 'TransactionConflictException' || cause.reasons.includes('TransactionConflict'));

const send = (client: DynamoClient, ops: readonly Op[]): Promise<unknown> => {
  const [op] = ops;
  if (ops.length === 1 && op?.Put) return client.call('PutItem', op.Put);
  if (ops.length === 1 && op?.Delete) return client.call('DeleteItem', op.Delete);
  if (ops.length === 1 && op?.Update) return client.call('UpdateItem', op.Update);
  return client.call('TransactWriteItems', { TransactItems: [...ops] });
};

/** Which change refused, if a guard did. */
const refusedIn = (cause: unknown): number => {
  if (!(cause instanceof DynamoError)) return -1;
  return cause.name === 'ConditionalCheckFailedException' ? 0 : cause.reasons.indexOf('ConditionalCheckFailed');
};

/** All of them together or none; one alone is an ordinary write, at half the price. */
export const commitTo = async (client: DynamoClient, changes: readonly DynamoChange[]): Promise<void> => {
  if (changes.length === 0) return;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await send(
        client,
        changes.map(({ op }) => op),
      );
      return;
    } catch (cause) {
      const refused = refusedIn(cause);
      if (refused >= 0) throw changes[refused]?.refusal() ?? cause;
      if (!isContended(cause)) throw cause;
      if (attempt >= MOST_TRIES)
        throw new AppError('unavailable', 'Too many write here at this moment. Try again.', { cause });
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt * Math.random()));
    }
  }
};
