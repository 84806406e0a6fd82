import { randomUUID } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import { dispatcherEnvSchema, readEnv } from '#shared/config/env.ts';
import { dynamoClient } from '#shared/store/dynamo/dynamo-client.ts';
import { dynamoStores } from '#shared/store/dynamo/stores.ts';
import type { MailMessage } from '#shared/store/event-ports.ts';
import { sqsQueue } from '#shared/store/sqs/queue.ts';
import { dispatchDue } from '#shared/usecases/dispatch-due.ts';

const env = readEnv(dispatcherEnvSchema, process.env);
const deps = {
  ...dynamoStores(dynamoClient(), env.TABLE_NAME),
  mailQueue: sqsQueue<MailMessage>(new SQSClient({}), env.MAIL_QUEUE_URL),
  instantDelayS: env.INSTANT_DELAY_S,
  mailsPerS: env.MAILS_PER_S,
  now: () => new Date(Date.now() + env.CLOCK_OFFSET_MS),
  newId: randomUUID,
};

export const handler = (): Promise<void> => dispatchDue(deps);
