import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BENCH_REGION, benchCredentials } from '../bench-table.ts';

type Capacity = { CapacityUnits?: number };
export type Units = { read: number; write: number; calls: number; byCommand: Record<string, number> };
const none = (): Units => ({ read: 0, write: 0, calls: 0, byCommand: {} });

/** A client that has the table say what each call consumed. */
export const countedClient = (endpoint: string): { client: DynamoDBClient; take(): Units } => {
  const client = new DynamoDBClient({ endpoint, region: BENCH_REGION, credentials: benchCredentials });
  let units = none();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const name = String((context as { commandName?: string }).commandName).replace('Command', '');
      const input = { ...(args.input as object), ReturnConsumedCapacity: 'TOTAL' };
      const answer = await next({ ...args, input: input as typeof args.input });
      const consumed = (answer.output as { ConsumedCapacity?: Capacity | Capacity[] }).ConsumedCapacity;
      const sum = [consumed ?? []].flat().reduce((all, { CapacityUnits }) => all + (CapacityUnits ?? 0), 0);
      units.calls += 1;
      units[/^(Get|BatchGet|Query)/.test(name) ? 'read' : 'write'] += sum;
      units.byCommand[name] = (units.byCommand[name] ?? 0) + sum;
      return answer;
    },
    { step: 'initialize', name: 'count' },
  );
  return {
    client,
    take() {
      const taken = units;
      units = none();
      return taken;
    },
  };
};
