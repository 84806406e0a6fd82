import { beforeAll, describe, expect, it } from 'vitest';
import { type Resource, synthesize } from './synthesize.ts';

let made: ReturnType<typeof synthesize>;
beforeAll(() => {
  made = synthesize();
}, 60_000);

describe('alarms', () => {
  it('say who is hurt, ring somewhere, and stay cheap', () => {
    const alarms = made.ofType('AWS::CloudWatch::Alarm');
    for (const [, alarm] of alarms) {
      expect(alarm.Properties['AlarmDescription']).toMatch(/^Who is hurt: \S.{20,}\.$/);
      expect(alarm.Properties['AlarmActions']).toHaveLength(1);
    }
    expect(alarms.length).toBeLessThanOrEqual(25); // each costs every month
  });

  it('watch every function for errors', () => {
    const watched = made
      .ofType('AWS::CloudWatch::Alarm')
      .filter(([, alarm]) => alarm.Properties['MetricName'] === 'Errors')
      .map(([, alarm]) => alarm.Properties['Dimensions'][0].Value.Ref);
    expect(watched.sort()).toEqual(
      made
        .ofType('AWS::Lambda::Function')
        .map(([id]) => id)
        .sort(),
    );
  });

  it('are mailed to whom the context names', () => {
    const { template } = synthesize({ alarmMail: 'duty@example.org' });
    const subscriptions = Object.values<Resource>(template['Resources']).filter(
      (r) => r.Type === 'AWS::SNS::Subscription',
    );
    expect(subscriptions.map((s) => s.Properties['Endpoint'])).toEqual(['duty@example.org']);
    expect(made.ofType('AWS::SNS::Subscription')).toEqual([]);
  });
});
