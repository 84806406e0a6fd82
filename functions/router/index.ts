import { SQSClient } from '@aws-sdk/client-sqs';
import { readEnv, routerEnvSchema } from '#shared/config/env.ts';
import type { JudgeMessage } from '#shared/store/event-ports.ts';
import { sqsQueue } from '#shared/store/sqs/queue.ts';
import { createRouter } from './router.ts';

const env = readEnv(routerEnvSchema, process.env);

export const handler = createRouter({
  matchQueue: sqsQueue<JudgeMessage>(new SQSClient({}), env.MATCH_QUEUE_URL),
  now: () => new Date(Date.now() + env.CLOCK_OFFSET_MS),
});
