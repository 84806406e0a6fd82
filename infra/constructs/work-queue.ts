import { Duration, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type Alarms, everyFiveMinutes } from './alarms.ts';

type ParkingProps = { alarms: Alarms; whoIsHurt: string };

/** Where work goes that could not be done: kept for 14 days, and somebody is told. */
export class ParkingQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: ParkingProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue itself; of a stream or schedule, which the check does not see.',
    });
    props.alarms.add(`${id}NotEmpty`, {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: everyFiveMinutes, statistic: 'Maximum' }),
      atLeast: 1,
      whoIsHurt: props.whoIsHurt,
    });
  }
}

/** Work for one function, with its parking queue after five tries. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly parking: ParkingQueue;

  constructor(
    scope: Construct,
    id: string,
    props: { alarms: Alarms; workerTimeoutS: number; lateAfterMinutes: number; late: string; parked: string },
  ) {
    super(scope, id);
    this.parking = new ParkingQueue(scope, id.replace(/Queue$/, 'Dlq'), {
      alarms: props.alarms,
      whoIsHurt: props.parked,
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(6 * props.workerTimeoutS), // six: AWS's advice for a Lambda's queue
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.parking.queue, maxReceiveCount: 5 },
    });
    props.alarms.add(`${id}Late`, {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: everyFiveMinutes, statistic: 'Maximum' }),
      atLeast: props.lateAfterMinutes * 60,
      whoIsHurt: props.late,
    });
  }

  send(): PolicyStatement {
    return new PolicyStatement({
      effect: Effect.ALLOW,
      actions: ['sqs:SendMessage'],
      resources: [this.queue.queueArn],
    });
  }
}
