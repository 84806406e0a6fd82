import type { Invocation } from './functions.ts';

/**
 * Which items of a batch failed, by index. Without ReportBatchItemFailures it is all or none; with it, an answer that
 * AWS could not read counts as a failure of all.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function failedItems(invocation: Invocation, itemIds: readonly string[], reportsFailures: boolean): Set<number> {
  const all = new Set(itemIds.keys());
  if (!invocation.ok) return all;
  if (!reportsFailures) return new Set();
  const answer: unknown = JSON.parse(invocation.payload);
  if (answer === null) return new Set();
  if (typeof answer !== 'object') return all;
  const failures = (answer as { batchItemFailures?: unknown }).batchItemFailures;
  if (failures === undefined || failures === null) return new Set();
  if (!Array.isArray(failures)) return all;
  const failed = new Set<number>();
  for (const failure of failures as unknown[]) {
    const id = (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier;
    const index = typeof id === 'string' ? itemIds.indexOf(id) : -1;
    if (index < 0) return all;
    failed.add(index);
  }
  return failed;
}
