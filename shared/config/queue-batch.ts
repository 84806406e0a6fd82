import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type * as z from 'zod';
import { log } from './log.ts';

/** One use case per message; what fails goes back alone, and is parked by its queue after its tries. */
export const eachMessage =
  <T>(schema: z.ZodType<T>, work: (message: T) => Promise<void>) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const { messageId, body } of event.Records) {
      try {
        await work(schema.parse(JSON.parse(body)));
      } catch (error) {
        log.error('message_failed', { messageId, error });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
