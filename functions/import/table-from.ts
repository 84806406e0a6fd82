import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { DynamoAt } from '#shared/store/dynamo/dynamo-client.ts';

const engineSchema = z.object({ endpoint: z.url(), tableName: z.string(), region: z.string() });

/** Where the rows go: to a table on AWS by its name, else to the engine of the service that runs on a folder here. */
export const tableFrom = async (
  env: Record<string, string | undefined>,
): Promise<{ tableName: string; client: DynamoAt }> => {
  if (env['TABLE_NAME']) return { tableName: env['TABLE_NAME'], client: await yourOwn() };
  const dataDir = env['DATA_DIR'] || '.local';
  let text: string;
  try {
    text = readFileSync(join(dataDir, 'engine.json'), 'utf8');
  } catch (cause) {
    throw new Error(`No service has run on ${dataDir}: start one (npm start), or give TABLE_NAME for AWS.`, { cause });
  }
  const { endpoint, region, tableName } = engineSchema.parse(JSON.parse(text));
  const credentials = { accessKeyId: 'import', secretAccessKey: 'import' };
  return { tableName, client: { endpoint, region, credentials } };
};

/** Region and credentials as the AWS SDK finds them: environment, profiles, single sign-on, renewed as they expire. */
const yourOwn = async (): Promise<DynamoAt> => {
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const { region, credentials } = new DynamoDBClient({}).config;
  return { region: await region(), credentials: () => credentials() };
};
