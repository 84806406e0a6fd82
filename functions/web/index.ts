import { randomUUID } from 'node:crypto';
import { handle } from 'hono/aws-lambda';
import { readEnv, webEnvSchema } from '#shared/config/env.ts';
import { openIdIssuer } from '#shared/http/verify-token.ts';
import { dynamoClient } from '#shared/store/dynamo/dynamo-client.ts';
import { dynamoStores } from '#shared/store/dynamo/stores.ts';
import { createWebApp } from './app.ts';
import { assetsIn } from './assets.ts';
import { gazetteerIn } from './gazetteer.ts';
import { signInService } from './sign-in-service.ts';

const env = readEnv(webEnvSchema, process.env);

export const handler = handle(
  createWebApp({
    ...dynamoStores(dynamoClient(), env.TABLE_NAME),
    ...openIdIssuer(env.ISSUER, env.CLIENT_ID),
    signIn: signInService({ issuer: env.ISSUER, clientId: env.CLIENT_ID, publicOrigin: env.PUBLIC_ORIGIN }),
    publicOrigin: env.PUBLIC_ORIGIN,
    assets: assetsIn(new URL('./static/', import.meta.url)),
    gazetteer: gazetteerIn(new URL('./places.json', import.meta.url)),
    operator: {
      name: env.OPERATOR_NAME ?? null,
      address: env.OPERATOR_ADDRESS ?? null,
      mail: env.OPERATOR_MAIL ?? null,
    },
    tiles: env.TILES ?? null,
    now: () => new Date(Date.now() + env.CLOCK_OFFSET_MS),
    newId: randomUUID,
  }),
);
