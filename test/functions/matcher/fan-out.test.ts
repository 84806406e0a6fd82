import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMatcher } from '#functions/matcher/matcher.ts';
import { dynamoStores } from '#shared/store/dynamo/stores.ts';
import type { JudgeMessage } from '#shared/store/event-ports.ts';
import { dispatchDue } from '#shared/usecases/dispatch-due.ts';
import { judgeSpace } from '#shared/usecases/judge-space.ts';
import { openNeedsOfCapital } from '#test/support/a-capital.ts';
import { aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { type EventWorld, startEventWorld } from '#test/support/event-world.ts';
import { KILLED, mortalClient } from '#test/support/mortal-client.ts';

const MANY = 110;
const AT_ONCE = 40;
const FEW = 24;
const PEOPLE = Array.from({ length: 40 }, (_, n) => `person-${n}`);

let world: EventWorld;
let sites: { id: string; manager: string }[];
beforeAll(async () => {
  world = await startEventWorld();
  world.at('2026-11-24T09:00:00Z');
  sites = [];
  for (const [manager, lat] of [
    ['metropolis', 50.9],
    ['town', 55.9],
  ] as const)
    sites.push({ manager, ...(await aVerifiedSite(world, manager, { location: { lat, lon: 13.38 } })) });
  await openNeedsOfCapital(world.deps, { lat: 50.9, lon: 13.38, needs: MANY, prefix: 'many-', persons: PEOPLE });
  await openNeedsOfCapital(world.deps, { lat: 55.9, lon: 13.38, needs: FEW, prefix: 'few-', persons: PEOPLE });
}, 120_000);
afterAll(() => world.stop());

const published = (n: number) => aPublishedSpace(world, sites[n]!.manager, sites[n]!.id);
const messageOf = (spaceId: string): JudgeMessage => ({
  ...{ kind: 'space', id: spaceId, by: null },
  at: world.deps.now().toISOString(),
});
const recordsOf = async (spaceId: string) => {
  const needIds = await world.deps.matches.listNeedIds(spaceId);
  return world.deps.matches.findMany(needIds.map((needId) => ({ needId, spaceId })));
};
/** Needs that somebody has been told of, as often as they were. */
const toldOf = async (spaceId: string): Promise<string[]> => {
  const lists = await Promise.all(PEOPLE.map((id) => world.deps.notes.list(id, { limit: 1000 })));
  const notes = lists.flatMap(({ items }) => items).filter((note) => note.spaceId === spaceId);
  return notes.flatMap(({ needIds }) => needIds).sort();
};
const summariesOf = async (n: number, spaceId: string) =>
  (await world.notesOf(sites[n]!.manager)).filter((note) => note.spaceId === spaceId && note.because === 'published');
const judge = async (messages: readonly JudgeMessage[]): Promise<number> => {
  const { matchQueue, mailQueue, deps } = world;
  const matcher = createMatcher({ ...deps, instantDelayS: 60, pairsAtOnce: AT_ONCE, matchQueue, mailQueue });
  const Records = messages.map((message, n) => ({ messageId: String(n), body: JSON.stringify(message) }));
  return (await matcher({ Records } as SQSEvent)).batchItemFailures.length;
};
/** A step of the queue: the messages that wait, each once. */
const step = async (): Promise<void> => {
  expect(await judge(world.matchQueue.held.splice(0))).toBe(0);
};

describe('a space published in the middle of a capital', () => {
  it('is told to the best first, a batch at a time, and mails leave in that order, no more a second than SES takes', async () => {
    const space = await published(0);
    world.mailQueue.held.length = 0;
    expect(await judge([messageOf(space.id)])).toBe(0);
    const first = await recordsOf(space.id);
    expect(first).toHaveLength(AT_ONCE);
    expect(world.matchQueue.held).toMatchObject([{ kind: 'space', id: space.id, nth: 2 }]);
    expect(await summariesOf(0, space.id)).toEqual([]);
    await step();
    expect(await recordsOf(space.id)).toHaveLength(2 * AT_ONCE);
    await step();
    expect(world.matchQueue.held).toEqual([]);

    const all = await recordsOf(space.id);
    expect(all).toHaveLength(MANY);
    const scores = all.map(({ told }) => told!.score).sort((a, b) => b - a);
    expect(new Set(scores).size).toBeGreaterThan(5);
    expect(first.map(({ told }) => told!.score).sort((a, b) => b - a)).toEqual(scores.slice(0, AT_ONCE));
    expect(new Set(await toldOf(space.id)).size).toBe(MANY);
    expect(await toldOf(space.id)).toHaveLength(MANY);
    expect(all.every(({ told, toldSite }) => told?.state === 'closed' && toldSite?.state === 'listed')).toBe(true);
    const [summary, ...more] = await summariesOf(0, space.id);
    expect([summary.needCount, summary.needIds.length, more]).toEqual([MANY, 50, []]);

    const flushes = await Promise.all(PEOPLE.map((id) => world.deps.outbox.findFlush(id, 'instant')));
    const dueAt = flushes.flatMap((flush) => (flush ? [flush.dueAt] : [])).sort();
    const perSecond = dueAt.map((at) => dueAt.filter((other) => other === at).length);
    expect(dueAt.length).toBeGreaterThan(20);
    expect([Math.max(...perSecond), dueAt[0]]).toEqual([14, '2026-11-24T09:01:00.000Z']);
    const best = all.reduce((a, b) => (b.told!.score > a.told!.score ? b : a));
    const [member] = await world.deps.memberships.ofScope({ kind: 'actor', id: best.actorId });
    expect(flushes.find((flush) => flush?.personId === member!.personId)?.dueAt).toBe(dueAt[0]);
    expect(new Set(world.mailQueue.held.map(({ personId }) => personId)).size).toBe(dueAt.length);

    const last = flushes.find((flush) => flush?.dueAt === dueAt.at(-1))!;
    const soon = '2026-11-24T09:01:00.000Z';
    await world.deps.outbox.hastenFlush(last.personId, 'instant', soon); // something comes that waits for nobody
    await world.deps.outbox.hastenFlush(last.personId, 'instant', dueAt.at(-1)!);
    expect(await world.deps.outbox.findFlush(last.personId, 'instant')).toMatchObject({ dueAt: soon });

    const delays: number[] = [];
    const mailQueue = {
      send: async (messages: readonly object[], delayS?: number | ((nth: number) => number)) =>
        void delays.push(...messages.map((_, n) => (typeof delayS === 'function' ? delayS(n) : (delayS ?? 0)))),
    };
    await dispatchDue({ ...world.deps, now: () => new Date('2026-11-24T10:00:00Z'), mailQueue });
    expect(delays).toHaveLength(dueAt.length);
    expect(delays.filter((delay) => delay === 0)).toHaveLength(14);
  }, 120_000);

  it('is told to nobody more once it is withdrawn, and to the rest when it is published again', async () => {
    const space = await published(0);
    await judge([messageOf(space.id)]);
    expect(await toldOf(space.id)).toHaveLength(AT_ONCE);
    const paused = await world.call('POST', `/spaces/${space.id}/pause`, {
      as: 'metropolis',
      version: space.version,
    });
    expect(paused.status).toBe(200);
    await step(); // the second batch
    expect(world.matchQueue.held).toEqual([]);
    await judge([messageOf(space.id)]); // the withdrawal
    while (world.matchQueue.held.length > 0) await step();
    expect(await toldOf(space.id)).toHaveLength(AT_ONCE);
    expect(await summariesOf(0, space.id)).toEqual([]);

    await world.call('POST', `/spaces/${space.id}/publish`, { as: 'metropolis', version: paused.body.version });
    await judge([messageOf(space.id)]);
    while (world.matchQueue.held.length > 0) await step();
    expect(new Set(await toldOf(space.id)).size).toBe(MANY);
    expect(await toldOf(space.id)).toHaveLength(MANY);
    expect(await summariesOf(0, space.id)).toMatchObject([{ needCount: MANY }]);
  }, 120_000);
});

describe('a fan-out', () => {
  /** A matcher that dies: after so many writes no more of its writes reach the table. */
  const mortal = (writes: number) => {
    const client = mortalClient(world.engine.endpoint, writes);
    return { ...world.deps, ...dynamoStores(client, world.tableName) };
  };

  it('that is killed at any write goes on with nobody told twice or left out', async () => {
    const space = await published(1);
    let message: JudgeMessage | undefined = messageOf(space.id);
    for (let life = 1; message; life += 1) {
      try {
        const { rest }: { rest: JudgeMessage[] } = await judgeSpace(mortal(life), message, 8);
        message = rest[0];
      } catch (error) {
        if (!(error instanceof Error && error.message === KILLED)) throw error; // else it comes again
      }
      expect(life).toBeLessThan(60);
    }
    const told = await toldOf(space.id);
    expect([new Set(told).size, told.length]).toEqual([FEW, FEW]);
    expect(await summariesOf(1, space.id)).toMatchObject([{ needCount: FEW }]);
    expect(await world.deps.fanOuts.find(space.id)).toBeUndefined();
  }, 60_000);

  it('whose every message comes twice, at once or later, tells each need once and one summary of all', async () => {
    const space = await published(1);
    const seen: JudgeMessage[] = [];
    const twice = async (messages: readonly JudgeMessage[]): Promise<void> => {
      const once = [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()];
      if (once.length === 0) return;
      seen.push(...once);
      expect(seen.length).toBeLessThan(40);
      const all = [...once, ...once];
      const outcomes = await Promise.allSettled(all.map((message) => judgeSpace(world.deps, message, 8)));
      await twice(outcomes.flatMap((one, n) => (one.status === 'fulfilled' ? one.value.rest : [all[n]!])));
    };
    await twice([messageOf(space.id)]);
    const later = seen.filter(({ run }) => run !== undefined).reverse();
    for (const message of later) expect((await judgeSpace(world.deps, message, 8)).rest).toEqual([]);
    const told = await toldOf(space.id);
    expect([new Set(told).size, told.length]).toEqual([FEW, FEW]);
    expect(await summariesOf(1, space.id)).toMatchObject([{ needCount: FEW }]);
    const ofSpaces = (await world.notesOf('town')).filter(({ spaceId }) => spaceId !== null);
    expect(ofSpaces).toHaveLength(2); // of both the summary, and no need by itself
  }, 60_000);

  it('goes on from a message of the queue as from any other, and refuses one that is none', async () => {
    const failed = await createMatcher({
      ...{ ...world.deps, instantDelayS: 60, matchQueue: world.matchQueue, mailQueue: world.mailQueue },
    })({
      Records: [
        { messageId: 'gone', body: JSON.stringify({ ...messageOf('nowhere'), run: 'a', nth: 3 }) },
        { messageId: 'none', body: JSON.stringify({ ...messageOf('nowhere'), run: 'a', nth: 'third' }) },
      ],
    } as SQSEvent);
    expect(failed.batchItemFailures).toEqual([{ itemIdentifier: 'none' }]);
  });
});
