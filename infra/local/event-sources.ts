import type { Access } from './access.ts';
import type { LocalFunction } from './functions.ts';
import type { Log } from './log.ts';
import { type QueuePoller, startQueuePoller } from './queue-poller.ts';
import type { Queues } from './queues.ts';
import { Refusal } from './refusal.ts';
import type { State } from './state.ts';
import { type StreamPoller, startStreamPoller } from './stream-poller.ts';
import type { EngineClient } from './table.ts';
import type { Template } from './template.ts';

export type EventSources = { streams: StreamPoller[]; queues: QueuePoller[] };

type Setting = {
  template: Template;
  functions: readonly LocalFunction[];
  access: Access;
  queues: Queues;
  state: State;
  log: Log;
  call: EngineClient;
  /** The engine's own name of a stream, by ours. */
  engineStreams: ReadonlyMap<string, string>;
};

const queueActions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const streamActions = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

/** Starts every event source mapping of the template; polling is done with the function's own role, as on AWS. */
export function startEventSources(setting: Setting): EventSources {
  const { template, functions, access, queues, engineStreams } = setting;
  const { region } = template;
  const sources: EventSources = { streams: [], queues: [] };
  for (const { id, properties: mapping } of template.all('AWS::Lambda::EventSourceMapping')) {
    const where = `${id} (AWS::Lambda::EventSourceMapping)`;
    if (!mapping.Enabled) continue;
    const target = functions.find(({ arn, name }) => [arn, name].includes(mapping.FunctionName));
    if (target === undefined) throw new Refusal(`${where}: there is no function ${mapping.FunctionName}.`);
    const queue = queues.byArn(mapping.EventSourceArn);
    const engineStreamArn = engineStreams.get(mapping.EventSourceArn);
    if (queue !== undefined) {
      access.demand(target.roleArn, queueActions, queue.arn, where);
      const { timeoutS } = target;
      sources.queues.push(startQueuePoller({ id, mapping, queue, target, timeoutS, queues, region }));
    } else if (engineStreamArn !== undefined) {
      access.demand(target.roleArn, streamActions, mapping.EventSourceArn, where);
      const destination = mapping.DestinationConfig?.OnFailure.Destination;
      const onFailure = destination === undefined ? undefined : queues.byArn(destination);
      if (destination !== undefined) {
        if (onFailure === undefined)
          throw new Refusal(`${where}: its dead letters go to no queue here: ${destination}.`);
        access.demand(target.roleArn, ['sqs:SendMessage'], destination, where);
      }
      sources.streams.push(startStreamPoller({ ...setting, id, mapping, target, engineStreamArn, onFailure, region }));
    } else {
      throw new Refusal(`${where}: the laptop run has no event source ${mapping.EventSourceArn}.`);
    }
  }
  return sources;
}
