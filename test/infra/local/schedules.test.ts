import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Local, startLocal } from '#infra/local/start-local.ts';
import { aFunction, allow, anApi, aQueue, emptyFolder, writeAssembly } from './support/fixture.ts';

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
let folder: string;
let local: Local;

const world = (input?: object) => ({
  ...aFunction('Command', []),
  ...anApi('Command'),
  ...aQueue('Parked'),
  ...aFunction('Nightly', [allow('sqs:SendMessage', arn('Parked'))], { SEEN_FILE: join(folder, 'seen') }),
  OnFailure: {
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: {
      FunctionName: { Ref: 'Nightly' },
      Qualifier: '$LATEST',
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: { Destination: arn('Parked') } },
    },
  },
  EveryNight: {
    Type: 'AWS::Events::Rule',
    Properties: {
      ScheduleExpression: 'cron(0 3 * * ? *)',
      Targets: [{ Id: 'it', Arn: arn('Nightly'), ...(input && { Input: JSON.stringify(input) }) }],
    },
  },
  MayCall: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: arn('Nightly'),
      Principal: 'events.amazonaws.com',
      SourceArn: arn('EveryNight'),
    },
  },
});
const start = async (now: string, resources: Parameters<typeof writeAssembly>[0] = world()) => {
  const cdkOut = writeAssembly(resources);
  local = await startLocal({ port: 0, dataDir: join(folder, 'data'), cdkOut, quiet: true, now: new Date(now) });
  await new Promise((resolve) => setTimeout(resolve, 200));
  await local.settled();
};
const firings = (): unknown[] => {
  const file = join(folder, 'seen');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse((JSON.parse(line) as { ids: string[] }).ids[0] ?? '') as unknown);
};

beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => local.stop());

it('fires when the service comes to the time, with the event of AWS', async () => {
  await start('2027-03-01T02:59:58.800Z');
  await expect.poll(firings, { timeout: 5000 }).toHaveLength(1);
  expect(firings()[0]).toMatchObject({
    source: 'aws.events',
    'detail-type': 'Scheduled Event',
    time: '2027-03-01T03:00:00Z',
    detail: {},
  });
});

it('does not fire at a first start', async () => {
  await start('2027-03-01T12:00:00Z');
  expect(firings()).toEqual([]);
});

it('catches up once what it missed while it was down, and not again', async () => {
  await start('2027-03-01T12:00:00Z');
  await local.stop();
  await start('2027-03-05T12:00:00Z');
  expect(firings()).toHaveLength(1);
  await local.stop();
  await start('2027-03-05T12:00:00Z');
  expect(firings()).toHaveLength(1);
});

it('waits for the next time when the clock was set back', async () => {
  await start('2027-03-05T12:00:00Z');
  await local.stop();
  await start('2027-03-01T02:59:58.800Z');
  await expect.poll(firings, { timeout: 5000 }).toHaveLength(1);
});

it('hands over the input that the template gives', async () => {
  await start('2027-03-01T12:00:00Z', world({ part: 'all' }));
  await local.fire('EveryNight');
  expect(firings()).toEqual([{ part: 'all' }]);
});

it('parks a call that failed for good, with what it was called with', async () => {
  await start('2027-03-01T12:00:00Z', world({ what: 'throw' }));
  await local.fire('EveryNight');
  const [parked] = local.queues.bodies(local.queues.all[0]!).map((body) => JSON.parse(body) as object);
  expect(parked).toMatchObject({
    requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 1 },
    requestPayload: { what: 'throw' },
    responsePayload: { errorType: 'TypeError', errorMessage: 'as told' },
  });
});

it('does not start when nothing permits the schedule to call its function', async () => {
  const { MayCall: _, ...resources } = world();
  await expect(start('2027-03-01T12:00:00Z', resources)).rejects.toThrow(
    'EveryNight (AWS::Events::Rule): no AWS::Lambda::Permission',
  );
});
