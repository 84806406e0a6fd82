import { expect, it } from 'vitest';
import { readAssembly, readTemplate } from '#infra/local/template.ts';
import { aFunction, aQueue, aTable, type Resources, writeAssembly } from './support/fixture.ts';

const read = (resources: Resources, more = {}) =>
  readTemplate(readAssembly(writeAssembly(resources, more)), {
    gatewayOrigin: 'http://127.0.0.1:1',
    publicOrigin: 'http://localhost:2',
  });
const table = aTable()['DataTable']?.Properties ?? {};

it.each<[string, Resources, object, string]>([
  [
    'a type',
    { Cache: { Type: 'AWS::ElastiCache::CacheCluster' } },
    {},
    'Cache (AWS::ElastiCache::CacheCluster): the laptop run does not understand this type.',
  ],
  [
    'a property',
    { DataTable: { Type: 'AWS::DynamoDB::Table', Properties: { ...table, TableClass: 'STANDARD' } } },
    {},
    'DataTable (AWS::DynamoDB::Table): the laptop run does not understand the property TableClass.',
  ],
  [
    'a property within a property',
    {
      DataTable: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { ...table, StreamSpecification: { StreamViewType: 'NEW_IMAGE', ResourcePolicy: {} } },
      },
    },
    {},
    'DataTable (AWS::DynamoDB::Table): the laptop run does not understand the property StreamSpecification.ResourcePolicy.',
  ],
  [
    'a value',
    { DataTable: { Type: 'AWS::DynamoDB::Table', Properties: { ...table, BillingMode: 'PROVISIONED' } } },
    {},
    'the laptop run cannot do this with the property BillingMode',
  ],
  [
    'an attribute of a resource',
    { Work: { Type: 'AWS::SQS::Queue', CreationPolicy: {} } },
    {},
    'Work (AWS::SQS::Queue): the laptop run does not understand CreationPolicy.',
  ],
  [
    'a function of the template language',
    aQueue('Work', { QueueName: { 'Fn::Base64': 'work' } }),
    {},
    'Work (AWS::SQS::Queue): the laptop run does not understand Fn::Base64.',
  ],
  [
    'a reference to nothing',
    aQueue('Work', { RedrivePolicy: { deadLetterTargetArn: { Ref: 'Gone' }, maxReceiveCount: 5 } }),
    {},
    'Work (AWS::SQS::Queue): Ref Gone names nothing in the template.',
  ],
  [
    'an attribute that it does not know',
    aQueue('Work', { QueueName: { 'Fn::GetAtt': ['Work', 'Length'] } }),
    {},
    'the laptop run does not know the attribute Length of Work.',
  ],
  [
    'a part of the template',
    aQueue('Work'),
    { Transform: 'AWS::Serverless' },
    'The template: the laptop run does not understand Transform.',
  ],
  [
    'a parameter',
    aQueue('Work'),
    { Parameters: { Colour: { Type: 'String' } } },
    "The template's Parameters: the laptop run does not understand Colour.",
  ],
])('refuses by name %s that it does not understand', (_, resources, more, sentence) => {
  expect(() => read(resources, more)).toThrow(sentence);
});

it('passes over what has no effect on a laptop', () => {
  const template = read({ Wake: { Type: 'AWS::CloudWatch::Alarm', Properties: { Whatever: 1 } }, ...aQueue('Work') });
  expect(template.all('AWS::SQS::Queue')).toHaveLength(1);
});

it('puts local names in the place of references', () => {
  const template = read(
    {
      ...aTable(),
      ...aQueue('Work'),
      ...aFunction('Worker', [], {
        TABLE: { Ref: 'DataTable' },
        QUEUE_URL: { Ref: 'Work' },
        JOINED: { 'Fn::Join': ['-', [{ Ref: 'AWS::Region' }, { 'Fn::GetAtt': ['Work', 'QueueName'] }]] },
        STREAM: { 'Fn::Sub': '${DataTable.StreamArn}/${!literal}' },
        CHOSEN: { 'Fn::If': ['IsProduction', 'production', { Ref: 'AWS::StackName' }] },
        ABSENT: { 'Fn::If': ['IsProduction', 'production', { Ref: 'AWS::NoValue' }] },
      }),
    },
    { Conditions: { IsProduction: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, '000000000000'] }] } } },
  );
  expect(template.all('AWS::Lambda::Function')[0]?.properties.Environment?.Variables).toEqual({
    TABLE: 'Test-DataTable',
    QUEUE_URL: 'http://127.0.0.1:1/000000000000/Test-Work',
    JOINED: 'eu-central-1-Test-Work',
    STREAM: 'arn:aws:dynamodb:eu-central-1:000000000000:table/Test-DataTable/stream/local/${literal}',
    CHOSEN: 'Test',
  });
});

it('leaves out a resource whose condition does not hold', () => {
  const conditions = { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } };
  const template = read({ Work: { Type: 'AWS::SQS::Queue', Condition: 'Never' } }, conditions);
  expect(template.all('AWS::SQS::Queue')).toEqual([]);
});
