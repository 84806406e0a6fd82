import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BENCH_REGION, benchCredentials } from '../bench-table.ts';

export type Units = { read: number; write: number; calls: number; answerBytes: number };

/** A client that has the table say what each call consumed. */
export const countedClient = (endpoint: string): { client: DynamoDBClient; take(): Units } => {
  const client = new DynamoDBClient({ endpoint, region: BENCH_REGION, credentials: benchCredentials });
  let units: Units = { read: 0, write: 0, calls: 0, answerBytes: 0 };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const name = String((context as { commandName?: string }).commandName);
      const isRead = /^(Get|BatchGet|Query)/.test(name);
      const input = { ...(args.input as object), ReturnConsumedCapacity: 'TOTAL' };
      const answer = await next({ ...args, input: input as typeof args.input });
      const consumed = (answer.output as { ConsumedCapacity?: Capacity | Capacity[] }).ConsumedCapacity;
      const sum = [consumed ?? []].flat().reduce((all, { CapacityUnits }) => all + (CapacityUnits ?? 0), 0);
      units.calls += 1;
      units[isRead ? 'read' : 'write'] += sum;
      return answer;
    },
    { step: 'initialize', name: 'count' },
  );
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const { headers } = answer.response as { headers?: Record<string, string> };
      units.answerBytes += Number(headers?.['content-length'] ?? 0);
      return answer;
    },
    { step: 'deserialize', name: 'weigh' },
  );
  return {
    client,
    take() {
      const taken = units;
      units = { read: 0, write: 0, calls: 0, answerBytes: 0 };
      return taken;
    },
  };
};
type Capacity = { CapacityUnits?: number };
