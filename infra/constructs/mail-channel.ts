import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Deployment } from '../deployment.ts';
import type { Alarms } from './alarms.ts';
import type { WorkQueue } from './work-queue.ts';

/** Mail out through SES, and what becomes of each mail back into a queue. */
export class MailChannel extends Construct {
  readonly configurationSetName: string;
  private readonly identity: EmailIdentity;

  constructor(
    scope: Construct,
    id: string,
    props: { mailIdentity: Deployment['mailIdentity']; events: WorkQueue; alarms: Alarms },
  ) {
    super(scope, id);
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      reputationMetrics: false, // the account's own figures, by which AWS acts, cost nothing
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    });
    this.configurationSetName = configurationSet.configurationSetName;
    this.identity = new EmailIdentity(this, 'Identity', {
      identity:
        'domain' in props.mailIdentity
          ? Identity.domain(props.mailIdentity.domain)
          : Identity.email(props.mailIdentity.address),
    });
    if ('domain' in props.mailIdentity) this.showDnsRecords();

    configurationSet.addEventDestination('ToEventBridge', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Bus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    });
    new Rule(this, 'MailEvents', {
      description: 'What became of our mails',
      eventPattern: {
        source: ['aws.ses'],
        detailType: ['Email Sent', 'Email Delivered', 'Email Bounced', 'Email Complaint Received', 'Email Rejected'],
        // Another stage in the same account has its own configuration set.
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSetName] } } },
      },
      targets: [new SqsQueue(props.events.queue, { deadLetterQueue: props.events.parking.queue })],
    });
    this.watchReputation(props.alarms);
  }

  send(): PolicyStatement {
    const { region, account, partition } = Stack.of(this);
    return new PolicyStatement({
      effect: Effect.ALLOW,
      actions: ['ses:SendEmail'],
      resources: [
        this.identity.emailIdentityArn,
        `arn:${partition}:ses:${region}:${account}:configuration-set/${this.configurationSetName}`,
      ],
    });
  }

  /** SES puts an account under review at 5 % bounces or 0.1 % complaints (its own figures); these ring before. */
  private watchReputation(alarms: Alarms): void {
    const reputation = (metricName: string) => new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Average' });
    alarms.add('MailsBounce', {
      metric: reputation('Reputation.BounceRate'),
      atLeast: 0.03,
      whoIsHurt: 'everybody who waits for mail: SES stops our sending when too many addresses bounce.',
    });
    alarms.add('MailsAnnoy', {
      metric: reputation('Reputation.ComplaintRate'),
      atLeast: 0.0008,
      whoIsHurt: 'people who called our mail spam, and soon all others: SES stops our sending.',
    });
  }

  private showDnsRecords(): void {
    this.identity.dkimRecords.forEach((record, index) => {
      new CfnOutput(this, `Dkim${index}`, { value: `${record.name} CNAME ${record.value}` }).overrideLogicalId(
        `MailDnsRecord${index + 1}`,
      );
    });
  }
}
