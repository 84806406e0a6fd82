import { Duration, Stack } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { type Alarms, everyFiveMinutes } from './alarms.ts';
import type { DataTable } from './data-table.ts';
import type { HouseFunction } from './house-function.ts';
import type { PublicApi } from './http-function.ts';
import type { WorkQueue } from './work-queue.ts';

type Parts = {
  alarms: Alarms;
  publicApi: PublicApi;
  table: DataTable;
  functions: Record<
    'api' | 'web' | 'router' | 'matcher' | 'mailer' | 'mailEvents' | 'dispatcher' | 'sweeper',
    HouseFunction
  >;
  queues: Record<'match' | 'mail' | 'mailEvents', WorkQueue>;
};

/** The alarms that belong to no single part, and one page that shows the whole. */
export class Overview extends Construct {
  constructor(scope: Construct, id: string, parts: Parts) {
    super(scope, id);
    this.addAlarms(parts);
    const functions = Object.values(parts.functions);
    const queues = Object.values(parts.queues);
    const { api } = parts.publicApi;
    new Dashboard(this, 'Dashboard', {
      dashboardName: Stack.of(this).stackName,
      widgets: [
        [
          graph('Requests', [api.metricCount(), api.metricClientError(), api.metricServerError()]),
          graph('Answer time (ms)', [
            api.metricLatency({ statistic: 'p50', label: 'half' }),
            api.metricLatency({ statistic: 'p99', label: '99 of 100' }),
          ]),
        ],
        [
          graph(
            'Function errors',
            functions.map((f) => f.function.metricErrors({ period: everyFiveMinutes })),
          ),
          graph(
            'Function time (ms, p99)',
            functions.map((f) => f.function.metricDuration({ statistic: 'p99' })),
          ),
        ],
        [
          graph(
            'Oldest message (s)',
            queues.map((q) => q.queue.metricApproximateAgeOfOldestMessage()),
          ),
          graph(
            'Parked',
            queues.map((q) => q.parking.queue.metricApproximateNumberOfMessagesVisible()),
          ),
        ],
        [
          graph('Stream lag (ms)', [iteratorAge(parts.functions.router)]),
          graph('Table units', [
            parts.table.table.metricConsumedReadCapacityUnits(),
            parts.table.table.metricConsumedWriteCapacityUnits(),
          ]),
        ],
      ],
    });
  }

  private addAlarms({ alarms, functions }: Parts): void {
    alarms.add('StreamLags', {
      metric: iteratorAge(functions.router),
      atLeast: Duration.minutes(15).toMilliseconds(),
      whoIsHurt: 'people who opened a need and managers who published a space: their matches come late.',
    });
    alarms.add('FunctionsThrottled', {
      // Over the whole account: functions run out of one pool that all of them share.
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'Throttles',
        statistic: 'Sum',
        period: everyFiveMinutes,
      }),
      atLeast: 10,
      whoIsHurt:
        'people using the service right now: AWS refuses to run more at once, so requests fail and mail waits.',
    });
    alarms.add('ClockStopped', {
      metric: functions.dispatcher.function.metricInvocations({ period: Duration.minutes(15), statistic: 'Sum' }),
      atLeast: 1,
      below: true,
      whoIsHurt: 'everybody who waits for mail: the dispatcher has not run for a quarter of an hour.',
    });
  }
}

const iteratorAge = (f: HouseFunction) =>
  f.function.metric('IteratorAge', { statistic: 'Maximum', period: everyFiveMinutes });

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12 });
