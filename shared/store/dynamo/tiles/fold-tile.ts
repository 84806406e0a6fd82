import { inFlight } from '../in-flight.ts';
import type { Key } from '../keys.ts';
import type { DynamoTable } from '../table.ts';
import { type TileCodec, unpackBatch } from './tile-codec.ts';
import {
  changedKey,
  changedPrefix,
  type Head,
  headKey,
  headOf,
  partKey,
  partPrefix,
  partRows,
  partsText,
  stampOf,
} from './tile-rows.ts';

/** So many changed rows are read beside a tile before somebody folds them. */
export const MOST_CHANGED = 24;
const WRITES_IN_FLIGHT = 8;

type TileAt = { pk: string; tile: string };
/** Folds those of the tiles that many rows have changed in; the others cost one small read each. */
export const foldTiles = async <Entry, Batch>(
  table: DynamoTable,
  codec: TileCodec<Entry, Batch>,
  tiles: readonly TileAt[],
): Promise<void> => {
  const heads = await table.getMany(tiles.map(({ pk, tile }) => headKey(pk, tile)));
  const due = heads.map((row) => ({ pk: row.pk, ...headOf(row) })).filter(isDue);
  for (const { pk, tile } of due) await foldTile(table, codec, pk, tile);
};
const isDue = ({ edits, folded }: Pick<Head, 'edits' | 'folded'>): boolean => edits - folded >= MOST_CHANGED;

/**
 * Writes the changed rows of a tile into its parts, however few, and `more` entries that have none; answers whether it did. Whoever else folds at once loses by
 * the head's version; a row that changes meanwhile stays, and says more than the parts. Dying in between leaves rows that
 * are in the parts already, or parts nobody reads: the next folding takes them away.
 */
export const foldTile = async <Entry, Batch>(
  table: DynamoTable,
  codec: TileCodec<Entry, Batch>,
  pk: string,
  tile: string,
  more: readonly Entry[] = [],
): Promise<boolean> => {
  const row = await table.get(headKey(pk, tile));
  const head = row && headOf(row);
  if (!head || (head.edits === head.folded && more.length === 0)) return false;
  const { items: changed } = await table.query(pk, { prefix: changedPrefix(tile) });
  const oldKeys = head.parts.map(({ name }) => partKey(pk, tile, name));
  const old = await table.getMany(oldKeys);
  if (old.length < oldKeys.length) return false; // folded by another meanwhile
  const ids = new Set(changed.map(({ sk }) => sk.slice(changedPrefix(tile).length)));
  const added = new Map(more.map((entry) => [codec.idOf(entry), entry]));
  const entries: Entry[] = [...added].flatMap(([id, entry]) => (ids.has(id) ? [] : [entry]));
  const addAll = (packed: unknown, keeps: (id: string) => boolean): void => {
    const batch = unpackBatch(codec, packed as Uint8Array);
    for (let n = 0; n < codec.count(batch); n += 1)
      if (keeps(codec.idAt(batch, n))) entries.push(codec.entryAt(batch, n));
  };
  for (const part of old) addAll(part['packed'], (id) => !ids.has(id) && !added.has(id));
  for (const one of changed) if (one['packed']) addAll(one['packed'], () => true);

  const version = head.version + 1;
  const { rows, parts } = partRows(codec, pk, tile, stampOf(version), entries);
  await inFlight(rows, WRITES_IN_FLIGHT, (part) => table.commit([table.put(part)]));
  const isLate = await refused(
    table.commit([
      table.update(headKey(pk, tile), 'SET v = :next, f = :folded, p = :parts', {
        values: { ':next': version, ':folded': head.edits, ':parts': partsText(parts) },
        when:
          head.version === 0
            ? { text: 'attribute_not_exists(v)' }
            : { text: 'v = :before', values: { ':before': head.version } },
        refusal: () => LATE,
      }),
    ]),
  );
  if (isLate) {
    await removeAll(table, rows);
    return false;
  }
  await inFlight(changed, WRITES_IN_FLIGHT, (one) => {
    const key = changedKey(pk, tile, one.sk.slice(changedPrefix(tile).length));
    const unchanged = { text: 'rev = :rev', values: { ':rev': one['rev'] } };
    return refused(table.commit([table.remove(key, unchanged, () => LATE)]));
  });
  const kept = new Set(parts.map(({ name }) => partKey(pk, tile, name).sk));
  const { items: all } = await table.query(pk, { prefix: partPrefix(tile) });
  const versionOf = (sk: string): number => Number(sk.slice(partPrefix(tile).length).split('.')[0]);
  await removeAll(
    table,
    all.filter(({ sk }) => !kept.has(sk) && versionOf(sk) <= version),
  );
  return true;
};

const LATE = new Error('Another has written this since.');
const refused = (commit: Promise<void>): Promise<boolean> =>
  commit.then(
    () => false,
    (error: unknown) => {
      if (error !== LATE) throw error;
      return true;
    },
  );
const removeAll = (table: DynamoTable, keys: readonly Key[]): Promise<void> =>
  inFlight(keys, WRITES_IN_FLIGHT, (key) => table.commit([table.remove(key)]));
