import * as z from 'zod';
import { COUNT_BANDS } from '#shared/domain/bands.ts';
import type { CellStore } from '../manager-ports.ts';
import { siteCellsKey } from './keys.ts';
import type { DynamoTable } from './table.ts';

const degrees = z.number();
const countedSchema = z.object({
  tile: z.string(),
  at: z.string(),
  cells: z.array(
    z.object({ south: degrees, north: degrees, west: degrees, east: degrees, actors: z.enum(COUNT_BANDS) }),
  ),
});

export const dynamoCellStore = (table: DynamoTable): CellStore => ({
  async find(siteId) {
    const row = await table.get(siteCellsKey(siteId));
    return row && countedSchema.parse(row['data']);
  },
  put: (siteId, counted) => table.put({ ...siteCellsKey(siteId), data: counted }),
});
