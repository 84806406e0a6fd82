import * as z from 'zod';
import { AppError } from '#shared/errors.ts';
import type { FanOutStore, Ranked } from '../fan-out-ports.ts';
import { fanOutBatches, fanOutBatchKey, fanOutKey } from './keys.ts';
import type { DynamoTable } from './table.ts';

const fanOutSchema = z.object({
  run: z.string(),
  spaceId: z.string(),
  siteId: z.string(),
  by: z.string().nullable(),
  at: z.string(),
  via: z.enum(['summary', 'need']),
  isOffered: z.boolean(),
  startedAt: z.string(),
  batches: z.int(),
  done: z.int(),
  mails: z.int(),
  owed: z.object({ kind: z.string(), id: z.string(), at: z.string(), by: z.string().nullable() }).nullable(),
});
// Two lists side by side rather than a list of pairs: half the bytes.
const batchSchema = z.object({
  needIds: z.array(z.string()),
  scores: z.array(z.number().nullable()),
  listed: z.array(z.object({ needId: z.string(), score: z.number() })).default([]),
});

/** Longer than any message of the queue is tried. */
const KEPT_S = 14 * 86_400;
const WRITES_IN_FLIGHT = 16;
/** What was found to belong to the summary after all stands behind every batch. */
const LATE = 99_999;

export const dynamoFanOutStore = (table: DynamoTable): FanOutStore => {
  const ttlEpochS = (at: string): number => Math.floor(Date.parse(at) / 1000) + KEPT_S;
  const batchRow = (ranked: readonly Ranked[]) => ({
    needIds: ranked.map(({ needId }) => needId),
    scores: ranked.map(({ score }) => score),
  });
  const isThis = (run: string, done?: number) => ({
    text: done === undefined ? 'run = :run' : 'run = :run AND done = :done',
    values: { ':run': run, ...(done !== undefined && { ':done': done }) },
  });
  return {
    async find(spaceId) {
      const row = await table.get(fanOutKey(spaceId));
      return row && fanOutSchema.parse(row);
    },
    async start(fanOut, batches) {
      const { spaceId, run, startedAt } = fanOut;
      const rows = batches.map((ranked, n) => ({
        ...fanOutBatchKey(spaceId, run, n + 1),
        ...batchRow(ranked),
        ttlEpochS: ttlEpochS(startedAt),
      }));
      for (let at = 0; at < rows.length; at += WRITES_IN_FLIGHT)
        await Promise.all(rows.slice(at, at + WRITES_IN_FLIGHT).map((row) => table.commit([table.put(row)])));
      await table.commit([table.put({ ...fanOutKey(spaceId), ...fanOut, ttlEpochS: ttlEpochS(startedAt) })]);
    },
    async batch(spaceId, run, nth) {
      const row = await table.get(fanOutBatchKey(spaceId, run, nth));
      if (!row) return [];
      const { needIds, scores } = batchSchema.parse(row);
      return needIds.map((needId, n) => ({ needId, score: scores[n] ?? null }));
    },
    advance({ spaceId, run, done, startedAt }, mails, ranked, listed) {
      const counted = table.update(fanOutKey(spaceId), 'SET done = :next, mails = :mails', {
        values: { ':next': done + 1, ':mails': mails },
        when: isThis(run, done),
      });
      if (listed.length === 0) return [counted];
      const key = fanOutBatchKey(spaceId, run, done + 1);
      return [counted, table.put({ ...key, ...batchRow(ranked), listed, ttlEpochS: ttlEpochS(startedAt) })];
    },
    async addListed(spaceId, run, listed, at) {
      const row = { ...fanOutBatchKey(spaceId, run, LATE), ...batchRow([]), listed };
      await table.commit([table.put({ ...row, ttlEpochS: ttlEpochS(at) })]);
    },
    async listed(spaceId, run) {
      const { pk, prefix } = fanOutBatches(spaceId, run);
      const rows = (await table.query(pk, { prefix })).items.map((row) => batchSchema.parse(row));
      return new Map(rows.flatMap(({ listed }) => listed).map((each) => [each.needId, each]));
    },
    async end({ spaceId, run }) {
      const another = new AppError('stale_version', 'Another run is under way.');
      await table.commit([table.remove(fanOutKey(spaceId), isThis(run), () => another)]).catch((error) => {
        if (error !== another) throw error;
      });
    },
  };
};
