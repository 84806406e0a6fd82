import { parentPort, workerData } from 'node:worker_threads';

/** What the runner tells the thread that a function lives in. */
export type WorkerStart = {
  module: string;
  handler: string;
  functionName: string;
  functionArn: string;
  memoryMb: number;
};
export type WorkerRequest = { requestId: string; event: string; deadlineMs: number };
export type WorkerAnswer =
  | { ready: true }
  | { requestId: string; payload: string }
  | { requestId: string; errorType: string; errorMessage: string; trace: string[] };

type Handler = (event: unknown, context: object) => unknown;

const start = workerData as WorkerStart;
const port = parentPort;
if (port === null) throw new Error('worker.ts runs in a worker thread only');
const post = (answer: WorkerAnswer) => port.postMessage(answer);

const handler = ((await import(start.module)) as Record<string, Handler>)[start.handler];
if (typeof handler !== 'function') throw new Error(`${start.module} exports no ${start.handler}`);
post({ ready: true });

port.on('message', (request: WorkerRequest) => {
  const { requestId } = request;
  // Only what the Node runtime offers; the three old callbacks of it are gone there as well.
  const context = {
    functionName: start.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: start.functionArn,
    memoryLimitInMB: String(start.memoryMb),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${start.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, request.deadlineMs - Date.now()),
  };
  Promise.resolve()
    .then(() => handler(JSON.parse(request.event), context))
    .then((result) => post({ requestId, payload: JSON.stringify(result) ?? 'null' }))
    .catch((error: unknown) => {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
      post({ requestId, errorType: name, errorMessage: message, trace: (stack ?? '').split('\n') });
    });
});
