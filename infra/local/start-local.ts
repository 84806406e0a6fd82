import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readAccess } from './access.ts';
import { createClock } from './clock.ts';
import { startEngineProcess } from './engine.ts';
import { createEventBus } from './event-bus.ts';
import { createFunction } from './functions.ts';
import { createGateway } from './gateway.ts';
import { type ApiTarget, apiListener, listen } from './http.ts';
import { lockFolder } from './lock.ts';
import { createLog } from './log.ts';
import { createMailbox, type Mail } from './mailbox.ts';
import { createQueues } from './queues.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './routes.ts';
import { openState } from './state.ts';
import { synthesized } from './synth.ts';
import { engineClient, ensureTable, indexStream } from './table.ts';
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
  mails(): Mail[];
  stop(): Promise<void>;
};

/** Runs the synthesized template on this machine until it is stopped. */
export async function startLocal(options: LocalOptions): Promise<Local> {
  const say = options.quiet ? () => {} : (line: string) => console.log(line);
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const closing: (() => unknown)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const lock = lockFolder(dataDir, options.dataDir);
    closing.push(() => lock.release());
    const log = createLog(dataDir, options.quiet ?? false);
    const clock = createClock(options.now);
    const door = Promise.withResolvers<Parameters<typeof listen>[1]>();
    const listening = await listen(options.port, (request, response) => {
      void door.promise.then((listener) => listener(request, response));
    });
    closing.push(() => listening.close());
    const origin = `http://localhost:${listening.port}`;
    const gateway = await createGateway();
    closing.push(() => gateway.close());
    const cdkOut = options.cdkOut ?? (await synthesized(say));
    const template = readTemplate(readAssembly(cdkOut), { gatewayOrigin: gateway.origin, publicOrigin: origin });
    const access = readAccess(template);
    const state = openState(dataDir);
    closing.push(() => state.close());
    const queues = createQueues(template, state);
    const mailbox = createMailbox(template, state, createEventBus(template, queues, access, log), clock);

    const outside = process.env['DYNAMODB_ENDPOINT'];
    const engine = outside === undefined ? await startEngineProcess(dataDir) : undefined;
    if (engine) closing.push(() => engine.stop());
    const engineEndpoint = engine?.endpoint ?? outside ?? '';
    const call = engineClient(engineEndpoint, template.region);
    for (const table of template.all('AWS::DynamoDB::Table')) await ensureTable(call, table);
    if (engine) indexStream(engine, log);

    const environment = {
      ...sdkVariables(gateway.origin, template.region),
      CLOCK_OFFSET_MS: String(clock.offsetMs),
      INSTANT_DELAY_S: '2',
    };
    const overrides = { ISSUER: `${origin}/oidc`, CLIENT_ID: 'refresh-match-local', PUBLIC_ORIGIN: origin };
    const functions = template
      .all('AWS::Lambda::Function')
      .map((resource) => createFunction(resource, { template, environment, overrides, log }));
    closing.push(() => Promise.all(functions.map((one) => one.stop())));
    gateway.open({
      region: template.region,
      access,
      functions,
      engineEndpoint,
      queues,
      mailbox,
      log,
      tableWritten() {},
    });

    const { routes, apiId } = routesOf(template, functions);
    door.resolve(apiListener(routes, apiId, () => false, log));
    await Promise.all(routes.map(({ target }) => target.function.warm()));
    lock.noteOrigin(origin);
    return { origin, mails: () => mailbox.list(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function routesOf(template: Template, functions: readonly ReturnType<typeof createFunction>[]) {
  const [api, ...others] = template.all('AWS::ApiGatewayV2::Api');
  if (api === undefined || others.length > 0) throw new Refusal('The laptop run serves exactly one HTTP API.');
  const integrations = template.all('AWS::ApiGatewayV2::Integration');
  const routes = template.all('AWS::ApiGatewayV2::Route').map(({ id, properties }): Route<ApiTarget> => {
    const where = `${id} (AWS::ApiGatewayV2::Route)`;
    const integration = integrations.find(({ ref }) => `integrations/${ref}` === properties.Target)?.properties;
    const target = functions.find(({ arn }) => arn === integration?.IntegrationUri);
    if (integration === undefined || target === undefined)
      throw new Refusal(`${where}: its target is no function here.`);
    const permitted = template
      .all('AWS::Lambda::Permission')
      .some(
        ({ properties: { FunctionName, Principal, SourceArn } }) =>
          [target.arn, target.name].includes(FunctionName) &&
          Principal === 'apigateway.amazonaws.com' &&
          (SourceArn === undefined || SourceArn.includes(`:${api.ref}/`)),
      );
    if (!permitted) throw new Refusal(`${where}: no AWS::Lambda::Permission lets the API call ${target.id}.`);
    return { routeKey: properties.RouteKey, target: { function: target, timeoutMs: integration.TimeoutInMillis } };
  });
  return { routes, apiId: api.ref };
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

export const samplesFile = join(import.meta.dirname, 'sample', 'load.ts');
export const hasSamples = () => existsSync(samplesFile);
