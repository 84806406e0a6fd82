import type { SQSEvent } from 'aws-lambda';
import { createMatcher } from '#functions/matcher/matcher.ts';
import type { JudgeMessage } from '#shared/store/event-ports.ts';
import type { World } from './world.ts';

/** Judges or tells of one thing, as the matcher does when the stream has brought it. */
export const matcherOf = (world: World) => {
  const held: JudgeMessage[] = [];
  const matcher = createMatcher({
    ...world.deps,
    instantDelayS: 60,
    matchQueue: { send: async (messages) => void held.push(...messages) },
    mailQueue: { send: async () => {} },
  });
  return async (kind: JudgeMessage['kind'], id: string): Promise<void> => {
    held.push({ kind, id, by: null, at: world.deps.now().toISOString() });
    while (held.length > 0) {
      const Records = held.splice(0).map((message, n) => ({ messageId: String(n), body: JSON.stringify(message) }));
      const { batchItemFailures } = await matcher({ Records } as SQSEvent);
      if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} messages failed in the matcher`);
    }
  };
};
