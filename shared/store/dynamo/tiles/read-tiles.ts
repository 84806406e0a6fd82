import type { Box } from '#shared/domain/cells.ts';
import type { Row } from '../keys.ts';
import type { DynamoTable } from '../table.ts';
import { byteCache } from './byte-cache.ts';
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

type Changed<Batch> = {
  version: number;
  edits: number;
  ids: ReadonlySet<string>;
  batches: readonly Batch[];
  hidden: Map<string, Uint8Array | null>; // by part
};

/** A batch is some sixty arrays, whatever it holds. */
const BATCH_BYTES = 8000;
const MOST_TRIES = 5;
/** Of what is kept, what heads may take. */
const HEADS_SHARE = 1 / 16;

/**
 * Reads tiles of one kind. Parts and changed rows are kept in memory as far as they fit; what decides whether they still
 * hold is the head, which is read every time. It is small, and nothing else is read while nothing changes.
 */
export const tileReader = <Entry, Batch>(table: DynamoTable, codec: TileCodec<Entry, Batch>, mostBytes: number) => {
  const parts = byteCache<Batch>(mostBytes);
  const changes = byteCache<Changed<Batch>>(mostBytes / 4);
  const lastHeads = headMemory(mostBytes * HEADS_SHARE);
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

  /** Parts by name; undefined where one is gone. */
  const partsOf = async (pk: string, heads: readonly Head[], touches: Wanted['touches']) => {
    const wanted = wantedParts(pk, heads, touches);
    const found = wanted.map(({ key }) => parts.get(nameOf(key)));
    const missing = wanted.filter((_, n) => found[n] === undefined).map(({ key }) => key);
    if (missing.length > 0) {
      const read = new Map((await readParts(missing)).map((row) => [nameOf(row), row]));
      for (const [n, { key }] of wanted.entries()) {
        const row = read.get(nameOf(key));
        if (found[n] !== undefined || !row) continue;
        const batch = unpackBatch(codec, row['packed'] as Uint8Array);
        parts.set(nameOf(key), batch, sizeOf(batch));
        found[n] = batch;
      }
    }
    return wanted.map(({ tile, name }, n) => ({ tile, name, batch: found[n] }));
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

  /** All layers of the tiles; undefined when a tile was folded meanwhile. */
  const layersOf = async (pk: string, wanted: Wanted): Promise<Layer<Batch>[] | undefined> => {
    const heads = await headsIn(pk, wanted);
    const [found, changed] = await Promise.all([
      partsOf(pk, heads, wanted.touches),
      Promise.all(heads.map((head) => (head.edits === head.folded ? null : changedOf(pk, head)))),
    ]);
    return layersFrom(heads, found, changed);
  };

  const read = async (pk: string, wanted: Wanted): Promise<Layer<Batch>[]> => {
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      const layers = await layersOf(pk, wanted);
      if (layers) return layers;
    }
    throw new Error(`The tiles of ${pk} change faster than they are read`);
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
