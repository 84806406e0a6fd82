import { randomUUID } from 'node:crypto';
import { handle } from 'hono/aws-lambda';
import { apiEnvSchema, readEnv } from '#shared/config/env.ts';
import { openIdIssuer } from '#shared/http/verify-token.ts';
import { dynamoClient } from '#shared/store/dynamo/dynamo-client.ts';
import { dynamoStores } from '#shared/store/dynamo/stores.ts';
import { createApiApp } from './app.ts';
import { routesUnder } from './routes-under.ts';

const env = readEnv(apiEnvSchema, process.env);

export const handler = handle(
  createApiApp(
    {
      ...dynamoStores(dynamoClient(), env.TABLE_NAME),
      ...openIdIssuer(env.ISSUER, env.CLIENT_ID),
      publicOrigin: env.PUBLIC_ORIGIN,
      now: () => new Date(Date.now() + env.CLOCK_OFFSET_MS),
      newId: randomUUID,
    },
    routesUnder,
  ),
);
