import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export type AlarmRule = {
  metric: IMetric;
  atLeast: number;
  whoIsHurt: string; // a sentence for the person who is woken: who suffers, and how
  periods?: number; // looked at; default 1
  ofThem?: number; // how many must be bad; default all
  below?: boolean; // true: too little is the fault, and silence too
};

/** The one place alarms go to. An alarm that does not say who is hurt cannot be written. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: { alarmMail: string | undefined }) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: 'REFREsh Match alarms', enforceSSL: true });
    // A topic with a policy of its own loses the default one, so the alarms are let in by name.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (props.alarmMail) this.topic.addSubscription(new EmailSubscription(props.alarmMail));
  }

  add(id: string, rule: AlarmRule): Alarm {
    const periods = rule.periods ?? 1;
    const alarm = new Alarm(this, id, {
      alarmDescription: `Who is hurt: ${rule.whoIsHurt}`,
      metric: rule.metric,
      threshold: rule.atLeast,
      evaluationPeriods: periods,
      datapointsToAlarm: rule.ofThem ?? periods,
      comparisonOperator: rule.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: rule.below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    return alarm;
  }
}

export const everyFiveMinutes = Duration.minutes(5);
