import { spawn } from 'node:child_process';
import { Agent, request as httpRequest } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';

export type Read = { ms: number; firstByteMs: number; text: string };
export type Child = {
  /** The answer's JSON and how long it took, over one kept connection. */
  call<T>(method: string, path: string, body?: unknown): Promise<{ ms: number; answer: T }>;
  /** The answer as text, and when its first byte came. */
  read(method: string, path: string, body?: unknown): Promise<Read>;
  startedMs: number;
  stop(): Promise<void>;
};

/** A server of the bench in a process of its own. */
export const startChild = async (script: string, env: Record<string, string>, flags: string[] = []): Promise<Child> => {
  const begun = performance.now();
  const child = spawn(process.execPath, [...flags, new URL(script, import.meta.url).pathname], {
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
    child.stdout!.on('data', (chunk: Buffer) => {
      const said = /\{"port":(\d+)\}/.exec(chunk.toString());
      if (said) resolve(Number(said[1]));
    });
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  return {
    startedMs: performance.now() - begun,
    async call<T>(method: string, path: string, body?: unknown) {
      const { ms, text } = await readOnce(agent, port, method, path, body);
      return { ms, answer: JSON.parse(text) as T };
    },
    read: (method, path, body) => readOnce(agent, port, method, path, body),
    async stop() {
      agent.destroy();
      if (child.connected) child.disconnect(); // it ends by itself, and writes its profile where one was asked for
      await ended;
    },
  };
};

const readOnce = (agent: Agent, port: number, method: string, path: string, body: unknown) =>
  new Promise<Read>((resolve, reject) => {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const from = performance.now();
    const headers = {
      'accept-encoding': 'br', // as browsers do
      ...(sent !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
    };
    const request = httpRequest({ agent, port, host: '127.0.0.1', method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      let firstByteMs = 0;
      response.once('data', () => {
        firstByteMs = performance.now() - from;
      });
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const ms = performance.now() - from;
        const bytes = Buffer.concat(chunks);
        const text = (response.headers['content-encoding'] === 'br' ? brotliDecompressSync(bytes) : bytes).toString();
        if (response.statusCode === 200) resolve({ ms, firstByteMs, text });
        else reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 600)}`));
      });
    });
    request.once('error', reject);
    request.end(sent);
  });
