import type { Box } from '#shared/domain/cells.ts';
import type { Row } from '../keys.ts';
import type { DynamoTable } from '../table.ts';
import { type ByteCache, byteCache } from './byte-cache.ts';
import { headMemory } from './head-memory.ts';
import { type TileCodec, unpackBatch } from './tile-codec.ts';
import { changedPrefix, type Head, headKey, headOf, partKey } from './tile-rows.ts';

/** A batch, and which of its rows are not to be looked at: a changed row says more. */
export type Layer<Batch> = { batch: Batch; hidden: Uint8Array | null };
export type Wanted = {
  /** Names of tiles. */
  from: string;
  to: string;
  wants: (tile: string) => boolean;
  /** Whether a part that lies in this box is wanted. */
  touches: (tile: string, box: Box) => boolean;
};

/** A partition, and what is wanted of it. */
export type Asked = readonly [pk: string, wanted: Wanted];
type Headed = { pk: string; wanted: Wanted; heads: readonly Head[] };

type Changed<Batch> = {
  version: number;
  edits: number;
  ids: ReadonlySet<string>;
  batches: readonly Batch[];
  hidden: Map<string, Uint8Array | null>; // by part
};

/** A batch is dozens of arrays, whatever it holds. */
const BATCH_BYTES = 8000;
const MOST_TRIES = 5;
/** For tiles of every kind together, so that a function stays within 256 MB: all of 100,000 spaces fit. */
const TILE_BYTES = 52 * 2 ** 20;

/** What a function keeps of the tiles it has read. */
export type TileMemory = ReturnType<typeof tileMemory>;
export const tileMemory = (mostBytes = TILE_BYTES) => ({
  parts: byteCache<unknown>(mostBytes),
  changes: byteCache<unknown>(mostBytes / 4),
  heads: headMemory(mostBytes / 16),
});

/**
 * Reads tiles of one kind. Parts and changed rows are kept in memory as far as they fit; what decides whether they still
 * hold is the head, which is read every time. It is small, and nothing else is read while nothing changes.
 */
