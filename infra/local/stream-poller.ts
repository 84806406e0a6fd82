import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { failedItems } from './batch-answer.ts';
import { deliverStreamBatch, type GivenUp, type StreamRecord } from './deliver-stream-batch.ts';
import type { LocalFunction } from './functions.ts';
import type { Log } from './log.ts';
import { compilePattern } from './pattern.ts';
import type { QueueModel, Queues } from './queues.ts';
import type { PropertiesOf } from './resource-types.ts';
import type { State } from './state.ts';
import type { EngineClient } from './table.ts';

export type StreamPoller = {
  id: string;
  target: LocalFunction;
  /** There may be something new. */
  wake(): void;
  /** Settles when all that was in the stream at the time of the call is done with. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
};

type Setting = {
  id: string;
  mapping: PropertiesOf<'AWS::Lambda::EventSourceMapping'>;
  target: LocalFunction;
  engineStreamArn: string; // the engine has a name of its own for it
  region: string;
  onFailure: QueueModel | undefined;
  call: EngineClient;
  state: State;
  queues: Queues;
  log: Log;
};

const idleMs = 1000;
const firstRetryMs = 200;

/** Feeds a function from a table's stream, one batch after the other, from where the last run came to. */
export function startStreamPoller(setting: Setting): StreamPoller {
  const { id, mapping, target, state, queues, log } = setting;
  const stopped = new AbortController();
  const where = `${id} (AWS::Lambda::EventSourceMapping)`;
  const filters = (mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
    compilePattern(JSON.parse(Pattern), where),
  );
  const waiting = new Set<() => void>();
  let wakeUp = () => {};
  let nudged = false;
  const iterators = new Map<string, string>();

  const positionKey = (shardId: string) => `stream:${id}:${setting.engineStreamArn}:${shardId}`;
  const streams = (operation: string, body: object) => setting.call(`DynamoDBStreams_20120810.${operation}`, body);

  const shardIds = async (): Promise<string[]> => {
    const { StreamDescription: description } = await streams('DescribeStream', { StreamArn: setting.engineStreamArn });
    return ((description as { Shards?: { ShardId: string }[] }).Shards ?? []).map(({ ShardId }) => ShardId);
  };

  const iteratorOf = async (shardId: string): Promise<string> => {
    const position = state.get(positionKey(shardId));
    const start =
      position === undefined
        ? { ShardIteratorType: mapping.StartingPosition ?? 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position };
    const answer = await streams('GetShardIterator', {
      StreamArn: setting.engineStreamArn,
      ShardId: shardId,
      ...start,
    });
    return String(answer['ShardIterator']);
  };

  /** Reads and delivers one batch of one shard; false when there was none. */
  const step = async (shardId: string): Promise<boolean> => {
    const batchSize = mapping.BatchSize ?? 100;
    const records: StreamRecord[] = [];
    const windowEndsMs = Date.now() + mapping.MaximumBatchingWindowInSeconds * 1000;
    do {
      const ShardIterator = iterators.get(shardId) ?? (await iteratorOf(shardId));
      const answer = await streams('GetRecords', { ShardIterator, Limit: batchSize - records.length });
      records.push(...((answer['Records'] ?? []) as StreamRecord[]));
      const next = answer['NextShardIterator'];
      if (typeof next === 'string') iterators.set(shardId, next);
      if (records.length === 0) return false;
      if (Date.now() < windowEndsMs) await sleep(100);
    } while (records.length < batchSize && Date.now() < windowEndsMs);

    const checkpoint = (record: StreamRecord) => state.set(positionKey(shardId), record.dynamodb.SequenceNumber);
    const wanted = records.filter(changesSomething).map(asLambdaSees(setting, mapping.EventSourceArn)).filter(isWanted);
    await deliverStreamBatch(wanted, {
      async invoke(batch) {
        const invocation = await target.invoke({ Records: batch });
        const ids = batch.map(({ dynamodb }) => dynamodb.SequenceNumber);
        return failedItems(invocation, ids, mapping.FunctionResponseTypes.length > 0);
      },
      checkpoint,
      giveUp(givenUp) {
        const last = givenUp.records.at(-1);
        state.atomically(() => {
          const { onFailure } = setting;
          if (onFailure)
            queues.send(onFailure, JSON.stringify(parkedMessage(setting, shardId, givenUp)), { delayS: 0 });
          if (last) checkpoint(last);
        });
        log.warn('stream_batch_given_up', {
          mapping: id,
          condition: givenUp.condition,
          records: givenUp.records.length,
        });
      },
      bisects: mapping.BisectBatchOnFunctionError,
      maxRetries: mapping.MaximumRetryAttempts,
      maxAgeS: mapping.MaximumRecordAgeInSeconds,
      firstRetryMs,
      signal: stopped.signal,
    });
    const last = records.at(-1);
    if (last && !stopped.signal.aborted) checkpoint(last); // also past what the filter left out
    return true;
  };

  const isWanted = (record: StreamRecord) => filters.length === 0 || filters.some((matches) => matches(record));

  const run = async () => {
    while (!stopped.signal.aborted) {
      const asked = [...waiting];
      nudged = false;
      try {
        let delivered = false;
        for (const shardId of await shardIds())
          while (!stopped.signal.aborted && (await step(shardId))) delivered = true;
        if (delivered) continue;
      } catch (error) {
        iterators.clear();
        if (stopped.signal.aborted) break;
        log.warn('stream_not_read', { mapping: id, error: String(error) });
        await sleep(idleMs);
        continue;
      }
      for (const settle of asked) {
        waiting.delete(settle);
        settle();
      }
      if (nudged || waiting.size > 0) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, idleMs);
        wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wakeUp = () => {};
    }
    for (const settle of waiting) settle();
  };
  const running = run();
  const wake = () => {
    nudged = true;
    wakeUp();
  };
  return {
    id,
    target,
    wake,
    caughtUp: () =>
      new Promise((resolve) => {
        waiting.add(resolve);
        wake();
      }),
    async stop() {
      stopped.abort();
      wakeUp();
      await running;
    },
  };
}

/** AWS makes no record of a write that changes nothing; the embedded engine does. */
const changesSomething = ({ eventName, dynamodb }: StreamRecord) =>
  eventName !== 'MODIFY' || dynamodb.NewImage === undefined || !isDeepStrictEqual(dynamodb.NewImage, dynamodb.OldImage);

const asLambdaSees = (setting: Setting, eventSourceARN: string) => (record: StreamRecord) => ({
  ...record,
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: setting.region,
  eventSourceARN,
});

/** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html: where the records are, not what they say. */
function parkedMessage(
  { target, mapping }: Setting,
  shardId: string,
  { records, condition, invokes }: GivenUp,
): object {
  const times = records.map(({ dynamodb }) => dynamodb.ApproximateCreationDateTime);
  const instant = (seconds: number) => new Date(seconds * 1000).toISOString();
  return {
    requestContext: {
      requestId: crypto.randomUUID(),
      functionArn: `${target.arn}:$LATEST`,
      condition,
      approximateInvokeCount: invokes,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: instant(Math.min(...times)),
      approximateArrivalOfLastRecord: instant(Math.max(...times)),
      batchSize: records.length,
      streamArn: mapping.EventSourceArn,
    },
  };
}
