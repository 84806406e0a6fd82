import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { Hono } from 'hono';
import { BENCH_REGION, benchCredentials } from '../bench-table.ts';
import { serve } from './serve.ts';

// The floor: bare Hono, the document client, one GetItem.

const endpoint = process.env['ENDPOINT']!;
const documents = DynamoDBDocumentClient.from(
  new DynamoDBClient({ endpoint, region: BENCH_REGION, credentials: benchCredentials }),
);
const app = new Hono();
app.get('/:pk/:sk', async (c) => {
  const { Item } = await documents.send(
    new GetCommand({ TableName: process.env['TABLE_NAME']!, Key: c.req.param(), ConsistentRead: true }),
  );
  return c.json(Item ?? {});
});
serve(app.fetch);
