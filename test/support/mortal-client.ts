import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export const KILLED = 'killed';

/** A client whose owner dies: the writes after the nth never reach the table, and no read does. */
export const mortalClient = (endpoint: string, writes: number): { client: DynamoDBClient; stop(): void } => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials });
  let left = writes;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const { commandName = '' } = context as { commandName?: string };
      if (!/^(Get|BatchGet|Query)/.test(commandName)) left -= 1;
      if (left < 0) throw new Error(KILLED);
      return next(args);
    },
    { step: 'initialize', name: 'mortal' },
  );
  return { client, stop: () => client.destroy() };
};
