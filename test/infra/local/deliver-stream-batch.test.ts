import { expect, it } from 'vitest';
import { deliverStreamBatch, type GivenUp, type StreamRecord } from '#infra/local/deliver-stream-batch.ts';

const record = (number: number, ageS = 0): StreamRecord => ({
  eventID: `${number}`,
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: `${number}`, ApproximateCreationDateTime: Date.now() / 1000 - ageS, Keys: {} },
});
const numbers = (records: readonly StreamRecord[]) => records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber));

/** Delivers 1 to `count` to a function that fails as `fails` says, and tells what happened. */
async function deliver(
  count: number,
  fails: (batch: number[]) => 'all' | number[],
  options: { bisects?: boolean; maxRetries?: number; maxAgeS?: number; ages?: number[] } = {},
) {
  const invoked: number[][] = [];
  const done: number[] = [];
  const givenUp: GivenUp[] = [];
  const records = Array.from({ length: count }, (_, at) => record(at + 1, options.ages?.[at]));
  await deliverStreamBatch(records, {
    async invoke(batch) {
      const given = numbers(batch);
      invoked.push(given);
      const failed = fails(given);
      return new Set(failed === 'all' ? given.keys() : failed.map((number) => given.indexOf(number)));
    },
    checkpoint: (last) => done.push(Number(last.dynamodb.SequenceNumber)),
    giveUp: (what) => givenUp.push(what),
    bisects: options.bisects ?? false,
    maxRetries: options.maxRetries ?? 2,
    maxAgeS: options.maxAgeS ?? -1,
    firstRetryMs: 1,
    signal: new AbortController().signal,
  });
  return {
    invoked,
    done,
    givenUp: givenUp.map(({ records, condition }) => ({ records: numbers(records), condition })),
  };
}

it('marks the last record of a batch that went well', async () => {
  expect(await deliver(3, () => [])).toEqual({ invoked: [[1, 2, 3]], done: [3], givenUp: [] });
});

it('goes on from the first record that is reported as failed', async () => {
  let tries = 0;
  const { invoked, done } = await deliver(4, (batch) => (batch.includes(3) && tries++ === 0 ? [3] : []));
  expect(invoked).toEqual([
    [1, 2, 3, 4],
    [3, 4],
  ]);
  expect(done).toEqual([2, 4]);
});

it('halves a failing batch until the poison is alone, gives that up and loses nothing around it', async () => {
  const { invoked, done, givenUp } = await deliver(5, (batch) => (batch.includes(4) ? 'all' : []), { bisects: true });
  expect(givenUp).toEqual([{ records: [4], condition: 'RetryAttemptsExhausted' }]);
  expect(done).toEqual([3, 5]);
  expect(invoked).toEqual([[1, 2, 3, 4, 5], [1, 2, 3], [4, 5], [4], [4], [4], [5]]);
});

it('gives up a whole batch after its retries when it may not halve', async () => {
  const { invoked, givenUp } = await deliver(2, () => 'all', { maxRetries: 1 });
  expect(invoked).toEqual([
    [1, 2],
    [1, 2],
  ]);
  expect(givenUp).toEqual([{ records: [1, 2], condition: 'RetryAttemptsExhausted' }]);
});

it('gives up what is too old without trying it', async () => {
  const { invoked, givenUp } = await deliver(2, () => [], { maxAgeS: 60, ages: [120, 0] });
  expect(givenUp).toEqual([{ records: [1], condition: 'RecordAgeExceeded' }]);
  expect(invoked).toEqual([[2]]);
});
