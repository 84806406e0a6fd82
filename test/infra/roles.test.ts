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

describe('roles', () => {
  it('exist once per function, and every statement only allows', () => {
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

  it('give the router no way into the table itself', () => {
    expect(actionsOf('Router').filter((action) => action.startsWith('dynamodb:'))).toEqual([
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ]);
  });
});