export const tileReader = <Entry, Batch>(table: DynamoTable, codec: TileCodec<Entry, Batch>, memory: TileMemory) => {
  // No partition holds tiles of two kinds: what is kept under its key is of this one.
  const parts = memory.parts as ByteCache<Batch>;
  const changes = memory.changes as ByteCache<Changed<Batch>>;
  const lastHeads = memory.heads;
  const sizeOf = (batch: Batch): number => BATCH_BYTES + codec.rowBytes * codec.count(batch);

  const headsIn = async (pk: string, { from, to, wants }: Wanted): Promise<Head[]> => {
    const between: [string, string] = [headKey(pk, from).sk, headKey(pk, to).sk];
    const { items } = await table.query(pk, { between });
    const heads = items.map(headOf);
    lastHeads.keep(pk, { from, to, heads });
    return heads.filter(({ tile }) => wants(tile));
  };

  const knownChanges = (pk: string, head: Head): Changed<Batch> | undefined => {
    const known = changes.get(`${pk}|${head.tile}`);
    return known && known.version === head.version && known.edits === head.edits ? known : undefined;
  };
  const changedOf = async (pk: string, head: Head): Promise<Changed<Batch> | undefined> => {
    const known = knownChanges(pk, head);
    if (known) return known;
    const { items } = await table.query(pk, { prefix: changedPrefix(head.tile) });
    // Rows go only after the head has a new version: with the version unchanged since, none was missed.
    const after = await table.get(headKey(pk, head.tile));
    if (!after || headOf(after).version !== head.version) return undefined;
    const ids = new Set(items.map(({ sk }) => sk.slice(changedPrefix(head.tile).length)));
    const batches = items.flatMap((row) => (row['packed'] ? [unpackBatch(codec, row['packed'] as Uint8Array)] : []));
    const changed = { version: head.version, edits: head.edits, ids, batches, hidden: new Map() };
    changes.set(
      `${pk}|${head.tile}`,
      changed,
      batches.reduce((sum, batch) => sum + sizeOf(batch), 200 * ids.size),
    );
    return changed;
  };

  const wantedParts = (pk: string, heads: readonly Head[], touches: Wanted['touches']) =>
    heads.flatMap(({ tile, parts: all }) =>
      all
        .filter(({ box }) => box === null || touches(tile, box))
        .map(({ name }) => ({ tile, name, key: partKey(pk, tile, name) })),
    );

  /** Parts by partition and name, all that are missing read together; undefined where one is gone. */
  const partsOf = async (headed: readonly Headed[]) => {
    const wanted = headed.map(({ pk, heads, wanted: { touches } }) =>
      wantedParts(pk, heads, touches).map((part) => ({ ...part, batch: parts.get(nameOf(part.key)) })),
    );
    const missing = wanted.flat().filter(({ batch }) => batch === undefined);
    if (missing.length === 0) return wanted;
    const read = new Map((await readParts(missing.map(({ key }) => key))).map((row) => [nameOf(row), row]));
    for (const part of missing) {
      const row = read.get(nameOf(part.key));
      if (!row) continue;
      part.batch = unpackBatch(codec, row['packed'] as Uint8Array);
      parts.set(nameOf(part.key), part.batch, sizeOf(part.batch));
    }
    return wanted;
  };
  /** They never change, so that a late replica is as good, but one may not be there yet. */
  const readParts = async (keys: readonly { pk: string; sk: string }[]): Promise<Row[]> => {
    const rows = await table.getMany(keys, { consistent: false });
    if (rows.length === keys.length) return rows;
    const there = new Set(rows.map(nameOf));
    return [...rows, ...(await table.getMany(keys.filter((key) => !there.has(nameOf(key)))))];
  };

  const hiddenIn = (changed: Changed<Batch> | undefined, part: string, batch: Batch): Uint8Array | null => {
    if (!changed || changed.ids.size === 0) return null;
    const known = changed.hidden.get(part);
    if (known !== undefined) return known;
    let some = false;
    const hidden = Uint8Array.from({ length: codec.count(batch) }, (_, row) => {
      const isHidden = changed.ids.has(codec.idAt(batch, row));
      some ||= isHidden;
      return isHidden ? 1 : 0;
    });
    changed.hidden.set(part, some ? hidden : null);
    return some ? hidden : null;
  };

  /** Undefined where something is missing. */
  const layersFrom = (
    heads: readonly Head[],
    found: readonly { tile: string; name: string; batch: Batch | undefined }[],
    changed: readonly (Changed<Batch> | null | undefined)[],
  ): Layer<Batch>[] | undefined => {
    if (changed.includes(undefined)) return undefined;
    const byTile = new Map(heads.map(({ tile }, n) => [tile, changed[n] ?? undefined]));
    const layers: Layer<Batch>[] = [];
    for (const { tile, name, batch } of found) {
      if (batch === undefined) return undefined;
      layers.push({ batch, hidden: hiddenIn(byTile.get(tile), name, batch) });
    }
    for (const each of changed) for (const batch of each?.batches ?? []) layers.push({ batch, hidden: null });
    return layers;
  };

  /** The layers of each partition; undefined where a tile was folded meanwhile. */
  const layersOf = async (asked: readonly Asked[]): Promise<(Layer<Batch>[] | undefined)[]> => {
    const headed = await Promise.all(
      asked.map(async ([pk, wanted]): Promise<Headed> => ({ pk, wanted, heads: await headsIn(pk, wanted) })),
    );
    const [found, changed] = await Promise.all([
      partsOf(headed),
      Promise.all(
        headed.map(({ pk, heads }) =>
          Promise.all(heads.map((head) => (head.edits === head.folded ? null : changedOf(pk, head)))),
        ),
      ),
    ]);
    return headed.map(({ heads }, n) => layersFrom(heads, found[n]!, changed[n]!));
  };

  const read = async (asked: readonly Asked[]): Promise<Layer<Batch>[]> => {
    const layers: (Layer<Batch>[] | undefined)[] = asked.map(() => undefined);
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      const open = [...asked.keys()].filter((n) => layers[n] === undefined);
      const read = await layersOf(open.map((n) => asked[n]!));
      for (const [i, n] of open.entries()) layers[n] = read[i];
      if (!layers.includes(undefined)) return layers.flatMap((some) => some!);
    }
    throw new Error(`Tiles change faster than they are read: ${asked[layers.indexOf(undefined)]![0]}`);
  };

  const recall = (pk: string, { from, to, wants, touches }: Wanted): Layer<Batch>[] | undefined => {
    const heads = lastHeads.between(pk, from, to)?.filter(({ tile }) => wants(tile));
    if (heads === undefined) return undefined;
    const found = wantedParts(pk, heads, touches).map((part) => ({ ...part, batch: parts.get(nameOf(part.key)) }));
    const changed = heads.map((head) => (head.edits === head.folded ? null : knownChanges(pk, head)));
    return layersFrom(heads, found, changed);
  };

  return {
    read,
    /**
     * What `read` gave when the heads were last read, from memory alone: the very same batches where nothing has changed
     * since. Undefined where not all of it is kept.
     */
    recall,
  };
};
const nameOf = ({ pk, sk }: { pk: string; sk: string }): string => `${pk}|${sk}`;
