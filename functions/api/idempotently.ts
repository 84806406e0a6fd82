import type { Context } from 'hono';
import { AppError } from '#shared/errors.ts';
import { makeOnce } from '#shared/usecases/make-once.ts';
import type { Known } from './caller.ts';
import type { ApiDeps } from './route.ts';

/** Makes a noun at most once per Idempotency-Key, scoped to caller, route and body. */
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
  const { noun, isFirst } = await makeOnce(
    deps,
    [caller.person?.id ?? null, c.req.method, c.req.path, key],
    body,
    make,
  );
  if (!isFirst) await again(noun as never);
  return noun as never;
};
