import type { Condition } from '../changes.ts';
import { commitEach } from '../commit-each.ts';
import { inFlight } from '../in-flight.ts';
import type { DynamoTable } from '../table.ts';
import { foldTile, foldTiles, MOST_CHANGED } from './fold-tile.ts';
import { packBatch, type TileCodec } from './tile-codec.ts';
import { changedKey, countEdit, type Head, headKey, headOf, newTile } from './tile-rows.ts';

/** An entry that was never indexed, and where it goes. */
export type Filed<Entry> = { pk: string; tile: string; rev: number; entry: Entry };
type Filing<Entry> = { pk: string; tile: string; filed: Filed<Entry>[] };

/** So many for each part of a tile, and the tile is written anew with them. */
const FOLDED_AT_ONCE = MOST_CHANGED / 2;
const FOLDS_IN_FLIGHT = 4;

/** A row is not written over one that says more. */
export const notOver = (rev: number): Condition => ({
  text: 'attribute_not_exists(pk) OR rev <= :rev',
  values: { ':rev': rev },
});

/**
 * Files many entries at once: a tile that nobody has filed in yet is written whole, one that many go to is written anew
 * with them, and of the others each gets a changed row. Readers are told once a tile.
 */
export const fileEntries = async <Entry, Batch>(
  table: DynamoTable,
  codec: TileCodec<Entry, Batch>,
  entries: readonly Filed<Entry>[],
): Promise<void> => {
  const tiles = [...Map.groupBy(entries, nameOf).values()].map(
    (filed): Filing<Entry> => ({ pk: filed[0]!.pk, tile: filed[0]!.tile, filed }),
  );
  const rows = await table.getMany(tiles.map(({ pk, tile }) => headKey(pk, tile)));
  const heads = new Map(rows.map((row) => [nameOf({ pk: row.pk, ...headOf(row) }), headOf(row)]));
  const late = await writeNew(
    table,
    codec,
    tiles.filter((tile) => !heads.has(nameOf(tile))),
  );
  const beside: Filing<Entry>[] = late; // those that another has made meanwhile
  const there = tiles.filter((tile) => heads.has(nameOf(tile)));
  await inFlight(there, FOLDS_IN_FLIGHT, async (tile) => {
    const isMany = tile.filed.length >= FOLDED_AT_ONCE * partsIn(heads.get(nameOf(tile)));
    const more = tile.filed.map(({ entry }) => entry);
    if (!isMany || !(await foldTile(table, codec, tile.pk, tile.tile, more))) beside.push(tile);
  });
  await commitEach(
    table,
    beside.flatMap(({ pk, tile, filed }) =>
      filed.map(({ entry, rev }) => {
        const row = { ...changedKey(pk, tile, codec.idOf(entry)), rev, packed: packBatch(codec, [entry]) };
        return [table.put(row, notOver(rev))];
      }),
    ),
  );
  await commitEach(
    table,
    beside.map(({ pk, tile, filed }) => [countEdit(table, pk, tile, filed.length)]),
  );
  await foldTiles(table, codec, beside);
};
const nameOf = ({ pk, tile }: { pk: string; tile: string }): string => `${pk}|${tile}`;
const partsIn = (head: Head | undefined): number => Math.max(1, head?.parts.length ?? 1);

/** Parts, then the heads that name them; answers the tiles whose head another wrote in between. */
const writeNew = async <Entry>(
  table: DynamoTable,
  codec: TileCodec<Entry, unknown>,
  tiles: readonly Filing<Entry>[],
): Promise<Filing<Entry>[]> => {
  const made = tiles.map(({ pk, tile, filed }) => {
    const once = [...new Map(filed.map(({ entry }) => [codec.idOf(entry), entry])).values()];
    return newTile(table, codec, pk, tile, once);
  });
  await commitEach(
    table,
    made.flatMap((changes) => changes.slice(0, -1).map((part) => [part])),
  );
  const isWritten = await commitEach(
    table,
    made.map((changes) => changes.slice(-1)),
  );
  return tiles.filter((_, n) => !isWritten[n]);
};
