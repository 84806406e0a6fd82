import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readAccess } from './access.ts';
import { clientId, issuerOf, mintAccessToken } from './access-token.ts';
import { readApiRoutes } from './api-routes.ts';
import { bundleCopies } from './bundles.ts';
import { type Clock, createClock } from './clock.ts';
import { devPage } from './dev-page.ts';
import { noteEngine, startEngineProcess } from './engine.ts';
import { createEventBus } from './event-bus.ts';
import { startEventSources } from './event-sources.ts';
import { createFunction } from './functions.ts';
import { createGateway } from './gateway.ts';
import { apiListener, listen, type OwnPages } from './http.ts';
import { createIssuer } from './issuer.ts';
import { ensureIssuerKeys } from './issuer-keys.ts';
import { loadSamplesOnce } from './load-samples-once.ts';
import { lockFolder } from './lock.ts';
import { createLog, type Log } from './log.ts';
import type { Mail } from './mail.ts';
import { mailPages } from './mail-pages.ts';
import { createMailbox } from './mailbox.ts';
import { personWith } from './people.ts';
import { createQueues, type Queues } from './queues.ts';
import { Refusal } from './refusal.ts';
import { startSchedules } from './schedules.ts';
import { settled } from './settled.ts';
import { openState } from './state.ts';
import { synthesized } from './synth.ts';
import { type EngineClient, engineClient, ensureTable, indexStream } from './table.ts';
import { readAssembly, readTemplate, type Template } from './template.ts';

export type LocalOptions = {
  port: number; // 0 takes a free one
  dataDir: string;
  now?: Date | undefined; // where the service's clock starts
  samples?: boolean; // load the sample data at the first start
  quiet?: boolean; // nothing on the terminal
  cdkOut?: string; // a synthesized folder instead of this project's
};

export type Local = {
  origin: string;
  clock: Clock;
  queues: Queues;
  /** Past the gateway and its permissions: what a test may look at and a function may not. */
  engine: { endpoint: string; tableName: string };
  /** An access token for one of the sample people. */
  token(personId: string): Promise<string>;
  /** Newest first. */
  mails(): Mail[];
  /** When all that was set off is done: streams read, queues empty, no function running. */
  settled(withinMs?: number): Promise<void>;
  /** Calls a scheduled function now; the schedule is named by the start of its logical id. */
  fire(schedule: string): Promise<void>;
  /** Settles when something that cannot be done without has ended by itself. */
  broken: Promise<string>;
  stop(): Promise<void>;
};

const graceMs = 3000; // for invocations under way at a stop

/** Runs the synthesized template on this machine until it is stopped. */
export async function startLocal(options: LocalOptions): Promise<Local> {
  const closing: (() => unknown)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    return await start(options, (close) => closing.push(close), stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: LocalOptions,
  onStop: (close: () => unknown) => void,
  stop: () => Promise<void>,
): Promise<Local> {
  const say = options.quiet ? () => {} : (line: string) => console.log(line);
  const dataDir = resolve(options.dataDir);
  makeFolder(dataDir, options.dataDir);
  const lock = await lockFolder(dataDir, options.dataDir);
  onStop(() => lock.release());
  const log = createLog(dataDir, options.quiet ?? false);
  const clock = createClock(options.now);
  // Listening first: a taken port is said at once, and functions may be told where they are.
  const listener = Promise.withResolvers<Parameters<typeof listen>[1]>();
  const listening = await listen(options.port, (request, response) => {
    void listener.promise.then((answer) => answer(request, response));
  });
  onStop(() => listening.close());
  const origin = `http://localhost:${listening.port}`;
  const gateway = await createGateway();
  onStop(() => gateway.close());

  const assembly = readAssembly(options.cdkOut ?? (await synthesized(say)));
  const template = readTemplate(assembly, { gatewayOrigin: gateway.origin, publicOrigin: origin });
  const access = readAccess(template);
  const state = openState(dataDir);
  onStop(() => state.close());
  const queues = createQueues(template, state);
  const mailbox = createMailbox(template, state, createEventBus(template, queues, access, log), clock);
  const keys = await ensureIssuerKeys(dataDir);
  const engine = await startTables(template, dataDir, log, onStop);

  const functions = startFunctions(template, { dataDir, gatewayOrigin: gateway.origin, origin, clock, log });
  onStop(() => Promise.all(functions.map((one) => one.stop())));
  const { apiId, routes } = readApiRoutes(template, functions);
  const sources = startEventSources({ template, functions, access, queues, state, log, ...engine });
  const schedules = startSchedules({ template, functions, access, queues, state, clock, log });
  onStop(async () => {
    listening.stopAccepting();
    for (const schedule of schedules) schedule.stop();
    const polls = Promise.all([...sources.streams, ...sources.queues].map((source) => source.stop()));
    const deadline = AbortSignal.timeout(graceMs);
    await Promise.race([polls, new Promise((late) => deadline.addEventListener('abort', late))]);
    while (!deadline.aborted && functions.some((one) => one.running() > 0)) await sleep(20);
  });
  gateway.open({
    region: template.region,
    access,
    functions,
    engineEndpoint: engine.endpoint,
    queues,
    mailbox,
    log,
    tableWritten() {
      for (const stream of sources.streams) stream.wake();
    },
  });

  const ownPages: OwnPages[] = [
    createIssuer({ origin, keys, state, log }),
    mailPages(mailbox),
    devPage({ clock, functions, queues, sources, schedules }),
  ];
  const isOwn: OwnPages = (...request) => ownPages.some((pages) => pages(...request));
  listener.resolve(apiListener(routes, apiId, isOwn, log));
  await Promise.all([...new Set(routes.map(({ target }) => target.function))].map((one) => one.warm()));
  lock.noteOrigin(origin);
  const tableName = template.all('AWS::DynamoDB::Table')[0]?.name ?? '';
  noteEngine(dataDir, { endpoint: engine.endpoint, tableName, region: template.region });
  const token = async (personId: string) => mintAccessToken(keys, origin, personWith(personId));
  if (options.samples) await loadSamplesOnce(state, { origin, token, today: clock.now().toISOString().slice(0, 10) });

  return {
    origin,
    clock,
    queues,
    engine: { endpoint: engine.endpoint, tableName },
    token,
    mails: () => mailbox.list(),
    settled: (withinMs) => settled({ sources, queues, functions, schedules }, withinMs),
    async fire(name) {
      const schedule = schedules.find(({ id }) => id.startsWith(name));
      if (schedule === undefined) throw new Error(`There is no schedule ${name}`);
      await schedule.fire();
    },
    broken: engine.ended,
    stop,
  };
}

function makeFolder(dataDir: string, shownAs: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal(`The folder ${shownAs} cannot be used (${code}): set DATA_DIR to another one.`);
  }
}

