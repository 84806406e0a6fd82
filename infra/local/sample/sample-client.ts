import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';

const problemSchema = z.looseObject({
  type: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.looseObject({ path: z.unknown(), message: z.string() })).optional(),
});

const waitsMs = [200, 500, 1000, 2000, 4000, 8000, 8000, 8000, 8000, 8000]; // before each further try; a lost request is held for 35 s
const requestTimeoutMs = 30_000;

export type Answer = { status: number; body: unknown };
export type Call = { body?: unknown; key?: string; version?: number; mayAnswer?: number[] };
export type SampleClient = (method: 'GET' | 'POST' | 'PATCH', path: string, call?: Call) => Promise<Answer>;

const explained = (body: unknown): string => {
  const { title, detail, errors } = problemSchema.safeParse(body).data ?? {};
  const fields = errors?.map(({ path, message }) => `${JSON.stringify(path)} ${message}`).join('; ');
  return [detail ?? title, fields].filter(Boolean).join(' — ') || 'without a reason';
};

const headersOf = (token: string, { body, key, version }: Call, method: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  ...(body !== undefined && {
    'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
  }),
  ...(key !== undefined && { 'idempotency-key': key }),
  ...(version !== undefined && { 'if-match': `"${version}"` }),
});

/** Busy for now, or a killed load's request still held: asked again. */
const isBusy = ({ status, body }: Answer): boolean =>
  status === 429 || status === 503 || /key_in_flight$/.test(problemSchema.safeParse(body).data?.type ?? '');

/** Calls the API as one person; an answer that was not expected is an error that says which call and why. */
export const sampleClient =
  (origin: string, token: string, person: string): SampleClient =>
  async (method, path, call = {}) => {
    for (let attempt = 0; ; attempt += 1) {
      const response = await fetch(new URL(path, origin), {
        method,
        headers: headersOf(token, call, method),
        ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
        signal: AbortSignal.timeout(requestTimeoutMs),
      });
      const text = await response.text();
      const body: unknown = /json/.test(response.headers.get('content-type') ?? '') && text ? JSON.parse(text) : null;
      const answer: Answer = { status: response.status, body };
      const waitMs = waitsMs[attempt];
      if (!isBusy(answer) || waitMs === undefined) {
        if (response.ok || call.mayAnswer?.includes(response.status)) return answer;
        throw new Error(`samples: ${method} ${path} as ${person} was answered ${response.status}: ${explained(body)}`);
      }
      await sleep(waitMs);
    }
  };
