import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { sqsQueue } from '#shared/store/sqs/queue.ts';

// A queue that takes some of a batch and refuses others is nothing that a local one can be made to do.
const sqs = mockClient(SQSClient);
beforeEach(() => sqs.reset());
const queue = sqsQueue<{ id: number }>(new SQSClient({ region: 'eu-central-1' }), 'https://sqs.invalid/queue');
const messages = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

it('sends ten at a time, all of them, and nothing for nothing', async () => {
  sqs.on(SendMessageBatchCommand).resolves({});
  await queue.send([]);
  await queue.send(messages(23), 60);
  const batches = sqs.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input.Entries ?? []);
  expect(batches.map(({ length }) => length)).toEqual([10, 10, 3]);
  expect(batches.flat().map(({ MessageBody }) => JSON.parse(MessageBody ?? '').id)).toEqual(
    messages(23).map(({ id }) => id),
  );
  expect(batches.flat().every(({ DelaySeconds }) => DelaySeconds === 60)).toBe(true);
});

it('fails where a message was not taken, so that whoever sent it tries again', async () => {
  sqs.on(SendMessageBatchCommand).resolves({ Failed: [{ Id: '3', Code: 'InternalError', SenderFault: false }] });
  await expect(queue.send(messages(5))).rejects.toThrow('1 messages were not taken: InternalError');
});