type Tables = { endpoint: string; call: EngineClient; engineStreams: Map<string, string>; ended: Promise<string> };

async function startTables(
  template: Template,
  dataDir: string,
  log: Log,
  onStop: (close: () => unknown) => void,
): Promise<Tables> {
  const outside = process.env['DYNAMODB_ENDPOINT'];
  const engine = outside ? undefined : await startEngineProcess(dataDir);
  if (engine) onStop(() => engine.stop());
  const endpoint = engine?.endpoint ?? outside ?? '';
  const call = engineClient(endpoint, template.region);
  const engineStreams = new Map<string, string>();
  for (const table of template.all('AWS::DynamoDB::Table')) {
    const streamArn = await ensureTable(call, table).catch((cause: unknown) => {
      if (engine || cause instanceof Refusal) throw cause;
      throw new Refusal(`The table cannot be made at DYNAMODB_ENDPOINT (${endpoint}): ${String(cause)}`);
    });
    if (streamArn !== undefined) engineStreams.set(`${table.arn}/stream/local`, streamArn);
  }
  if (engine) indexStream(engine, log);
  return { endpoint, call, engineStreams, ended: engine?.ended ?? new Promise(() => {}) };
}

type FunctionsSetting = { dataDir: string; gatewayOrigin: string; origin: string; clock: Clock; log: Log };

function startFunctions(template: Template, { dataDir, gatewayOrigin, origin, clock, log }: FunctionsSetting) {
  const resources = template.all('AWS::Lambda::Function');
  const folderOf = (objectKey: string) => template.assetFolder(objectKey);
  const copyOf = bundleCopies(
    dataDir,
    resources.map(({ properties }) => folderOf(properties.Code.S3Key)),
  );
  const environment = {
    ...sdkVariables(gatewayOrigin, template.region),
    CLOCK_OFFSET_MS: String(clock.offsetMs),
    INSTANT_DELAY_S: '2', // AWS: 60; nobody at a laptop waits that long
  };
  // These take the place of what the template says: on a laptop the service is elsewhere, and so is its issuer.
  const overrides = { ISSUER: issuerOf(origin), CLIENT_ID: clientId, PUBLIC_ORIGIN: origin, STAGE: 'laptop' };
  const bundle = (objectKey: string) => copyOf(folderOf(objectKey));
  return resources.map((resource) => createFunction(resource, { bundle, environment, overrides, log }));
}

/** Where the SDKs of the functions find their AWS, and nothing of whatever this machine is set up with. */
const sdkVariables = (gatewayOrigin: string, region: string) => ({
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_ENDPOINT_URL_DYNAMODB: gatewayOrigin,
  AWS_ENDPOINT_URL_SQS: gatewayOrigin,
  AWS_ENDPOINT_URL_SESV2: gatewayOrigin,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  TZ: ':UTC',
});
