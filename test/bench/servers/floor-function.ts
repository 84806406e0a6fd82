import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';

// What every function pays at the least: bare Hono, the document client, one GetItem.

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const app = new Hono();
app.get('/:pk/:sk', async (c) => {
  const { Item } = await documents.send(
    new GetCommand({ TableName: process.env['TABLE_NAME']!, Key: c.req.param(), ConsistentRead: true }),
  );
  return Item ? c.json(Item) : c.json({}, 404);
});
export const handler = handle(app);
