import { setTimeout as sleep } from 'node:timers/promises';
import type { EventSources } from './event-sources.ts';
import type { LocalFunction } from './functions.ts';
import type { Queues } from './queues.ts';
import type { Schedule } from './schedules.ts';

type Watched = {
  sources: EventSources;
  queues: Queues;
  functions: readonly LocalFunction[];
  schedules: readonly Schedule[];
};

const longestDelayMs = 10_000; // the delays of a laptop are 2 s; longer ones are somebody's plan for later

/**
 * Settles when every stream is read to its end, no function runs, and no polled queue holds anything that is due within
 * seconds. What failed and waits for its visibility timeout is not waited for.
 */
export async function settled({ sources, queues, functions, schedules }: Watched, withinMs = 30_000): Promise<void> {
  const busy = (): string[] => [
    ...functions.filter((one) => one.running() > 0).map(({ id }) => `${id} runs`),
    ...schedules.filter((one) => one.isRunning()).map(({ id }) => `${id} fires`),
    ...sources.queues.flatMap(({ queue, active }) => {
      const { ready } = queues.depth(queue);
      const due = queues.dueWithin(queue, longestDelayMs);
      return ready + due + active() > 0 ? [`${queue.id} holds ${ready} ready, ${due} soon`] : [];
    }),
  ];
  const deadlineMs = Date.now() + withinMs;
  for (let quietRounds = 0; quietRounds < 2; ) {
    const late = sleep(Math.max(0, deadlineMs - Date.now()), 'late' as const, { ref: false });
    const read = Promise.all(sources.streams.map((stream) => stream.caughtUp()));
    const reading = (await Promise.race([read, late])) === 'late' ? ['a stream is being read'] : [];
    const still = [...reading, ...busy()];
    quietRounds = still.length === 0 ? quietRounds + 1 : 0;
    if (still.length === 0) continue;
    if (Date.now() >= deadlineMs) throw new Error(`Not settled after ${withinMs} ms: ${still.join('; ')}`);
    await sleep(20);
  }
}
