import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { IdempotencyStore } from '../ports.ts';
import { onlyNew } from './changes.ts';
import { idempotencyKey } from './keys.ts';
import type { DynamoTable } from './table.ts';

/** Longer than the API may work on one request (15 s, infra/stack.ts): after that nobody works on it any more. */
const LEASE_S = 20;
const KEEP_S = 7 * 86_400;

export const dynamoIdempotencyStore = (table: DynamoTable): IdempotencyStore => {
  const mine = (token: string) => ({
    text: '#token = :token',
    names: { '#token': 'token' },
    values: { ':token': token },
  });
  return {
    async begin(hash, bodyHash, nowS) {
      const token = randomUUID();
      const key = idempotencyKey(hash);
      const claim = { ...key, bodyHash, token, leaseUntilS: nowS + LEASE_S, ttlEpochS: nowS + KEEP_S };
      const taken = new AppError('key_in_flight', 'A request with this Idempotency-Key is still being worked on.');
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const seen = await table.get(key);
        if (seen && seen['bodyHash'] !== bodyHash)
          throw new AppError('key_reused', 'This Idempotency-Key came with another body before.');
        if (seen && 'result' in seen) return { result: seen['result'] };
        if (seen && Number(seen['leaseUntilS']) > nowS) throw taken;
        try {
          await table.commit([table.put(claim, seen ? mine(String(seen['token'])) : onlyNew, () => taken)]);
          return { token };
        } catch (error) {
          if (error !== taken) throw error; // somebody was quicker: look again
        }
      }
      throw taken;
    },
    finish: (hash, token, result) =>
      table.update(idempotencyKey(hash), 'SET #result = :result', {
        names: { '#result': 'result' },
        values: { ':result': result },
        when: mine(token),
        refusal: () => new AppError('key_in_flight', 'A request with this Idempotency-Key took over.'),
      }),
    async abandon(hash, token) {
      const lost = new AppError('stale_version', 'Somebody took over.');
      await table.commit([table.remove(idempotencyKey(hash), mine(token), () => lost)]).catch((error: unknown) => {
        if (error !== lost) throw error;
      });
    },
  };
};
