import { type DynamoClient, dynamoClient } from '#shared/store/dynamo/dynamo-client.ts';
import { BENCH_REGION, benchCredentials } from '../bench-table.ts';

type Capacity = { CapacityUnits?: number };
export type Units = { read: number; write: number; calls: number; byCommand: Record<string, number> };
const none = (): Units => ({ read: 0, write: 0, calls: 0, byCommand: {} });

/** Parts of tiles are read as a search, nouns to check what is shown: told apart by their keys. */
const isOfTiles = (input: unknown): boolean => {
  const { RequestItems = {} } = input as { RequestItems?: Record<string, { Keys?: { sk?: unknown }[] }> };
  return Object.values(RequestItems).some(({ Keys }) => String(Keys?.[0]?.sk ?? '').includes('T#'));
};

/** A client that has the table say what each call consumed. */
export const countedClient = (endpoint: string): { client: DynamoClient; take(): Units } => {
  const client = dynamoClient({ endpoint, region: BENCH_REGION, credentials: benchCredentials });
  let units = none();
  return {
    client: {
      async call(operation, input) {
        const name = isOfTiles(input) ? `${operation} of tiles` : operation;
        const answer = await client.call(operation, { ...input, ReturnConsumedCapacity: 'TOTAL' });
        const consumed = (answer as { ConsumedCapacity?: Capacity | Capacity[] }).ConsumedCapacity;
        const sum = [consumed ?? []].flat().reduce((all, { CapacityUnits }) => all + (CapacityUnits ?? 0), 0);
        units.calls += 1;
        units[/^(Get|BatchGet|Query)/.test(name) ? 'read' : 'write'] += sum;
        units.byCommand[name] = (units.byCommand[name] ?? 0) + sum;
        return answer;
      },
    },
    take() {
      const taken = units;
      units = none();
      return taken;
    },
  };
};
