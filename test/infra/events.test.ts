import { beforeAll, describe, expect, it } from 'vitest';
import { idOf, synthesize } from './synthesize.ts';

let made: ReturnType<typeof synthesize>;
beforeAll(() => {
  made = synthesize();
}, 60_000);

describe('events', () => {
  it('reach the router only from rows that can matter to a match, from the first one on', () => {
    const mappings = made.ofType('AWS::Lambda::EventSourceMapping').map(([, mapping]) => mapping.Properties);
    const streams = mappings.filter((mapping) => mapping['StartingPosition']);
    expect(streams).toHaveLength(1);
    expect(streams[0]).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 100,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    expect(streams[0]!['FilterCriteria'].Filters.map((f: { Pattern: string }) => JSON.parse(f.Pattern))).toEqual([
      {
        dynamodb: {
          Keys: {
            sk: {
              S: [
                'SITE',
                'SPACE',
                'NEED',
                'ACTOR',
                'CALENDAR',
                'INVITATION',
                'APPLICATION',
                'MEMBERINVITE',
                { prefix: 'MEMBER#' },
              ],
            },
          },
        },
      },
    ]);
  });

  it('that fail in the router are parked where an alarm watches', () => {
    const stream = made.ofType('AWS::Lambda::EventSourceMapping').find(([, m]) => m.Properties['StartingPosition'])![1];
    expect(watched()).toContain(idOf(stream.Properties['DestinationConfig'].OnFailure.Destination));
  });

  it('from a queue are answered message by message, and parked after five tries where an alarm watches', () => {
    const mappings = made
      .ofType('AWS::Lambda::EventSourceMapping')
      .filter(([, m]) => !m.Properties['StartingPosition']);
    expect(mappings).toHaveLength(3);
    for (const [, mapping] of mappings) {
      expect(mapping.Properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
      const queue = made.properties(idOf(mapping.Properties['EventSourceArn']));
      const timeoutS = made.properties(mapping.Properties['FunctionName'].Ref)['Timeout'];
      expect(queue['VisibilityTimeout']).toBeGreaterThanOrEqual(6 * timeoutS);
      expect(queue['RedrivePolicy'].maxReceiveCount).toBe(5);
      expect(watched()).toContain(idOf(queue['RedrivePolicy'].deadLetterTargetArn));
    }
  });

  it('of the clock are a minute and 03:00 UTC, retried, and parked where an alarm watches', () => {
    const scheduled = made.ofType('AWS::Events::Rule').filter(([, rule]) => rule.Properties['ScheduleExpression']);
    expect(scheduled.map(([, rule]) => rule.Properties['ScheduleExpression'])).toEqual([
      'rate(1 minute)',
      'cron(0 3 * * ? *)',
    ]);
    for (const [, rule] of scheduled) {
      expect(rule.Properties['Targets'][0].RetryPolicy.MaximumRetryAttempts).toBeGreaterThan(0);
      expect(watched()).toContain(idOf(rule.Properties['Targets'][0].DeadLetterConfig.Arn));
    }
    for (const [, config] of made.ofType('AWS::Lambda::EventInvokeConfig')) {
      expect(watched()).toContain(idOf(config.Properties['DestinationConfig'].OnFailure.Destination));
    }
  });

  it('of mail come back from our own configuration set only', () => {
    const rule = made.ofType('AWS::Events::Rule').find(([, r]) => r.Properties['EventPattern'])![1].Properties;
    const [set] = made.ofType('AWS::SES::ConfigurationSet')[0]!;
    expect(rule['EventPattern']).toEqual({
      source: ['aws.ses'],
      'detail-type': ['Email Sent', 'Email Delivered', 'Email Bounced', 'Email Complaint Received', 'Email Rejected'],
      detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: set }] } } },
    });
    expect(
      made.only('AWS::SES::ConfigurationSetEventDestination').Properties['EventDestination'].MatchingEventTypes,
    ).toEqual(['send', 'delivery', 'bounce', 'complaint', 'reject']);
  });

  const watched = (): string[] =>
    made
      .ofType('AWS::CloudWatch::Alarm')
      .filter(
        ([, a]) =>
          a.Properties['MetricName'] === 'ApproximateNumberOfMessagesVisible' && a.Properties['Threshold'] === 1,
      )
      .map(([, a]) => idOf(a.Properties['Dimensions'][0].Value));
});
