import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JudgeMessage } from '#shared/store/event-ports.ts';
import { judgeNeed } from '#shared/usecases/judge-need.ts';
import { judgeSpace } from '#shared/usecases/judge-space.ts';
import { anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { type EventWorld, startEventWorld } from '#test/support/event-world.ts';

let world: EventWorld;
beforeAll(async () => {
  world = await startEventWorld();
});
afterAll(() => world.stop());

type Judge = typeof judgeNeed;
/** Judges two pairs a message, as a need or space with many matches is judged; answers how many messages it took. */
const inPages = async (judge: Judge, message: JudgeMessage): Promise<number> => {
  let [messages, count]: [JudgeMessage[], number] = [[message], 0];
  while (messages.length > 0) {
    const next = await Promise.all(messages.map((each) => judge(world.deps, each, 2)));
    count += messages.length;
    messages = next.flatMap(({ rest }) => rest);
  }
  return count;
};
const message = (kind: 'need' | 'space', id: string): JudgeMessage => ({
  kind,
  id,
  by: null,
  at: world.deps.now().toISOString(),
});

it('goes on in a message of its own where there are more pairs than one can judge, and misses none', async () => {
  const site = await aVerifiedSite(world, 'manager');
  const space = await aPublishedSpace(world, 'manager', site.id);
  const needs: string[] = [];
  for (let i = 0; i < 5; i += 1) needs.push((await anOpenNeed(world, `maker${i}`)).id);
  expect(await inPages(judgeSpace, message('space', space.id))).toBe(3);
  for (let i = 0; i < 5; i += 1) expect(await world.notesOf(`maker${i}`)).toHaveLength(1);
  const summary = (await world.notesOf('manager')).filter(({ kind }) => kind === 'new-need');
  expect(summary).toHaveLength(1); // one, when the last page is done
  expect([...summary[0]!.needIds].sort()).toEqual([...needs].sort());

  for (let i = 0; i < 2; i += 1) await aPublishedSpace(world, 'manager', site.id);
  expect(await inPages(judgeNeed, message('need', needs[0]!))).toBe(2);
  expect(await world.notesOf('maker0')).toHaveLength(3);
  expect(await world.notesOf('maker1')).toHaveLength(1);
});
