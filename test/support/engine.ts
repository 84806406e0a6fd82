import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startEngineProcess } from '#infra/local/engine.ts';
import { type DynamoClient, dynamoClient } from '#shared/store/dynamo/dynamo-client.ts';

export type TestEngine = {
  endpoint: string;
  /** As the service reads and writes. */
  dynamo: DynamoClient;
  client: DynamoDBClient;
  documents: DynamoDBDocumentClient;
  /** Creates the service's table under a name of its own and returns that name. */
  createTable(name?: string): Promise<string>;
  stop(): Promise<void>;
};

let tables = 0;

/** One engine in memory for one test file: start it in beforeAll, stop it in afterAll. */
export async function startEngine(): Promise<TestEngine> {
  const outside = process.env['DYNAMODB_ENDPOINT'];
  const engine = outside === undefined ? await startEngineProcess() : undefined;
  const endpoint = engine?.endpoint ?? outside ?? '';
  const at = { endpoint, region: 'eu-central-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const client = new DynamoDBClient(at);
  return {
    endpoint,
    dynamo: dynamoClient(at),
    client,
    documents: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    createTable: (name = `table-${process.pid}-${++tables}`) => createServiceTable(client, name),
    async stop() {
      client.destroy();
      await engine?.stop();
    },
  };
}

export const createServiceTable = async (client: DynamoDBClient, name: string): Promise<string> => {
  await client.send(new CreateTableCommand({ TableName: name, ...serviceTable }));
  return name;
};

const string = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];

/** As the template declares it; a test of the laptop run compares the two. */
export const serviceTable = {
  BillingMode: 'PAY_PER_REQUEST' as const,
  AttributeDefinitions: ['pk', 'sk', 'listPk', 'listSk', 'duePk', 'dueSk'].map(string),
  KeySchema: keys('pk', 'sk'),
  GlobalSecondaryIndexes: [
    { IndexName: 'byList', KeySchema: keys('listPk', 'listSk'), Projection: { ProjectionType: 'ALL' as const } },
    { IndexName: 'byDue', KeySchema: keys('duePk', 'dueSk'), Projection: { ProjectionType: 'ALL' as const } },
  ],
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' as const },
};
