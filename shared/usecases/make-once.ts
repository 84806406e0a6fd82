import { createHash } from 'node:crypto';
import type { Deps } from '#shared/store/deps.ts';

const hashOf = (parts: unknown): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/**
 * Makes a noun at most once per key: a second time with the same body gives what the first time made, with another body
 * is refused (key_reused). The record is closed in the very commit that creates, so that whatever dies in between, the
 * next try finds either both or neither.
 */
export const makeOnce = async <D extends Deps, T>(
  deps: D,
  key: readonly unknown[],
  body: unknown,
  make: (deps: D) => Promise<T>,
): Promise<{ noun: T; isFirst: boolean }> => {
  const hash = hashOf(key);
  const begun = await deps.idempotency.begin(hash, hashOf(body ?? null), Math.floor(Date.now() / 1000));
  if ('result' in begun) return { noun: begun.result as T, isFirst: false };
  let closed = false;
  const own: D = {
    ...deps,
    async commit(changes, made) {
      await deps.commit(made === undefined ? changes : [...changes, deps.idempotency.finish(hash, begun.token, made)]);
      closed ||= made !== undefined;
    },
  };
  try {
    return { noun: await make(own), isFirst: true };
  } finally {
    if (!closed) await deps.idempotency.abandon(hash, begun.token); // nothing was made: the key is free again
  }
};
