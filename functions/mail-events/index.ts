import { randomUUID } from 'node:crypto';
import { mailEventsEnvSchema, readEnv } from '#shared/config/env.ts';
import { eachMessage } from '#shared/config/queue-batch.ts';
import { dynamoClient } from '#shared/store/dynamo/dynamo-client.ts';
import { dynamoStores } from '#shared/store/dynamo/stores.ts';
import { mailEventSchema, noteMailEvent } from '#shared/usecases/note-mail-event.ts';

const env = readEnv(mailEventsEnvSchema, process.env);
const deps = {
  ...dynamoStores(dynamoClient(), env.TABLE_NAME),
  now: () => new Date(Date.now() + env.CLOCK_OFFSET_MS),
  newId: randomUUID,
};

export const handler = eachMessage(mailEventSchema, (event) => noteMailEvent(deps, event));
