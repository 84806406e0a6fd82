import { randomUUID } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import { matcherEnvSchema, readEnv } from '#shared/config/env.ts';
import { dynamoClient } from '#shared/store/dynamo/dynamo-client.ts';
import { dynamoStores } from '#shared/store/dynamo/stores.ts';
import type { JudgeMessage, MailMessage } from '#shared/store/event-ports.ts';
import { sqsQueue } from '#shared/store/sqs/queue.ts';
import { createMatcher } from './matcher.ts';

const env = readEnv(matcherEnvSchema, process.env);
const queues = new SQSClient({});

export const handler = createMatcher({
  ...dynamoStores(dynamoClient(), env.TABLE_NAME),
  matchQueue: sqsQueue<JudgeMessage>(queues, env.MATCH_QUEUE_URL),
  mailQueue: sqsQueue<MailMessage>(queues, env.MAIL_QUEUE_URL),
  instantDelayS: env.INSTANT_DELAY_S,
  mailsPerS: env.MAILS_PER_S,
  now: () => new Date(Date.now() + env.CLOCK_OFFSET_MS),
  newId: randomUUID,
});
