import { randomUUID } from 'node:crypto';
import { createApiApp } from '#functions/api/app.ts';
import { routesUnder } from '#functions/api/routes-under.ts';
import { AppError } from '#shared/errors.ts';
import { dynamoStores } from '#shared/store/dynamo/stores.ts';
import type { JudgeMessage } from '#shared/store/event-ports.ts';
import { judge } from '#shared/usecases/judge.ts';
import { findNeeds } from '#shared/usecases/judge-space.ts';
import { NOW } from '../draw-space.ts';
import { countedClient } from './counted-client.ts';
import { serve } from './serve.ts';

// The product in a process of its own: its API, and beside it what the bench asks of the matcher and of the process.

const { client, take } = countedClient(process.env['ENDPOINT']!);
const stores = dynamoStores(client, process.env['TABLE_NAME']!);
const nobody = async () => {
  throw new AppError('unauthenticated', 'Nobody signs in to the bench.');
};
const deps = {
  ...stores,
  verify: nobody,
  userInfo: nobody,
  publicOrigin: 'http://localhost',
  now: () => new Date(NOW),
  newId: randomUUID,
};
const app = createApiApp(deps, routesUnder);

let peakRssBytes = 0;
setInterval(() => {
  peakRssBytes = Math.max(peakRssBytes, process.memoryUsage.rss());
}, 100).unref();

/** A published space is written once more, and judged to the end of its last message, as the matcher does it. */
const publish = async (spaceId: string) => {
  const space = (await deps.spaces.find(spaceId))!;
  await deps.commit([deps.spaces.put({ ...space, version: space.version + 1 })]);
  const waiting: JudgeMessage[] = [{ kind: 'space', id: spaceId, by: space.updatedBy, at: NOW }];
  const matchQueue = { send: async (more: readonly JudgeMessage[]) => void waiting.push(...more) };
  const mailQueue = { send: async () => {} };
  for (let message = waiting.shift(); message; message = waiting.shift())
    await judge({ ...deps, instantDelayS: 60, matchQueue, mailQueue }, message);
  return { needs: (await deps.matches.listNeedIds(spaceId)).length };
};

const own: Record<string, (body: { siteId: string; spaceId: string }) => unknown> = {
  '/bench/units': () => ({ ...take(), rssBytes: process.memoryUsage.rss(), peakRssBytes }),
  '/bench/find': async ({ siteId, spaceId }) => ({ needIds: await findNeeds(deps as never, siteId, spaceId) }),
  '/bench/publish': ({ spaceId }) => publish(spaceId),
};

serve(async (request) => {
  const answer = own[new URL(request.url).pathname];
  if (!answer) return app.fetch(request);
  return Response.json(await answer(request.method === 'POST' ? ((await request.json()) as never) : ({} as never)));
});
