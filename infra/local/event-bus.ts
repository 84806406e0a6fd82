import { randomUUID } from 'node:crypto';
import type { Access } from './access.ts';
import type { Log } from './log.ts';
import { compilePattern } from './pattern.ts';
import type { Queues } from './queues.ts';
import { Refusal } from './refusal.ts';
import { account } from './resource-types.ts';
import type { Template } from './template.ts';

export type BusEvent = { detailType: string; source: string; at: Date; resources: string[]; detail: object };
export type EventBus = { publish(event: BusEvent): void };

/** EventBridge's default bus, for rules whose targets are queues. */
export function createEventBus(template: Template, queues: Queues, access: Access, log: Log): EventBus {
  const rules = template.all('AWS::Events::Rule').flatMap(({ id, arn, properties }) => {
    if (properties.EventPattern === undefined || properties.State === 'DISABLED') return [];
    const matches = compilePattern(properties.EventPattern, `${id} (AWS::Events::Rule)`);
    const targets = properties.Targets.map((target) => {
      const queue = queues.byArn(target.Arn);
      if (queue !== undefined) return { queue, input: target.Input };
      throw new Refusal(
        `${id} (AWS::Events::Rule): the laptop run brings events to queues only, not to ${target.Arn}.`,
      );
    });
    for (const { queue } of targets) {
      const context = { 'aws:SourceArn': arn };
      if (access.ofService('events.amazonaws.com', 'sqs:SendMessage', queue.arn, context) === 'allowed') continue;
      throw new Refusal(`${id} (AWS::Events::Rule): the queue's policy does not let it send to ${queue.arn}.`);
    }
    return [{ id, matches, targets }];
  });
  return {
    publish({ detailType, source, at, resources, detail }) {
      const event = {
        version: '0',
        id: randomUUID(),
        'detail-type': detailType,
        source,
        account,
        time: `${at.toISOString().slice(0, 19)}Z`,
        region: template.region,
        resources,
        detail,
      };
      const taken = rules.filter(({ matches }) => matches(event));
      for (const { queue, input } of taken.flatMap(({ targets }) => targets)) {
        queues.send(queue, input ?? JSON.stringify(event));
      }
      if (taken.length === 0) log.info('event_without_rule', { detailType, source });
    },
  };
}
