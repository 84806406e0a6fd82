import { type DynamoClient, dynamoClient } from '#shared/store/dynamo/dynamo-client.ts';

export const KILLED = 'killed';

/** A client whose owner dies: the writes after the nth never reach the table, and no read does. */
export const mortalClient = (endpoint: string, writes: number): DynamoClient => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = dynamoClient({ endpoint, region: 'eu-central-1', credentials });
  let left = writes;
  return {
    async call(operation, input) {
      if (!/^(Get|BatchGet|Query)/.test(operation)) left -= 1;
      if (left < 0) throw new Error(KILLED);
      return client.call(operation, input);
    },
  };
};
