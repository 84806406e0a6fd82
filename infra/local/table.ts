import { DatabaseSync } from 'node:sqlite';
import type { Engine } from './engine.ts';
import type { Log } from './log.ts';
import { Refusal } from './refusal.ts';
import type { Resource } from './template.ts';

type Answer = Record<string, unknown>;
/** Speaks to the engine as the runner itself, past the gateway: for what AWS would do and no function may. */
export type EngineClient = (target: string, body: object) => Promise<Answer>;

export class EngineError extends Error {
  override name = 'EngineError';
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

export function engineClient(endpoint: string, region: string): EngineClient {
  return async (target, body) => {
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const scope = `${stamp.slice(0, 8)}/${region}/dynamodb/aws4_request`;
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': target,
        'x-amz-date': stamp,
        // Local engines look at the shape of a signature, never at its value.
        authorization: `AWS4-HMAC-SHA256 Credential=RUNNER/${scope}, SignedHeaders=host;x-amz-date, Signature=0`,
      },
      body: JSON.stringify(body),
    });
    const read = (await answer.json()) as Answer;
    if (answer.ok) return read;
    const type = String(read['__type']).split('#').at(-1) ?? '';
    throw new EngineError(type, `${type}: ${String(read['message'] ?? read['Message'])}`);
  };
}

/** Creates the table as the template declares it, once; answers the engine's own ARN of its stream. */
export async function ensureTable(
  call: EngineClient,
  { name, properties }: Resource<'AWS::DynamoDB::Table'>,
): Promise<string | undefined> {
  const dynamodb = (operation: string, body: object) => call(`DynamoDB_20120810.${operation}`, body);
  const describe = async () => (await dynamodb('DescribeTable', { TableName: name }))['Table'] as Answer;
  const existing = await describe().catch((error: unknown) => {
    if (error instanceof EngineError && error.type === 'ResourceNotFoundException') return undefined;
    throw error;
  });
  if (existing === undefined) {
    const { StreamSpecification: stream, GlobalSecondaryIndexes: indexes } = properties;
    await dynamodb('CreateTable', {
      TableName: name,
      AttributeDefinitions: properties.AttributeDefinitions,
      KeySchema: properties.KeySchema,
      BillingMode: properties.BillingMode,
      ...(indexes && {
        GlobalSecondaryIndexes: indexes.map(({ IndexName, KeySchema, Projection }) => ({
          IndexName,
          KeySchema,
          Projection,
        })),
      }),
      ...(stream && { StreamSpecification: { StreamEnabled: true, ...stream } }),
    });
  }
  if (existing !== undefined && shapeOf(existing) !== shapeOf(properties)) {
    throw new Refusal(
      `The table ${name} was made by a template with other keys or indexes: set DATA_DIR to another folder.`,
    );
  }
  const arn = (existing ?? (await describe()))['LatestStreamArn'];
  return arn === undefined ? undefined : String(arn);
}

type Keys = { AttributeName: string; KeyType: string }[];
type Shaped = { KeySchema?: Keys; GlobalSecondaryIndexes?: { IndexName: string; KeySchema: Keys }[] | undefined };

/** What cannot be changed in place, or not by us. */
function shapeOf({ KeySchema = [], GlobalSecondaryIndexes = [] }: Shaped): string {
  const keys = (schema: Keys) => schema.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`).sort();
  const indexes = GlobalSecondaryIndexes.map((index) => `${index.IndexName}: ${keys(index.KeySchema)}`).sort();
  return JSON.stringify([keys(KeySchema), indexes]);
}

/** Without it every write scans the stream's records, and grows slower with each. It is not ours to insist on. */
export function indexStream({ file }: Pick<Engine, 'file'>, log: Log): void {
  if (file === undefined) return;
  try {
    const db = new DatabaseSync(file);
    db.exec(`PRAGMA busy_timeout = 2000; CREATE INDEX IF NOT EXISTS stream_seq
      ON _stream_records(table_name, CAST(sequence_number AS INTEGER))`);
    db.close();
  } catch (error) {
    log.info('stream_not_indexed', { error: String(error) });
  }
}
