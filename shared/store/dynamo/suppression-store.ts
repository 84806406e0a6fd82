import { AppError } from '#shared/errors.ts';
import type { SuppressionStore } from '../event-ports.ts';
import { onlyNew } from './changes.ts';
import { suppressedKey } from './keys.ts';
import type { DynamoTable } from './table.ts';

/** Addresses that bounced or complained, by hash: what is kept is that, and not the address. */
export const dynamoSuppressionStore = (table: DynamoTable): SuppressionStore => ({
  has: async (address) => (await table.get(suppressedKey(address))) !== undefined,
  async recall(addresses) {
    const rows = await table.getMany(addresses.map(suppressedKey), { consistent: false });
    const stopped = new Set(rows.map(({ pk }) => pk));
    return new Set(addresses.filter((address) => stopped.has(suppressedKey(address).pk)));
  },
  async why(address) {
    const why = (await table.get(suppressedKey(address)))?.['why'];
    return why === 'bounce' || why === 'complaint' ? why : undefined;
  },
  async add(address, why, at) {
    const there = new AppError('already_exists', 'This address is suppressed.');
    await table.commit([table.put({ ...suppressedKey(address), why, at }, onlyNew, () => there)]).catch((error) => {
      if (error !== there) throw error;
    });
  },
});
