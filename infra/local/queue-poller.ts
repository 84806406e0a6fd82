import { failedItems } from './batch-answer.ts';
import type { LocalFunction } from './functions.ts';
import type { QueueModel, Queues, Received } from './queues.ts';
import { Refusal } from './refusal.ts';
import type { PropertiesOf } from './resource-types.ts';
import { md5 } from './sqs-api.ts';

export type QueuePoller = {
  id: string;
  queue: QueueModel;
  target: LocalFunction;
  active(): number;
  stop(): Promise<void>;
};

type Setting = {
  id: string;
  mapping: PropertiesOf<'AWS::Lambda::EventSourceMapping'>;
  queue: QueueModel;
  target: LocalFunction;
  timeoutS: number; // of the function
  queues: Queues;
  region: string;
};

const concurrencyOfLambda = 5; // with which Lambda starts when the mapping names none
const longestTimerMs = 60_000;

/** Feeds a function from a queue: batches as declared, several at once, what failed stays in the queue. */
export function startQueuePoller(setting: Setting): QueuePoller {
  const { id, mapping, queue, target, queues } = setting;
  refuseWhatAwsRefuses(setting);
  const atOnce = mapping.ScalingConfig?.MaximumConcurrency ?? concurrencyOfLambda;
  const batchSize = mapping.BatchSize ?? 10;
  const windowMs = mapping.MaximumBatchingWindowInSeconds * 1000;
  const active = new Set<Promise<void>>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let windowEndsMs: number | undefined;

  const work = async (batch: Received[]) => {
    const invocation = await target.invoke({ Records: batch.map((message) => asLambdaSees(message, setting)) });
    if (stopped && !invocation.ok) return; // cut short by us: the next start takes it up again
    const failed = failedItems(
      invocation,
      batch.map((message) => message.id),
      mapping.FunctionResponseTypes.length > 0,
    );
    for (const [index, { receipt }] of batch.entries()) {
      if (failed.has(index)) queues.giveBack(receipt);
      else queues.remove(receipt);
    }
  };

  const pump = () => {
    clearTimeout(timer);
    if (stopped) return;
    while (active.size < atOnce) {
      const { ready } = queues.depth(queue);
      if (ready === 0) break;
      if (windowMs > 0 && ready < batchSize) {
        windowEndsMs ??= Date.now() + windowMs;
        if (Date.now() < windowEndsMs) break;
      }
      windowEndsMs = undefined;
      const batch = queues.receive(queue, batchSize);
      if (batch.length === 0) continue; // all of it went to the dead letters
      const job = work(batch).finally(() => {
        active.delete(job);
        pump();
      });
      active.add(job);
    }
    const nextMs = windowEndsMs ?? (active.size < atOnce ? queues.nextAtMs(queue) : undefined);
    if (nextMs === undefined) return;
    timer = setTimeout(pump, Math.min(longestTimerMs, Math.max(5, nextMs - Date.now())));
  };
  queues.onSent(queue, pump);
  pump();
  return {
    id,
    queue,
    target,
    active: () => active.size,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.allSettled(active);
    },
  };
}

function refuseWhatAwsRefuses({ id, mapping, queue, timeoutS }: Setting): void {
  const where = `${id} (AWS::Lambda::EventSourceMapping)`;
  const batchSize = mapping.BatchSize ?? 10;
  if (mapping.FilterCriteria) throw new Refusal(`${where}: the laptop run filters streams only, not queues.`);
  if (queue.visibilityS < timeoutS) {
    throw new Refusal(
      `${where}: the queue shows a message again after ${queue.visibilityS} s, before the function's ${timeoutS} s are over.`,
    );
  }
  if (batchSize > 10 && mapping.MaximumBatchingWindowInSeconds < 1) {
    throw new Refusal(`${where}: a batch of ${batchSize} needs a batching window of at least 1 s.`);
  }
}

function asLambdaSees(message: Received, { queue, region }: Setting): object {
  const attributes = Object.entries(message.attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    {
      stringValue: StringValue,
      binaryValue: BinaryValue,
      dataType: DataType,
      stringListValues: [],
      binaryListValues: [],
    },
  ]);
  return {
    messageId: message.id,
    receiptHandle: message.receipt,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: String(message.sentMs),
      SenderId: 'LOCAL',
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedMs),
    },
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: md5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: region,
  };
}
