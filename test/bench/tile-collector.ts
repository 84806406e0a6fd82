import type { DynamoTable } from '#shared/store/dynamo/table.ts';
import type { Filed } from '#shared/store/dynamo/tiles/file-entries.ts';
import { packBatch, type TileCodec, unpackBatch } from '#shared/store/dynamo/tiles/tile-codec.ts';
import { newTile } from '#shared/store/dynamo/tiles/tile-rows.ts';
import type { Change } from '#shared/store/ports.ts';

/** Gathers what is filed of a whole table, packed, and makes of each tile its rows once it has all of it. */
export const tileCollector = (table: DynamoTable) => {
  const tiles = new Map<string, { packed: Uint8Array[]; make(packed: readonly Uint8Array[]): Change[] }>();
  return {
    add<Entry, Batch>(codec: TileCodec<Entry, Batch>, filed: readonly Filed<Entry>[]): void {
      for (const { pk, tile, entry } of filed) {
        const key = `${pk}|${tile}`;
        const gathered = tiles.get(key) ?? {
          packed: [],
          make: (packed) =>
            newTile(
              table,
              codec,
              pk,
              tile,
              packed.map((bytes) => codec.entryAt(unpackBatch(codec, bytes), 0)),
            ),
        };
        gathered.packed.push(packBatch(codec, [entry]));
        tiles.set(key, gathered);
      }
    },
    *tiles(): Generator<Change[]> {
      for (const [key, { packed, make }] of tiles) {
        yield make(packed);
        tiles.delete(key);
      }
    },
  };
};
