import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Log } from './log.ts';
import { Refusal } from './refusal.ts';
import type { Resource } from './template.ts';
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './worker.ts';

export type Invocation =
  | { ok: true; requestId: string; payload: string }
  | { ok: false; requestId: string; errorType: string; errorMessage: string };

export type LocalFunction = {
  id: string;
  name: string;
  arn: string;
  roleArn: string;
  /** By this key the gateway knows who calls. */
  accessKeyId: string;
  timeoutS: number;
  running(): number;
  counts(): { calls: number; failures: number };
  /** Loads the function without calling it. */
  warm(): Promise<void>;
  invoke(event: unknown): Promise<Invocation>;
  stop(): Promise<void>;
};

type Setting = {
  bundle(objectKey: string): string;
  environment: Record<string, string>;
  overrides: Record<string, string>;
  log: Log;
};
type Thread = { worker: Worker; loaded: Promise<void>; waiting: Map<string, (answer: Invocation) => void> };

/** A function of the template in a thread of its own, which all its invocations share while it is well. */
export function createFunction(resource: Resource<'AWS::Lambda::Function'>, setting: Setting): LocalFunction {
  const { properties, name, arn, id } = resource;
  const [file = '', handler = ''] = properties.Handler.split('.');
  const module = bundleOf(setting.bundle(properties.Code.S3Key), file, id);
  const accessKeyId = `LOCAL${id.toUpperCase()}`;
  const timeoutMs = properties.Timeout * 1000;
  const limit = properties.ReservedConcurrentExecutions ?? Number.POSITIVE_INFINITY;
  const variables = { ...properties.Environment?.Variables };
  for (const [key, value] of Object.entries(setting.overrides)) if (key in variables) variables[key] = value;
  let thread: Thread | undefined;
  const threads = new Set<Worker>();
  let stopped = false;
  let running = 0;
  const counts = { calls: 0, failures: 0 };
  const queued: (() => void)[] = [];

  const start = (): Thread => {
    const workerStart: WorkerStart = {
      module: pathToFileURL(module).href,
      handler,
      functionName: name,
      functionArn: arn,
      memoryMb: properties.MemorySize,
    };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: workerStart,
      env: { ...variables, ...setting.environment, ...lambdaVariables(resource), AWS_ACCESS_KEY_ID: accessKeyId },
      // A small nursery: one collection of a large one can overshoot the limit at once, which ends the whole process.
      resourceLimits: { maxOldGenerationSizeMb: properties.MemorySize, maxYoungGenerationSizeMb: 8 },
      stdout: true,
      stderr: true,
      execArgv: [],
    });
    threads.add(worker);
    const waiting = new Map<string, (answer: Invocation) => void>();
    const { promise: loaded, resolve: isLoaded, reject: isBroken } = Promise.withResolvers<void>();
    loaded.catch(() => {}); // whoever invokes hears of it
    const started: Thread = { worker, loaded, waiting };
    collectLines(worker.stdout, (line) => setting.log.fromFunction(id, line));
    collectLines(worker.stderr, (line) => setting.log.fromFunction(id, line));
    const ended = (errorType: string, errorMessage: string) => {
      if (thread === started) thread = undefined;
      isBroken(new Error(errorMessage));
      for (const [requestId, answer] of waiting) answer({ ok: false, requestId, errorType, errorMessage });
    };
    worker.on('message', (message: WorkerAnswer) => {
      if ('ready' in message) return isLoaded();
      const { requestId } = message;
      waiting.get(requestId)?.('payload' in message ? { ok: true, ...message } : failed(message));
    });
    worker.on('error', (error: Error) => {
      setting.log.warn('function_crashed', { function: id, error: error.message });
      ended(error.name, error.message);
    });
    worker.on('exit', () => {
      threads.delete(worker);
      ended('Runtime.ExitError', 'the runtime exited');
    });
    return started;
  };

  const failed = (message: Extract<WorkerAnswer, { errorType: string }>): Invocation => {
    const { requestId, errorType, errorMessage, trace } = message;
    const line = { level: 'error', message: 'invocation failed', requestId, errorType, errorMessage, trace };
    setting.log.fromFunction(id, JSON.stringify(line));
    return { ok: false, requestId, errorType, errorMessage };
  };

  const run = async (event: unknown): Promise<Invocation> => {
    const requestId = randomUUID();
    if (stopped) return { ok: false, requestId, errorType: 'Stopped', errorMessage: 'the service is being stopped' };
    thread ??= start();
    const mine = thread;
    const loaded = await mine.loaded.then(
      () => undefined,
      (error: Error) => error,
    );
    if (loaded) return { ok: false, requestId, errorType: 'Runtime.ImportModuleError', errorMessage: loaded.message };
    const { promise, resolve } = Promise.withResolvers<Invocation>();
    mine.waiting.set(requestId, resolve);
    const request: WorkerRequest = { requestId, event: JSON.stringify(event), deadlineMs: Date.now() + timeoutMs };
    mine.worker.postMessage(request);
    const timer = setTimeout(() => {
      // AWS ends the whole environment. Here others may be under way in it: they finish, new ones get a new thread.
      if (thread === mine) thread = undefined;
      setting.log.warn('function_timed_out', { function: id, requestId, timeoutMs });
      resolve({ ok: false, requestId, errorType: 'Sandbox.Timedout', errorMessage: `timed out after ${timeoutMs} ms` });
    }, timeoutMs);
    const answer = await promise;
    clearTimeout(timer);
    mine.waiting.delete(requestId);
    if (thread !== mine && mine.waiting.size === 0) void mine.worker.terminate();
    return answer;
  };

  return {
    id,
    name,
    arn,
    roleArn: properties.Role,
    accessKeyId,
    timeoutS: properties.Timeout,
    running: () => running,
    counts: () => counts,
    async warm() {
      thread ??= start();
      await thread.loaded;
    },
    async invoke(event) {
      if (running >= limit) await new Promise<void>((resolve) => queued.push(resolve));
      running += 1;
      counts.calls += 1;
      try {
        const invocation = await run(event);
        if (!invocation.ok) counts.failures += 1;
        return invocation;
      } finally {
        running -= 1;
        queued.shift()?.();
      }
    },
    async stop() {
      stopped = true;
      await Promise.all([...threads].map((worker) => worker.terminate()));
    },
  };
}

function bundleOf(folder: string, file: string, id: string): string {
  const found = ['.mjs', '.js'].map((ending) => join(folder, file + ending)).find((path) => existsSync(path));
  if (found === undefined) throw new Refusal(`${id} (AWS::Lambda::Function): its bundle ${folder} has no ${file}.mjs.`);
  return found;
}

const lambdaVariables = ({ name, properties }: Resource<'AWS::Lambda::Function'>) => ({
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  _HANDLER: properties.Handler,
});

function collectLines(stream: Readable, take: (line: string) => void): void {
  createInterface({ input: stream }).on('line', (line) => line.trim() !== '' && take(line));
}
