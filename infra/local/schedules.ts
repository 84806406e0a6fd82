import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Access } from './access.ts';
import type { Clock } from './clock.ts';
import type { LocalFunction } from './functions.ts';
import type { Log } from './log.ts';
import type { Queues } from './queues.ts';
import { Refusal } from './refusal.ts';
import { account } from './resource-types.ts';
import { readSchedule } from './schedule-expression.ts';
import type { State } from './state.ts';
import type { Template } from './template.ts';

export type Schedule = {
  id: string;
  expression: string;
  target: LocalFunction;
  lastAt(): Date;
  nextAt(): Date;
  /** Fires now, besides its regular firings. */
  fire(): Promise<void>;
  isRunning(): boolean;
  stop(): void;
};

type Setting = {
  template: Template;
  functions: readonly LocalFunction[];
  access: Access;
  queues: Queues;
  state: State;
  clock: Clock;
  log: Log;
};
type Definition = {
  id: string;
  arn: string;
  source: string;
  expression: string;
  timeZone: string;
  targetArn: string;
  input: string | undefined;
  roleArn: string | undefined; // EventBridge Scheduler calls with a role, a rule by the function's permission
};

const longestTimerMs = 60_000;
const pauseBetweenTriesMs = 1000; // AWS waits one and two minutes

/** The template's schedules by the service's clock. What a stop or a kill made it miss is caught up once. */
export function startSchedules(setting: Setting): Schedule[] {
  return definitions(setting.template).map((definition) => startOne(definition, setting));
}

function definitions(template: Template): Definition[] {
  const rules = template.all('AWS::Events::Rule').flatMap(({ id, arn, properties }): Definition[] => {
    const { ScheduleExpression: expression, State, Targets } = properties;
    if (expression === undefined || State === 'DISABLED') return [];
    return Targets.map(({ Arn, Input }) => ({
      id,
      arn,
      source: 'aws.events',
      expression,
      timeZone: 'UTC',
      targetArn: Arn,
      input: Input,
      roleArn: undefined,
    }));
  });
  const schedules = template.all('AWS::Scheduler::Schedule').flatMap(({ id, arn, properties }): Definition[] => {
    const { ScheduleExpression: expression, ScheduleExpressionTimezone: timeZone, State, Target } = properties;
    if (State === 'DISABLED') return [];
    const { Arn: targetArn, Input: input, RoleArn: roleArn } = Target;
    return [{ id, arn, source: 'aws.scheduler', expression, timeZone, targetArn, input, roleArn }];
  });
  return [...rules, ...schedules];
}

function startOne(definition: Definition, setting: Setting): Schedule {
  const { id, expression } = definition;
  const { state, clock } = setting;
  const next = readSchedule(expression, definition.timeZone, id);
  const target = permittedTarget(definition, setting);
  const onFailure = failureQueue(target, setting);
  const key = `schedule:${id}`;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running = 0;

  const lastAt = (): Date => {
    const stored = state.get(key);
    const now = clock.now();
    const last = stored === undefined ? now : new Date(stored);
    if (stored !== undefined && last <= now) return last;
    state.set(key, now.toISOString()); // first start, or NOW is earlier than it was
    return now;
  };

  const fire = async (scheduledAt: Date) => {
    running += 1;
    try {
      await call(target, eventOf(definition, scheduledAt, setting.template.region), onFailure, setting, () => stopped);
    } finally {
      running -= 1;
    }
  };

  const tick = async () => {
    const due = next(lastAt());
    const now = clock.now();
    if (due > now) return;
    await fire(due);
    if (stopped) return;
    // Kept only now: a firing that a kill cut short comes again. Several missed ones are one.
    state.set(key, (next(due) > now ? due : now).toISOString());
  };
  const report = (error: unknown) => {
    if (!stopped) setting.log.warn('schedule_failed', { schedule: id, error: String(error) });
  };
  const loop = () => {
    if (stopped) return;
    const waitMs = Math.max(0, next(lastAt()).getTime() - clock.now().getTime());
    timer = setTimeout(() => void tick().catch(report).finally(loop), Math.min(longestTimerMs, waitMs));
  };
  lastAt();
  loop();
  return {
    id,
    expression,
    target,
    lastAt,
    nextAt: () => next(lastAt()),
    fire: () => fire(clock.now()),
    isRunning: () => running > 0,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function eventOf(definition: Definition, scheduledAt: Date, region: string): unknown {
  const time = `${scheduledAt.toISOString().slice(0, 19)}Z`;
  if (definition.input !== undefined) {
    return JSON.parse(definition.input.replaceAll('<aws.scheduler.scheduled-time>', time)) as unknown;
  }
  const detail = definition.source === 'aws.events' ? {} : '{}';
  const { source, arn } = definition;
  const resources = [arn];
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source,
    account,
    time,
    region,
    resources,
    detail,
  };
}

function permittedTarget(
  { id, arn, targetArn, roleArn }: Definition,
  { functions, template, access }: Setting,
): LocalFunction {
  const target = functions.find((one) => one.arn === targetArn);
  if (target === undefined) throw new Refusal(`${id}: the laptop run fires functions only, not ${targetArn}.`);
  if (roleArn !== undefined) {
    access.demand(roleArn, ['lambda:InvokeFunction'], targetArn, `${id} (AWS::Scheduler::Schedule)`);
    return target;
  }
  const permitted = template
    .all('AWS::Lambda::Permission')
    .some(
      ({ properties: { FunctionName, Principal, SourceArn } }) =>
        [target.arn, target.name].includes(FunctionName) &&
        Principal === 'events.amazonaws.com' &&
        (SourceArn === undefined || SourceArn === arn),
    );
  if (!permitted) throw new Refusal(`${id} (AWS::Events::Rule): no AWS::Lambda::Permission lets it call ${target.id}.`);
  return target;
}

function failureQueue(target: LocalFunction, { template, queues, access }: Setting) {
  const config = template
    .all('AWS::Lambda::EventInvokeConfig')
    .find(({ properties }) => [target.arn, target.name].includes(properties.FunctionName));
  const arn = config?.properties.DestinationConfig?.OnFailure.Destination;
  const queue = arn === undefined ? undefined : queues.byArn(arn);
  if (arn !== undefined) {
    if (queue === undefined)
      throw new Refusal(`${config?.id}: the laptop run parks failures in queues only, not in ${arn}.`);
    access.demand(target.roleArn, ['sqs:SendMessage'], arn, `${config?.id} (AWS::Lambda::EventInvokeConfig)`);
  }
  return { queue, retries: config?.properties.MaximumRetryAttempts ?? 2 };
}

async function call(
  target: LocalFunction,
  event: unknown,
  { queue, retries }: ReturnType<typeof failureQueue>,
  { queues, log }: Setting,
  isStopped: () => boolean,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const invocation = await target.invoke(event);
    if (invocation.ok) return;
    if (isStopped()) throw new Error('cut short by a stop: it comes again at the next start');
    if (tries <= retries) {
      await sleep(pauseBetweenTriesMs * tries);
      continue;
    }
    log.warn('scheduled_call_given_up', { function: target.id, error: invocation.errorMessage });
    if (queue === undefined) return;
    const { requestId, errorType, errorMessage } = invocation;
    const message = {
      version: '1.0',
      timestamp: new Date().toISOString(),
      requestContext: {
        requestId,
        functionArn: `${target.arn}:$LATEST`,
        condition: 'RetriesExhausted',
        approximateInvokeCount: tries,
      },
      requestPayload: event,
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType, errorMessage },
    };
    queues.send(queue, JSON.stringify(message));
    return;
  }
}
