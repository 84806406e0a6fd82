import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { log } from '#shared/config/log.ts';
import type { JudgeMessage, Queue } from '#shared/store/event-ports.ts';
import { messagesOf } from './messages-of.ts';

type RouterDeps = { matchQueue: Queue<JudgeMessage>; now: () => Date };

/**
 * Ids onto the queue, never contents. A record that cannot be read is answered by its number, so that it alone is tried
 * again and then parked; what came behind it in the batch is passed on all the same (twice does no harm).
 */
export const createRouter =
  (deps: RouterDeps) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const messages = new Map<string, JudgeMessage>();
    const failed: string[] = [];
    for (const record of event.Records) {
      const number = record.dynamodb?.SequenceNumber ?? '';
      try {
        for (const message of messagesOf(record, deps.now()))
          messages.set(`${message.kind}#${message.id}#${message.by}`, message);
      } catch (error) {
        log.error('stream_record_unreadable', { sequenceNumber: number, eventId: record.eventID, error: brief(error) });
        failed.push(number);
      }
    }
    await deps.matchQueue.send([...messages.values()]);
    // The first of them only: from there on the stream comes again.
    return { batchItemFailures: failed.slice(0, 1).map((itemIdentifier) => ({ itemIdentifier })) };
  };

/** A parse error names values; the log gets the kind of it only. */
const brief = (error: unknown): string => (error instanceof Error ? error.name : 'Error');
