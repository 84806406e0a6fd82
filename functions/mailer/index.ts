import { randomUUID } from 'node:crypto';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import { mailerEnvSchema, readEnv } from '#shared/config/env.ts';
import { dynamoClient } from '#shared/store/dynamo/dynamo-client.ts';
import { dynamoStores } from '#shared/store/dynamo/stores.ts';
import type { MailMessage } from '#shared/store/event-ports.ts';
import { sesMailer } from '#shared/store/ses/mailer.ts';
import { pacedMailer } from '#shared/store/ses/paced-mailer.ts';
import { sqsQueue } from '#shared/store/sqs/queue.ts';
import { createMailer } from './mailer.ts';

const env = readEnv(mailerEnvSchema, process.env);

export const handler = createMailer({
  ...dynamoStores(dynamoClient(), env.TABLE_NAME),
  mailer: pacedMailer(
    sesMailer(new SESv2Client({ maxAttempts: 1 }), {
      mailFrom: env.MAIL_FROM,
      configurationSet: env.CONFIGURATION_SET,
    }),
    env.MAIL_GAP_MS,
  ),
  mailQueue: sqsQueue<MailMessage>(new SQSClient({}), env.MAIL_QUEUE_URL),
  publicOrigin: env.PUBLIC_ORIGIN,
  instantDelayS: env.INSTANT_DELAY_S,
  now: () => new Date(Date.now() + env.CLOCK_OFFSET_MS),
  newId: randomUUID,
});
