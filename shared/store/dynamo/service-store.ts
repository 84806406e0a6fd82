import * as z from 'zod';
import type { ServiceStore } from '../ports.ts';
import { onlyOver } from './changes.ts';
import { serviceKey } from './keys.ts';
import { secretAt } from './site-store.ts';
import type { DynamoTable } from './table.ts';

const exchangeSchema = z.object({ eurPerHuf: z.number().positive(), asOf: z.string(), version: z.int() });
const RECENT_MS = 2000;
/** Until a coordinator of all sets it: about 400 forint a euro, a round figure that says so by its date. */
const unset = { eurPerHuf: 0.0025, asOf: '2026-01-01', version: 0 };

export const dynamoServiceStore = (table: DynamoTable): ServiceStore => {
  let recent: { readMs: number; eurPerHuf: number } | undefined;
  const exchange = async () => {
    const row = await table.get(serviceKey('EXCHANGE'));
    return row ? exchangeSchema.parse(row['data']) : unset;
  };
  let key: Promise<Uint8Array> | undefined; // never changes: read once per container
  return {
    key() {
      key ??= secretAt(table, serviceKey('KEYS')).catch((error: unknown) => {
        key = undefined;
        throw error;
      });
      return key;
    },
    exchange,
    async recentExchange() {
      if (!recent || performance.now() - recent.readMs > RECENT_MS) {
        const readMs = performance.now();
        recent = { readMs, ...(await exchange()) };
      }
      return recent;
    },
    putExchange(next, by) {
      recent = undefined;
      return table.put(
        { ...serviceKey('EXCHANGE'), version: next.version, data: { ...next, updatedBy: by } },
        onlyOver(next.version - 1),
      );
    },
  };
};
