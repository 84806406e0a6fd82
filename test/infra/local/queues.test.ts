import { afterEach, beforeEach, expect, it } from 'vitest';
import { createQueues, type Queues } from '#infra/local/queues.ts';
import { openState, type State } from '#infra/local/state.ts';
import { readAssembly, readTemplate } from '#infra/local/template.ts';
import { aQueue, emptyFolder, writeAssembly } from './support/fixture.ts';

const template = readTemplate(
  readAssembly(
    writeAssembly({
      ...aQueue('Work', {
        VisibilityTimeout: 1,
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Parked', 'Arn'] }, maxReceiveCount: 2 },
      }),
      ...aQueue('Parked'),
      ...aQueue('Late', { DelaySeconds: 1 }),
    }),
  ),
  { gatewayOrigin: 'http://127.0.0.1:1', publicOrigin: 'http://localhost:2' },
);
let folder: string;
let state: State;
let queues: Queues;
const queue = (id: string) => queues.all.find((one) => one.id === id)!;
const restart = () => {
  state.close();
  state = openState(folder);
  queues = createQueues(template, state);
};
const passes = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeEach(() => {
  folder = emptyFolder();
  state = openState(folder);
  queues = createQueues(template, state);
});
afterEach(() => state.close());

it('shows a message to one receiver until its visibility timeout, then again', async () => {
  queues.send(queue('Work'), 'a');
  expect(queues.receive(queue('Work'), 10)).toMatchObject([{ body: 'a', receives: 1 }]);
  expect(queues.receive(queue('Work'), 10)).toEqual([]);
  await passes(1050);
  expect(queues.receive(queue('Work'), 10)).toMatchObject([{ body: 'a', receives: 2 }]);
});

it('forgets a message that is removed, unless somebody else has received it since', async () => {
  queues.send(queue('Work'), 'a');
  const [first] = queues.receive(queue('Work'), 1);
  await passes(1050);
  const [second] = queues.receive(queue('Work'), 1);
  queues.remove(first?.receipt ?? '');
  expect(queues.bodies(queue('Work'))).toEqual(['a']);
  queues.remove(second?.receipt ?? '');
  expect(queues.bodies(queue('Work'))).toEqual([]);
});

it('holds back what is delayed, by the message or by the queue', async () => {
  queues.send(queue('Late'), 'by the queue');
  queues.send(queue('Late'), 'not at all', { delayS: 0 });
  expect(queues.receive(queue('Late'), 10)).toMatchObject([{ body: 'not at all' }]);
  expect(queues.depth(queue('Late'))).toMatchObject({ delayed: 1, beingWorkedOn: 1 });
  await passes(1050);
  expect(queues.receive(queue('Late'), 10)).toMatchObject([{ body: 'by the queue' }]);
});

it('parks what was received too often', () => {
  queues.send(queue('Work'), 'poison');
  for (const _ of [1, 2]) {
    for (const { receipt } of queues.receive(queue('Work'), 10)) queues.giveBack(receipt);
    queues.hurry();
  }
  expect(queues.receive(queue('Work'), 10)).toEqual([]);
  expect(queues.bodies(queue('Work'))).toEqual([]);
  expect(queues.bodies(queue('Parked'))).toEqual(['poison']);
});

it('gives out again at once, and without counting it, what was being worked on when it was killed', () => {
  queues.send(queue('Work'), 'a');
  queues.receive(queue('Work'), 10);
  restart();
  expect(queues.receive(queue('Work'), 10)).toMatchObject([{ body: 'a', receives: 1 }]);
});

it('keeps the wait of what had failed before', () => {
  queues.send(queue('Work'), 'a');
  for (const { receipt } of queues.receive(queue('Work'), 10)) queues.giveBack(receipt);
  restart();
  expect(queues.depth(queue('Work'))).toMatchObject({ ready: 0, waitingForRetry: 1 });
});

it('undoes a send whose transaction fails', () => {
  const failing = () =>
    state.atomically(() => {
      queues.send(queue('Work'), 'a');
      throw new Error('no');
    });
  expect(failing).toThrow('no');
  expect(queues.bodies(queue('Work'))).toEqual([]);
});
