import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Queue } from '../event-ports.ts';

const MOST_IN_A_BATCH = 10; // SendMessageBatch (SQS developer guide, quotas)

export const sqsQueue = <Message>(client: SQSClient, QueueUrl: string): Queue<Message> => ({
  async send(messages, delayS) {
    for (let at = 0; at < messages.length; at += MOST_IN_A_BATCH) {
      const batch = messages.slice(at, at + MOST_IN_A_BATCH);
      const { Failed = [] } = await client.send(
        new SendMessageBatchCommand({
          QueueUrl,
          Entries: batch.map((message, i) => ({
            Id: String(i),
            MessageBody: JSON.stringify(message),
            ...(delayS !== undefined && { DelaySeconds: typeof delayS === 'number' ? delayS : delayS(at + i) }),
          })),
        }),
      );
      if (Failed.length > 0) throw new Error(`${Failed.length} messages were not taken: ${Failed[0]?.Code}`);
    }
  },
});
