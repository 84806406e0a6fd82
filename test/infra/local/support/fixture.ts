import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export type Resources = Record<
  string,
  { Type: string; Properties?: Record<string, Value>; [key: string]: Value | undefined }
>;

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'laptop-'));
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const ref = (id: string) => ({ Ref: id });
const policy = (...Statement: Value[]) => ({ Version: '2012-10-17', Statement });
export const allow = (Action: Value, Resource: Value): Value => ({ Effect: 'Allow', Action, Resource });

/** A function with the role it needs; its bundle is the module of the same name in `modules`. */
export function aFunction(id: string, statements: Value[], variables: Record<string, Value> = {}): Resources {
  return {
    [`${id}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {},
        Policies: [{ PolicyName: 'all', PolicyDocument: policy(...statements) }],
      },
    },
    [id]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}' }, S3Key: `${id}.zip` },
        Role: arn(`${id}Role`),
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Timeout: 5,
        MemorySize: 256,
        Environment: { Variables: variables },
      },
    },
  };
}

export const aTable = (): Resources => ({
  DataTable: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      AttributeDefinitions: ['pk', 'sk', 'listPk', 'listSk'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byList',
          KeySchema: [
            { AttributeName: 'listPk', KeyType: 'HASH' },
            { AttributeName: 'listSk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    },
  },
});

export const aQueue = (id: string, properties: Record<string, Value> = {}): Resources => ({
  [id]: { Type: 'AWS::SQS::Queue', Properties: properties },
});

export const anApi = (functionId: string, routeKeys = ['ANY /', 'ANY /{proxy+}']): Resources => ({
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'test', ProtocolType: 'HTTP' } },
  Integration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: ref('Api'),
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: arn(functionId),
      PayloadFormatVersion: '2.0',
    },
  },
  ApiPermission: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: arn(functionId),
      Principal: 'apigateway.amazonaws.com',
    },
  },
  ...Object.fromEntries(
    routeKeys.map((RouteKey, at) => [
      `Route${at}`,
      {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: {
          ApiId: ref('Api'),
          RouteKey,
          Target: { 'Fn::Join': ['/', ['integrations', ref('Integration')]] },
        },
      },
    ]),
  ),
});

export const streamActions = allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], {
  'Fn::GetAtt': ['DataTable', 'StreamArn'],
});
export const queueActions = (id: string): Value =>
  allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], arn(id));

export const aMapping = (
  id: string,
  functionId: string,
  source: Value,
  properties: Record<string, Value>,
): Resources => ({
  [id]: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { FunctionName: ref(functionId), EventSourceArn: source, ...properties },
  },
});

/** Answers with its own event at /echo; elsewhere runs the AWS command that the body names. */
const commandApi = `
import { DynamoDBClient } from '${import.meta.resolve('@aws-sdk/client-dynamodb')}';
import * as dynamodb from '${import.meta.resolve('@aws-sdk/client-dynamodb')}';
import * as sqs from '${import.meta.resolve('@aws-sdk/client-sqs')}';
import * as ses from '${import.meta.resolve('@aws-sdk/client-sesv2')}';
const table = new DynamoDBClient({}), queues = new sqs.SQSClient({}), mail = new ses.SESv2Client({});
export const handler = async (event) => {
  if (event.rawPath.startsWith('/echo')) return { statusCode: 200, body: JSON.stringify(event) };
  if (event.rawPath === '/crash') process.exit(1);
  if (event.rawPath === '/pause') {
    await new Promise((done) => setTimeout(done, 1000));
    return { statusCode: 200 };
  }
  if (event.rawPath === '/slow') await new Promise((done) => setTimeout(done, 60_000));
  if (event.rawPath === '/environment') return { statusCode: 200, body: JSON.stringify(process.env) };
  if (event.rawPath === '/answer') return JSON.parse(event.body);
  const { name, input } = JSON.parse(event.body);
  const Command = dynamodb[name] ?? sqs[name] ?? ses[name];
  const client = dynamodb[name] ? table : sqs[name] ? queues : mail;
  try {
    return { statusCode: 200, body: JSON.stringify(await client.send(new Command(input))) };
  } catch (error) {
    return { statusCode: 400, body: JSON.stringify({ error: error.name, message: error.message }) };
  }
};`;

/** Writes what it was fed to a file, a line each; fails as the items themselves say. */
const recorder = `
import { appendFileSync } from 'node:fs';
export const handler = async (event) => {
  const batchItemFailures = [];
  const ids = [];
  for (const record of event.Records ?? [{ schedule: event }]) {
    const body = record.body ?? JSON.stringify(record.dynamodb?.NewImage ?? record.dynamodb?.Keys ?? record.schedule);
    ids.push(body);
    if (body.includes('poison')) batchItemFailures.push({ itemIdentifier: record.messageId ?? record.dynamodb.SequenceNumber });
  }
  appendFileSync(process.env.SEEN_FILE, JSON.stringify({ at: Date.now(), ids }) + '\\n');
  if (ids.some((id) => id.includes('throw'))) throw new TypeError('as told');
  if (ids.some((id) => id.includes('slow'))) await new Promise((done) => setTimeout(done, 1500));
  return { batchItemFailures };
};`;

const modules: Record<string, string> = { Command: commandApi };

/** Writes what a synth would have written; the functions' bundles are a command API and recorders. */
export function writeAssembly(resources: Resources, more: Record<string, Value> = {}): string {
  const folder = emptyFolder();
  const artifact = {
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/eu-central-1',
    properties: { templateFile: 'Test.template.json', stackName: 'Test' },
  };
  const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
  write('manifest.json', { version: '1', artifacts: { Test: artifact } });
  write('Test.template.json', { Resources: resources, ...more });
  const files: Record<string, Value> = {};
  for (const [id, { Type }] of Object.entries(resources)) {
    if (Type !== 'AWS::Lambda::Function') continue;
    files[id] = { source: { path: `asset.${id}` }, destinations: { here: { objectKey: `${id}.zip` } } };
    mkdirSync(join(folder, `asset.${id}`));
    writeFileSync(join(folder, `asset.${id}`, 'index.mjs'), modules[id] ?? recorder);
  }
  write('Test.assets.json', { files });
  return folder;
}
