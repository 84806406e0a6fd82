import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { AppError } from '#shared/errors.ts';
import type { Change, Page } from '../ports.ts';
import { changesOf, commitTo, type DynamoChange } from './changes.ts';
import type { DynamoClient } from './dynamo-client.ts';
import type { Key, Row } from './keys.ts';

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

/** Strongly consistent unless said otherwise; of a noun, only some fields of its data. */
type GetOptions = { consistent?: boolean; fields?: readonly string[] };

/** The longest that keys can be in bytes (DynamoDB developer guide, quotas): under a longer one there is nothing. */
const MOST_PK_BYTES = 2048;
const MOST_SK_BYTES = 1024;
const canBe = ({ pk, sk }: Key): boolean =>
  Buffer.byteLength(pk) <= MOST_PK_BYTES && Buffer.byteLength(sk) <= MOST_SK_BYTES;

const MOST_IN_A_BATCH = 100; // BatchGetItem: 100 keys (DynamoDB developer guide, quotas)

/** The one table: reads by key, and changes that are written together or not at all. */
export const dynamoTable = (client: DynamoClient, TableName: string) => {
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
      const page = await client.call('Query', input);
      items.push(...((page.Items ?? []) as Row[]));
      start = page.LastEvaluatedKey;
    } while (start && (!options.limit || items.length < options.limit));
    const last = items.at(-1);
    return { items, next: start && last ? String(last[skName!]) : null };
  };

  const getMany = async (keys: readonly Key[], options: GetOptions = {}): Promise<Row[]> => {
    const found = new Map<string, Row>();
    const unique = [...new Map(keys.filter(canBe).map((k) => [`${k.pk}|${k.sk}`, k])).values()];
    const batches = Array.from({ length: Math.ceil(unique.length / MOST_IN_A_BATCH) }, (_, n) =>
      unique.slice(n * MOST_IN_A_BATCH, (n + 1) * MOST_IN_A_BATCH),
    );
    await Promise.all(batches.map((batch) => getBatch(batch, options, found)));
    return keys.flatMap((k) => found.get(`${k.pk}|${k.sk}`) ?? []);
  };
  const getBatch = async (keys: Key[], options: GetOptions, found: Map<string, Row>): Promise<void> => {
    let wanted: Key[] | undefined = keys;
    for (let attempt = 0; wanted && wanted.length > 0; attempt += 1) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 25 * 2 ** Math.min(attempt, 6)));
      if (attempt > 10) throw new AppError('unavailable', 'The table is busy. Try again in a moment.');
      const batch: Awaited<ReturnType<typeof send>> = await send(wanted, options);
      for (const row of (batch.Responses?.[TableName] ?? []) as Row[]) found.set(`${row.pk}|${row.sk}`, row);
      wanted = batch.UnprocessedKeys?.[TableName]?.Keys as Key[] | undefined;
    }
  };
  const send = (Keys: Key[], { consistent = true, fields }: GetOptions) => {
    const names = fields && { '#data': 'data', ...Object.fromEntries(fields.map((field, n) => [`#f${n}`, field])) };
    const only = fields && {
      ProjectionExpression: ['pk', 'sk', ...fields.map((_, n) => `#data.#f${n}`)].join(),
      ExpressionAttributeNames: names,
    };
    return client.call('BatchGetItem', {
      RequestItems: { [TableName]: { Keys, ConsistentRead: consistent, ...only } },
    });
  };

  return {
    ...changesOf(TableName),
    query,
    getMany,
    async get(Key: Key): Promise<Row | undefined> {
      if (!canBe(Key)) return undefined;
      const { Item } = await client.call('GetItem', { TableName, Key, ConsistentRead: true });
      return Item as Row | undefined;
    },
    commit: (changes: readonly Change[]): Promise<void> => commitTo(client, changes as readonly DynamoChange[]),
  };
};
export type DynamoTable = ReturnType<typeof dynamoTable>;

/** The greatest sort key below `sk` that matters here: keys are printable, so the last one before it ends lower. */
const beforeOf = (sk: string): string => {
  const last = sk.charCodeAt(sk.length - 1);
  return `${sk.slice(0, -1)}${String.fromCharCode(last - 1)}\uffff`;
};
