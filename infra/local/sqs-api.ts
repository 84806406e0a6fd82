import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AwsError } from './aws-error.ts';
import type { MessageAttributes, QueueModel, Queues } from './queues.ts';

type Demand = (action: string, resource: string) => void;

const attributes = z.record(
  z.string(),
  z.strictObject({ DataType: z.string(), StringValue: z.string().optional(), BinaryValue: z.string().optional() }),
);
const message = z.strictObject({
  MessageBody: z.string().min(1),
  DelaySeconds: z.int().min(0).max(900).optional(),
  MessageAttributes: attributes.optional(),
});
const sendSchema = message.extend({ QueueUrl: z.string() });
const sendBatchSchema = z.strictObject({
  QueueUrl: z.string(),
  Entries: z.array(message.extend({ Id: z.string().regex(/^[\w-]{1,80}$/) })),
});

/** The part of SQS that functions use, in its JSON protocol. */
export function answerSqs(operation: string, body: unknown, queues: Queues, demand: Demand): object {
  switch (operation) {
    case 'SendMessage': {
      const request = parsed(sendSchema, body);
      const queue = queueOf(request.QueueUrl, queues);
      demand('sqs:SendMessage', queue.arn);
      return sent(queue, request, queues);
    }
    case 'SendMessageBatch': {
      const { QueueUrl, Entries } = parsed(sendBatchSchema, body);
      const queue = queueOf(QueueUrl, queues);
      demand('sqs:SendMessage', queue.arn);
      if (Entries.length === 0) throw sqsError('EmptyBatchRequest', 'There should be at least one entry.');
      if (Entries.length > 10) throw sqsError('TooManyEntriesInBatchRequest', 'Maximum number of entries is 10.');
      if (new Set(Entries.map(({ Id }) => Id)).size < Entries.length) {
        throw sqsError('BatchEntryIdsNotDistinct', 'Two entries have the same Id.');
      }
      const bytes = Entries.reduce((sum, { MessageBody }) => sum + Buffer.byteLength(MessageBody), 0);
      if (bytes > 1_048_576) throw sqsError('BatchRequestTooLong', `${bytes} bytes are more than 1048576.`);
      return { Successful: Entries.map((entry) => ({ Id: entry.Id, ...sent(queue, entry, queues) })), Failed: [] };
    }
    case 'GetQueueUrl': {
      const { QueueName } = parsed(z.looseObject({ QueueName: z.string() }), body);
      const queue = queueOf(`/${QueueName}`, queues);
      demand('sqs:GetQueueUrl', queue.arn);
      return { QueueUrl: queue.url };
    }
    default:
      throw sqsError('UnsupportedOperation', `The laptop run gives functions no sqs:${operation}.`);
  }
}

function sent(
  queue: QueueModel,
  request: { MessageBody: string; DelaySeconds?: number; MessageAttributes?: MessageAttributes },
  queues: Queues,
): { MessageId: string; MD5OfMessageBody: string } {
  const { MessageBody, DelaySeconds, MessageAttributes } = request;
  if (Buffer.byteLength(MessageBody) > queue.maxBytes) {
    throw sqsError('InvalidParameterValue', `One or more parameters are invalid: longer than ${queue.maxBytes} bytes.`);
  }
  const MessageId = queues.send(queue, MessageBody, { delayS: DelaySeconds, attributes: MessageAttributes });
  return { MessageId, MD5OfMessageBody: md5(MessageBody) };
}

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

function queueOf(url: string, queues: Queues): QueueModel {
  const queue = queues.byUrl(url);
  if (queue === undefined) throw sqsError('QueueDoesNotExist', 'The specified queue does not exist.');
  return queue;
}

function parsed<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw sqsError('InvalidParameterValue', `${issue?.path.join('.')}: ${issue?.message}`);
}

const sqsError = (code: string, text: string) => new AwsError(code, text);
