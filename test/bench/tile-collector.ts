import type { DynamoTable } from '#shared/store/dynamo/table.ts';
import type { Filed } from '#shared/store/dynamo/tiles/file-entries.ts';
import type { TileCodec } from '#shared/store/dynamo/tiles/tile-codec.ts';
import { newTile } from '#shared/store/dynamo/tiles/tile-rows.ts';
import type { Change } from '#shared/store/ports.ts';

type Gathered = { texts: Buffer[]; make(texts: readonly Buffer[]): Change[] };

/**
 * Gathers what is filed of a whole table and makes of each tile its rows once it has all of it. An entry waits as one text
 * outside the heap, whatever number of tiles it is in: a million needs are two or three gigabytes.
 */
export const tileCollector = (table: DynamoTable) => {
  const tiles = new Map<string, Gathered>();
  return {
    add<Entry, Batch>(codec: TileCodec<Entry, Batch>, filed: readonly Filed<Entry>[]): void {
      const texts = new Map<Entry, Buffer>();
      for (const { pk, tile, entry } of filed) {
        const key = `${pk}|${tile}`;
        const make = (all: readonly Buffer[]) =>
          newTile(
            table,
            codec,
            pk,
            tile,
            all.map((one) => JSON.parse(one.toString()) as Entry),
          );
        const gathered: Gathered = tiles.get(key) ?? { texts: [], make };
        const text = texts.get(entry) ?? Buffer.from(JSON.stringify(entry));
        texts.set(entry, text);
        gathered.texts.push(text);
        tiles.set(key, gathered);
      }
    },
    *tiles(): Generator<Change[]> {
      for (const [key, { texts, make }] of tiles) {
        yield make(texts);
        tiles.delete(key);
      }
    },
  };
};
