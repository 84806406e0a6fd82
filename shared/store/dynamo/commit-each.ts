import { AppError } from '#shared/errors.ts';
import type { Change } from '../ports.ts';
import { NoAnswer } from './dynamo-client.ts';
import { inFlight } from './in-flight.ts';
import type { DynamoTable } from './table.ts';

const MOST_IN_A_TRANSACTION = 100; // TransactWriteItems: 100 actions (DynamoDB developer guide, quotas)
const CALLS_IN_FLIGHT = 4;

/**
 * Writes each unit whole or not at all, many units in one call, in no order; answers which were written and which their
 * guards refused. A unit holds at most 100 changes, and no two units change the same row.
 */
export const commitEach = async (
  table: Pick<DynamoTable, 'commit'>,
  units: readonly (readonly Change[])[],
): Promise<boolean[]> => {
  const written = units.map(() => true);
  const alone = async (n: number): Promise<void> => {
    written[n] = await isWritten(table.commit(units[n]!));
  };
  await inFlight(callsOf(units), CALLS_IN_FLIGHT, async (call) => {
    if (call.length === 1) return alone(call[0]!);
    try {
      await table.commit(call.flatMap((n) => units[n]!));
    } catch (error) {
      if (error instanceof NoAnswer) throw error; // alone they would be refused by what may have been written
      for (const n of call) await alone(n); // one of them was refused, or all together are too large: each says for itself
    }
  });
  return written;
};

const isWritten = (commit: Promise<void>): Promise<boolean> =>
  commit.then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof AppError) || error.code === 'unavailable') throw error;
      return false;
    },
  );

const callsOf = (units: readonly (readonly Change[])[]): number[][] => {
  const calls: number[][] = [];
  let room = 0;
  for (const [n, { length }] of units.entries()) {
    if (length > room) {
      calls.push([]);
      room = MOST_IN_A_TRANSACTION;
    }
    calls.at(-1)!.push(n);
    room -= length;
  }
  return calls;
};
