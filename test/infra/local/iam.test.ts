import { expect, it } from 'vitest';
import { type AccessRequest, decide, readPolicy } from '#infra/local/iam.ts';

const table = 'arn:aws:dynamodb:eu-central-1:000000000000:table/data';
const policy = (...Statement: object[]) => readPolicy({ Statement }, 'TheRole (AWS::IAM::Role)');
const ask = (action: string, resource: string, context = {}): AccessRequest => ({
  action,
  resource,
  context,
  principal: { role: 'arn:aws:iam::000000000000:role/api' },
});
const mayQuery = { Effect: 'Allow', Action: ['dynamodb:Query', 'dynamodb:Get*'], Resource: table };

it.each([
  ['what an Allow names', ask('dynamodb:Query', table), 'allowed'],
  ['what an Allow covers with a star', ask('dynamodb:GetItem', table), 'allowed'],
  ['an action in any case', ask('DYNAMODB:query', table), 'allowed'],
  ['another action', ask('dynamodb:Scan', table), 'not allowed'],
  ['an index of the table', ask('dynamodb:Query', `${table}/index/byList`), 'not allowed'],
  ['a table whose name only begins the same', ask('dynamodb:Query', `${table}2`), 'not allowed'],
])('answers for %s', (_, request, verdict) => {
  expect(decide(policy(mayQuery), request)).toBe(verdict);
});

it('lets a Deny win over any Allow', () => {
  const statements = policy(mayQuery, { Effect: 'Deny', Action: 'dynamodb:*', Resource: '*' });
  expect(decide(statements, ask('dynamodb:Query', table))).toBe('denied');
});

it('holds a statement only where its conditions hold, all of them', () => {
  const from = (context: object) =>
    decide(
      policy({
        ...mayQuery,
        Condition: {
          StringLike: { 'ses:FromAddress': '*@match.example.org' },
          Bool: { 'aws:SecureTransport': 'true' },
        },
      }),
      ask('dynamodb:Query', table, context),
    );
  expect(from({ 'ses:FromAddress': 'a@match.example.org', 'aws:SecureTransport': 'true' })).toBe('allowed');
  expect(from({ 'ses:FromAddress': 'a@match.example.org', 'aws:SecureTransport': 'false' })).toBe('not allowed');
  expect(from({ 'ses:FromAddress': 'a@elsewhere.example', 'aws:SecureTransport': 'true' })).toBe('not allowed');
  expect(from({ 'aws:SecureTransport': 'true' })).toBe('not allowed');
});

it('gives a service only what a queue policy gives that service', () => {
  const statements = policy({
    Effect: 'Allow',
    Action: 'sqs:SendMessage',
    Resource: '*',
    Principal: { Service: 'events.amazonaws.com' },
    Condition: { ArnEquals: { 'aws:SourceArn': 'arn:rule' } },
  });
  const send = (service: string, rule: string) =>
    decide(statements, {
      action: 'sqs:SendMessage',
      resource: 'q',
      principal: { service },
      context: { 'aws:SourceArn': rule },
    });
  expect(send('events.amazonaws.com', 'arn:rule')).toBe('allowed');
  expect(send('events.amazonaws.com', 'arn:other')).toBe('not allowed');
  expect(send('sns.amazonaws.com', 'arn:rule')).toBe('not allowed');
});

it.each([
  ['operator', { NumericLessThan: { 'aws:SourceArn': '1' } }, 'does not know the policy condition NumericLessThan'],
  [
    'key',
    { StringEquals: { 'aws:PrincipalTag/team': 'a' } },
    'does not know the policy condition key aws:PrincipalTag/team',
  ],
])('stops at a condition %s that it does not know', (_, Condition, sentence) => {
  expect(() => policy({ ...mayQuery, Condition })).toThrow(`TheRole (AWS::IAM::Role): the laptop run ${sentence}`);
});

it('stops at a kind of statement that it does not know', () => {
  const { Action: _, ...rest } = mayQuery;
  expect(() => policy({ ...rest, NotAction: 'dynamodb:Scan' })).toThrow('TheRole (AWS::IAM::Role)');
});
