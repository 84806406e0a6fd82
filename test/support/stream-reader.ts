import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { TestEngine } from './engine.ts';

/** Sort keys whose changes the stack's filter lets through to the router. */
const FILTERED = /^(SITE|SPACE|NEED|ACTOR|CALENDAR|INVITATION|APPLICATION|MEMBERINVITE|MEMBER#.*)$/;

/** Reads the table's stream from where it came to: what is new since the last call. */
export const streamReader = async ({ client, endpoint }: TestEngine, tableName: string) => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  const StreamArn = Table?.LatestStreamArn;
  // biome-ignore lint/suspicious/noExplicitAny: answers of the stream's own protocol, for which no client is installed
  const call = async (operation: string, body: object): Promise<any> => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
        authorization:
          'AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
        'x-amz-date': '20260101T000000Z',
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${operation}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const { StreamDescription } = await call('DescribeStream', { StreamArn });
  const ShardId = StreamDescription.Shards[0].ShardId;
  const start = await call('GetShardIterator', { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
  let iterator: string = start.ShardIterator;
  return async (): Promise<DynamoDBRecord[]> => {
    const records: DynamoDBRecord[] = [];
    for (;;) {
      const page = await call('GetRecords', { ShardIterator: iterator, Limit: 1000 });
      iterator = page.NextShardIterator;
      if (page.Records.length === 0) return records;
      records.push(
        ...page.Records.filter(({ dynamodb }: DynamoDBRecord) => FILTERED.test(dynamodb?.Keys?.['sk']?.S ?? '')),
      );
    }
  };
};
