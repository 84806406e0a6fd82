import type { DynamoChange } from '#shared/store/dynamo/changes.ts';
import { needCodec } from '#shared/store/dynamo/need-codec.ts';
import { spaceCodec } from '#shared/store/dynamo/space-codec.ts';
import type { DynamoTable } from '#shared/store/dynamo/table.ts';
import { type TileCodec, unpackBatch } from '#shared/store/dynamo/tiles/tile-codec.ts';
import { newTile } from '#shared/store/dynamo/tiles/tile-rows.ts';
import type { Change } from '#shared/store/ports.ts';

/** Takes the changed rows of tiles out of what is loaded, and makes whole tiles of them, as folding would. */
export const tileCollector = (table: DynamoTable) => {
  const packedIn = new Map<string, Uint8Array[]>();
  const isKept = (change: Change): boolean => {
    const row = (change as DynamoChange).op.Put?.Item;
    if (!row) return false; // tells readers of rows that are not there any more
    const [kind, tile] = String(row['sk']).split('#');
    if (kind !== 'D') return true;
    const key = `${row['pk']}|${tile}`;
    const packed = packedIn.get(key) ?? [];
    packed.push(row['packed'] as Uint8Array);
    packedIn.set(key, packed);
    return false;
  };
  return {
    rest: (changes: readonly Change[]): Change[] => changes.filter(isKept),
    *tiles(): Generator<Change[]> {
      for (const [key, packed] of packedIn) {
        const [pk = '', tile = ''] = key.split('|');
        const tileOf = <Entry, Batch>(codec: TileCodec<Entry, Batch>) =>
          newTile(
            table,
            codec,
            pk,
            tile,
            packed.map((bytes) => codec.entryAt(unpackBatch(codec, bytes), 0)),
          );
        yield pk.startsWith('SPACES#') ? tileOf(spaceCodec) : tileOf(needCodec);
        packedIn.delete(key);
      }
    },
  };
};
