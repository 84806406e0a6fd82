import { randomUUID } from 'node:crypto';
import { createApiApp } from '#functions/api/app.ts';
import { routes } from '#functions/api/routes.ts';
import { AppError } from '#shared/errors.ts';
import { dynamoStores } from '#shared/store/dynamo/stores.ts';
import type { JudgeMessage, Queue } from '#shared/store/event-ports.ts';
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
const app = createApiApp(deps, routes);

let peakRssBytes = 0;
setInterval(() => {
  peakRssBytes = Math.max(peakRssBytes, process.memoryUsage.rss());
}, 100).unref();

/**
 * A published space is written once more, and judged to the end of its last message, as the matcher does it; answers how
 * many needs that were, in how many messages, whether the best came first, and when their mails are due.
 */
const publish = async (spaceId: string) => {
  const space = (await deps.spaces.find(spaceId))!;
  await deps.commit([deps.spaces.put({ ...space, version: space.version + 1 })]);
  const waiting: JudgeMessage[] = [{ kind: 'space', id: spaceId, by: space.updatedBy, at: NOW }];
  const matchQueue = { send: async (more: readonly JudgeMessage[]) => void waiting.push(...more) };
  const delaysS: number[] = [];
  const mailQueue: Queue<object> = {
    send: async (mails, delayS = 0) =>
      void delaysS.push(...mails.map((_, n) => (typeof delayS === 'function' ? delayS(n) : delayS))),
  };
  const batches: number[][] = [];
  const matches: typeof deps.matches = {
    ...deps.matches,
    put(record, options) {
      if (record.told) batches.at(-1)!.push(record.told.score);
      return deps.matches.put(record, options);
    },
  };
  for (let message = waiting.shift(); message; message = waiting.shift()) {
    batches.push([]);
    await judge({ ...deps, matches, instantDelayS: 60, matchQueue, mailQueue }, message);
  }
  const told = batches.filter(({ length }) => length > 0);
  const inSecond = new Map<number, number>();
  for (const delayS of delaysS) inSecond.set(delayS, (inSecond.get(delayS) ?? 0) + 1);
  return {
    needs: (await deps.matches.listNeedIds(spaceId)).length,
    messages: batches.length,
    isBestFirst: told.every((scores, n) => n === 0 || Math.min(...told[n - 1]!) >= Math.max(...scores)),
    mails: delaysS.length,
    mostMailsASecond: Math.max(0, ...inSecond.values()),
  };
};

const own: Record<string, (body: { siteId: string; spaceId: string }) => unknown> = {
  '/bench/units': () => ({ ...take(), rssBytes: process.memoryUsage.rss(), peakRssBytes }),
  '/bench/find': async ({ siteId, spaceId }) => ({
    needIds: (await findNeeds(deps as never, siteId, spaceId))?.map(({ needId }) => needId),
  }),
  '/bench/publish': ({ spaceId }) => publish(spaceId),
};

/** Loaded with the first page asked for: whoever measures the API alone does not pay for them. */
let pages: Promise<{ fetch(request: Request): Response | Promise<Response> }> | undefined;

serve(async (request) => {
  const { pathname } = new URL(request.url);
  const answer = own[pathname];
  if (!answer && pathname.startsWith('/v1/')) return app.fetch(request);
  if (!answer) {
    pages ??= import('./bench-pages.ts').then(({ benchPages }) => benchPages(deps));
    return (await pages).fetch(request);
  }
  return Response.json(await answer(request.method === 'POST' ? ((await request.json()) as never) : ({} as never)));
});
