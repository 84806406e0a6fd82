import { beforeAll, describe, expect, it } from 'vitest';
import { idOf, list, nameOf, type Statement, synthesize } from './synthesize.ts';

let made: ReturnType<typeof synthesize>;
beforeAll(() => {
  made = synthesize();
}, 60_000);

/** The statements of each role's policies, by the folder of the function that the role is for. */
const rights = (): Map<string, Statement[]> => {
  const found = new Map<string, Statement[]>();
  for (const [id, fn] of made.ofType('AWS::Lambda::Function')) {
    const role = idOf(fn.Properties['Role']);
    const policies = made
      .ofType('AWS::IAM::Policy')
      .filter(([, policy]) => policy.Properties['Roles'].some((ref: { Ref: string }) => ref.Ref === role));
    const name = nameOf(id);
    found.set(
      name,
      policies.flatMap(([, policy]) => policy.Properties['PolicyDocument'].Statement),
    );
  }
  return found;
};
const actionsOf = (name: string) => (rights().get(name) ?? []).flatMap((statement) => list(statement.Action)).sort();

const log = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const queue = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
const stream = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((name) => `dynamodb:${name}`);
const table = ['BatchGetItem', 'ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].map(
  (name) => `dynamodb:${name}`,
);

describe('roles', () => {
  it('exist once per function, and none brings a ready-made policy', () => {
    const roles = made.ofType('AWS::Lambda::Function').map(([, fn]) => idOf(fn.Properties['Role']));
    expect(new Set(roles).size).toBe(roles.length);
    expect(
      made
        .ofType('AWS::IAM::Role')
        .map(([id]) => id)
        .sort(),
    ).toEqual([...roles].sort());
    for (const [, role] of made.ofType('AWS::IAM::Role')) expect(role.Properties['ManagedPolicyArns']).toBeUndefined();
  });

  it('never scan the table and never hold an action with a star', () => {
    for (const statements of rights().values()) {
      const actions = statements.flatMap((statement) => list(statement.Action));
      expect(actions).not.toContain('dynamodb:Scan');
      expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    }
  });

  it('name their resources, save for the one action that knows none', () => {
    const starred = [...rights().values()].flat().filter((statement) => list(statement.Resource).includes('*'));
    expect(starred.flatMap((statement) => list(statement.Action))).toEqual(['dynamodb:ListStreams']);
  });

  it('let only the mailer send mail, and only the mailer, matcher and clock queue it', () => {
    const names = [...rights().keys()];
    expect(names.filter((name) => actionsOf(name).includes('ses:SendEmail'))).toEqual(['Mailer']);
    const mailQueue = made.ofType('AWS::SQS::Queue').find(([id]) => /^MailQueue[0-9A-F]{8}$/.test(id))![0];
    const senders = [...rights()].filter(([, statements]) =>
      statements.some(
        (statement) =>
          statement.Action === 'sqs:SendMessage' &&
          idOf(statement.Resource as Parameters<typeof idOf>[0]) === mailQueue,
      ),
    );
    expect(senders.map(([name]) => name).sort()).toEqual(['Dispatcher', 'Mailer', 'Matcher', 'Sweeper']);
  });

  it.each([
    ['Api', [...log, ...table]],
    ['Web', [...log, ...table]],
    ['Router', [...log, ...stream, 'sqs:SendMessage']],
    ['Matcher', [...log, ...table, 'dynamodb:BatchWriteItem', ...queue, 'sqs:SendMessage']],
    ['Mailer', [...log, ...table, ...queue, 'sqs:SendMessage', 'ses:SendEmail']],
    ['MailEvents', [...log, ...table, ...queue]],
    ['Dispatcher', [...log, ...table, 'sqs:SendMessage']],
    ['Sweeper', [...log, ...table, 'sqs:SendMessage']],
  ])('let %s do this and no more', (name, actions) => {
    expect([...new Set(actionsOf(name))].sort()).toEqual([...actions].sort());
  });
});
