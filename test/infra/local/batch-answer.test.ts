import { expect, it } from 'vitest';
import { failedItems } from '#infra/local/batch-answer.ts';

const answer = (value: unknown) => ({ ok: true as const, requestId: 'r', payload: JSON.stringify(value ?? null) });
const failures = (...ids: unknown[]) =>
  answer({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });
const crash = { ok: false as const, requestId: 'r', errorType: 'Error', errorMessage: 'no' };

it.each([
  ['nothing, when it returns nothing', answer(undefined), []],
  ['nothing, when it reports none', failures(), []],
  ['what it reports', failures('b'), [1]],
  ['everything, when it crashes', crash, [0, 1, 2]],
  ['everything, when it reports an item that is not in the batch', failures('x'), [0, 1, 2]],
  ['everything, when it reports an empty name', failures(''), [0, 1, 2]],
  ['everything, when its answer is no report', answer('done'), [0, 1, 2]],
])('counts as failed %s', (_, invocation, failed) => {
  expect([...failedItems(invocation, ['a', 'b', 'c'], true)]).toEqual(failed);
});

it('takes any answer as success where failures are not reported', () => {
  expect(failedItems(failures('b'), ['a', 'b'], false).size).toBe(0);
  expect(failedItems(crash, ['a', 'b'], false).size).toBe(2);
});
