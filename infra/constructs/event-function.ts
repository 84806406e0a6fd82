import { Duration, Validations } from 'aws-cdk-lib';
import { Rule, type Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig, EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { DataTable } from './data-table.ts';
import { HouseFunction, type HouseFunctionProps } from './house-function.ts';
import type { ParkingQueue, WorkQueue } from './work-queue.ts';

/** A function fed by a queue; what it could not do goes back message by message, and is parked after five tries. */
export class QueueFunction extends HouseFunction {
  constructor(
    scope: Construct,
    id: string,
    props: HouseFunctionProps & { queue: WorkQueue; batchSize: number; atOnce: number },
  ) {
    super(scope, id, props);
    this.allow(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
        resources: [props.queue.queue.queueArn],
      }),
    );
    const mapping = new EventSourceMapping(this, 'FromQueue', {
      target: this.function,
      eventSourceArn: props.queue.queue.queueArn,
      batchSize: props.batchSize,
      maxConcurrency: props.atOnce,
      reportBatchItemFailures: true,
    });
    mapping.node.addDependency(this.role); // creating a mapping fails while its role may not read
  }
}

/** A function fed by the table's stream; a record it cannot digest is isolated, parked and passed by. */
export class StreamFunction extends HouseFunction {
  constructor(
    scope: Construct,
    id: string,
    props: HouseFunctionProps & {
      table: DataTable;
      parking: ParkingQueue;
      batchSize: number;
      filters: Record<string, unknown>[]; // patterns of which a record must match one
    },
  ) {
    super(scope, id, props);
    this.allow(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [props.table.streamArn],
      }),
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['dynamodb:ListStreams'],
        resources: ['*'],
      }),
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['sqs:SendMessage'],
        resources: [props.parking.queue.queueArn],
      }),
    );
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Lambda asks for dynamodb:ListStreams, and IAM knows no resource for it.',
    });
    const mapping = new EventSourceMapping(this, 'FromStream', {
      target: this.function,
      eventSourceArn: props.table.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize,
      filters: props.filters.map((pattern) => ({ pattern: JSON.stringify(pattern) })),
      bisectBatchOnError: true,
      retryAttempts: 5,
      reportBatchItemFailures: true,
      onFailure: { bind: () => ({ destination: props.parking.queue.queueArn }) },
    });
    mapping.node.addDependency(this.role);
  }
}

/** A function run by the clock (an AWS::Events::Rule). A call that could not be delivered, or failed, is parked. */
export class ScheduledFunction extends HouseFunction {
  constructor(
    scope: Construct,
    id: string,
    props: HouseFunctionProps & {
      schedule: Schedule;
      parking: ParkingQueue;
      retries: number;
      tooLateAfter: Duration; // a call older than this is not made any more
    },
  ) {
    super(scope, id, props);
    new EventInvokeConfig(this, 'OnFailure', {
      function: this.function,
      retryAttempts: props.retries,
      maxEventAge: props.tooLateAfter,
      onFailure: { bind: () => ({ destination: props.parking.queue.queueArn }) },
    });
    this.allow(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['sqs:SendMessage'],
        resources: [props.parking.queue.queueArn],
      }),
    );
    new Rule(this, 'Schedule', {
      description: props.description,
      schedule: props.schedule,
      targets: [
        new LambdaFunction(this.function, {
          retryAttempts: 3,
          maxEventAge: Duration.minutes(Math.max(1, props.tooLateAfter.toMinutes())),
          deadLetterQueue: props.parking.queue,
        }),
      ],
    });
  }
}
