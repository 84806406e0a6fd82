import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { AppError } from '#shared/errors.ts';
import type { Change, Page } from '../ports.ts';
import type { Key } from './keys.ts';

export type Row = Key & Record<string, unknown>;
type Op = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
export type DynamoChange = Change & { op: Op };
type Condition = { text: string; names?: Record<string, string>; values?: Record<string, unknown> };

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

export type QueryOptions = {
  prefix?: string;
  between?: [string, string];
  after?: string | null;
  limit?: number;
  newestFirst?: boolean;
  index?: 'byList' | 'byDue';
  /** Base-table queries are strongly consistent unless said otherwise. */
  consistent?: boolean;
};

const MOST_IN_A_BATCH = 100; // BatchGetItem: 100 keys (DynamoDB developer guide, quotas)

/** The one table: reads by key, and changes that are written together or not at all. */
export const dynamoTable = (client: DynamoDBDocumentClient, TableName: string) => {
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

  const single = async ({ op, refusal }: DynamoChange): Promise<void> => {
    const sent = op.Put
      ? client.send(new PutCommand(op.Put))
      : op.Delete
        ? client.send(new DeleteCommand(op.Delete))
        : op.Update
          ? client.send(new UpdateCommand(op.Update))
          : client.send(new TransactWriteCommand({ TransactItems: [op] }));
    await sent.catch((cause: unknown) => {
      throw cause instanceof ConditionalCheckFailedException ? refusal() : cause;
    });
  };

  const together = async (changes: readonly DynamoChange[], attempt = 1): Promise<void> => {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: changes.map(({ op }) => op) }));
    } catch (cause) {
      if (!(cause instanceof TransactionCanceledException)) throw cause;
      const codes = (cause.CancellationReasons ?? []).map((reason) => reason.Code);
      const failed = codes.indexOf('ConditionalCheckFailed');
      if (failed >= 0) throw changes[failed]?.refusal() ?? cause;
      if (!codes.includes('TransactionConflict')) throw cause;
      if (attempt >= 5) throw new AppError('unavailable', 'Too many write here at this moment. Try again.', { cause });
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt * Math.random()));
      await together(changes, attempt + 1);
    }
  };

  const query = async (pk: string, options: QueryOptions = {}): Promise<Page<Row>> => {
    const [pkName, skName] =
      options.index === 'byList' ? ['listPk', 'listSk'] : options.index === 'byDue' ? ['duePk', 'dueSk'] : ['pk', 'sk'];
    // A position is the sort key of the last row seen; rows in [prefix, prefix + U+FFFF] are those with the prefix.
    const low = options.between?.[0] ?? options.prefix ?? '';
    const high = options.between?.[1] ?? `${options.prefix ?? ''}\uffff`;
    const after = options.after ?? null;
    const from = after !== null && !options.newestFirst ? `${after}\u0000` : low || ' ';
    const to = after !== null && options.newestFirst ? beforeOf(after) : high;
    if (from > to) return { items: [], next: null };
    const items: Row[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const input: QueryCommandInput = {
        TableName,
        ...(options.index && { IndexName: options.index }),
        KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#pk': pkName!, '#sk': skName! },
        ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
        ScanIndexForward: !options.newestFirst,
        ConsistentRead: options.index ? false : (options.consistent ?? true),
        ...(options.limit && { Limit: options.limit - items.length }),
        ...(start && { ExclusiveStartKey: start }),
      };
      const page = await client.send(new QueryCommand(input));
      items.push(...((page.Items ?? []) as Row[]));
      start = page.LastEvaluatedKey;
    } while (start && (!options.limit || items.length < options.limit));
    const last = items.at(-1);
    return { items, next: start && last ? String(last[skName!]) : null };
  };

  const getMany = async (keys: readonly Key[], consistent = true): Promise<Row[]> => {
    const found = new Map<string, Row>();
    for (let at = 0; at < keys.length; at += MOST_IN_A_BATCH) {
      let wanted: Key[] | undefined = [
        ...new Map(keys.slice(at, at + MOST_IN_A_BATCH).map((k) => [`${k.pk}|${k.sk}`, k])).values(),
      ];
      for (let attempt = 0; wanted && wanted.length > 0; attempt += 1) {
        if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 25 * 2 ** Math.min(attempt, 6)));
        if (attempt > 10) throw new AppError('unavailable', 'The table is busy. Try again in a moment.');
        const batch: Awaited<ReturnType<typeof send>> = await send(wanted, consistent);
        for (const row of (batch.Responses?.[TableName] ?? []) as Row[]) found.set(`${row.pk}|${row.sk}`, row);
        wanted = batch.UnprocessedKeys?.[TableName]?.Keys as Key[] | undefined;
      }
    }
    return keys.flatMap((k) => found.get(`${k.pk}|${k.sk}`) ?? []);
  };
  const send = (Keys: Key[], ConsistentRead: boolean) =>
    client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead } } }));

  return {
    put,
    remove,
    update,
    check,
    query,
    getMany,
    async get(Key: Key): Promise<Row | undefined> {
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item as Row | undefined;
    },
    async commit(changes: readonly Change[]): Promise<void> {
      const ops = changes as readonly DynamoChange[];
      if (ops.length === 0) return;
      if (ops.length === 1) return single(ops[0]!);
      return together(ops);
    },
  };
};
export type DynamoTable = ReturnType<typeof dynamoTable>;

/** The greatest sort key below `sk` that matters here: keys are printable, so the last one before it ends lower. */
const beforeOf = (sk: string): string => {
  const last = sk.charCodeAt(sk.length - 1);
  return `${sk.slice(0, -1)}${String.fromCharCode(last - 1)}\uffff`;
};
