import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { AppError } from '#shared/errors.ts';
import type { Known } from './caller.ts';
import type { ApiDeps } from './route.ts';

const hashOf = (...parts: unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/**
 * Makes a noun at most once per Idempotency-Key, scoped to caller, route and body. The record is closed in the very
 * commit that creates, so that whatever dies in between, the next try finds either both or neither.
 */
export const idempotently = async (
  deps: ApiDeps,
  { caller }: Known,
  c: Context,
  body: unknown,
  make: (deps: ApiDeps) => Promise<unknown>,
  again: (made: never) => Promise<unknown>,
): Promise<never> => {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return (await make(deps)) as never;
  if (!/^[\x21-\x7e]{1,128}$/.test(key))
    throw new AppError('malformed', 'An Idempotency-Key is 1 to 128 printable characters.');
  const hash = hashOf(caller.person?.id ?? null, c.req.method, c.req.path, key);
  const begun = await deps.idempotency.begin(hash, hashOf(body ?? null), Math.floor(Date.now() / 1000));
  if ('result' in begun) {
    await again(begun.result as never);
    return begun.result as never;
  }
  let closed = false;
  const own: ApiDeps = {
    ...deps,
    async commit(changes, made) {
      await deps.commit(made === undefined ? changes : [...changes, deps.idempotency.finish(hash, begun.token, made)]);
      closed ||= made !== undefined;
    },
  };
  try {
    return (await make(own)) as never;
  } finally {
    if (!closed) await deps.idempotency.abandon(hash, begun.token); // nothing was made: the key is free again
  }
};
