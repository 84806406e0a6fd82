import { randomBytes } from 'node:crypto';
import type { Box } from '#shared/domain/cells.ts';
import { type DynamoChange, onlyNew } from '../changes.ts';
import type { Key, Row } from '../keys.ts';
import type { DynamoTable } from '../table.ts';
import { boxAround, packBatch, type TileCodec } from './tile-codec.ts';

// A partition holds tiles. Of each: a head, which says what is there; its parts, large and never changed once written;
// and a row for each entry changed since the parts were written, which says more than they do.

export const headKey = (pk: string, tile: string): Key => ({ pk, sk: `H#${tile}` });
export const tileOfHead = (sk: string): string => sk.slice(2);
export const changedPrefix = (tile: string): string => `D#${tile}#`;
export const changedKey = (pk: string, tile: string, id: string): Key => ({ pk, sk: `${changedPrefix(tile)}${id}` });
export const partPrefix = (tile: string): string => `T#${tile}#`;
export const partKey = (pk: string, tile: string, name: string): Key => ({ pk, sk: `${partPrefix(tile)}${name}` });

/** A part by its name, with the box that holds all its entries; none for what lies nowhere. */
export type Part = { name: string; box: Box | null };
export type Head = {
  tile: string;
  version: number; // of the parts
  edits: number; // writes of changed rows, ever
  folded: number; // those that are in the parts
  parts: readonly Part[];
};

// Heads are read with every search: names and numbers in them are short.
export const headOf = (row: Row): Head => ({
  tile: tileOfHead(row.sk),
  version: Number(row['v'] ?? 0),
  edits: Number(row['e'] ?? 0),
  folded: Number(row['f'] ?? 0),
  parts: String(row['p'] ?? '')
    .split(';')
    .filter(Boolean)
    .map(partOf),
});
const partOf = (text: string): Part => {
  const [name = '', ...edges] = text.split(' ');
  const [south = 0, north = 0, west = 0, east = 0] = edges.map((edge) => Number(edge) / EDGE);
  return { name, box: edges.length === 0 ? null : { south, north, west, east } };
};
export const partsText = (parts: readonly Part[]): string =>
  parts
    .map(({ name, box }) =>
      box === null ? name : [name, down(box.south), up(box.north), down(box.west), up(box.east)].join(' '),
    )
    .join(';');
const EDGE = 1000; // edges in thousandths of a degree, rounded outwards
const down = (degrees: number): number => Math.floor(degrees * EDGE);
const up = (degrees: number): number => Math.ceil(degrees * EDGE);

/** Tells every reader that changed rows of the tile were written. */
export const countEdit = (table: DynamoTable, pk: string, tile: string, rows = 1): DynamoChange =>
  table.update(headKey(pk, tile), 'ADD e :rows', { values: { ':rows': rows } });

/** Bytes of a part before it is deflated: small enough that a circle reads little besides what it holds. */
const PART_BYTES = 48_000;

/** The parts of all these entries, near ones together, in the rows that hold them. */
export const partRows = <Entry>(
  codec: TileCodec<Entry, unknown>,
  pk: string,
  tile: string,
  stamp: string,
  entries: readonly Entry[],
): { rows: Row[]; parts: Part[] } => {
  const rows: Row[] = [];
  const parts: Part[] = [];
  const addAll = (some: readonly Entry[]): void => {
    const bytes = codec.encode(some);
    const [left, right] = bytes.length > PART_BYTES && some.length > 1 ? halvesOf(codec, some) : [];
    if (left && right) {
      addAll(left);
      addAll(right);
      return;
    }
    const name = `${stamp}.${parts.length}`;
    rows.push({ ...partKey(pk, tile, name), packed: packBatch({ encode: () => bytes }, some) });
    parts.push({ name, box: codec.pointOf ? boxAround(some.map(codec.pointOf)) : null });
  };
  if (entries.length > 0) addAll(entries);
  return { rows, parts };
};

/** Names of parts are of one writing: another's never have the same. */
export const stampOf = (version: number): string => `${version}.${randomBytes(3).toString('hex')}`;

/** Across the longer side where it lies somewhere, else by id. */
const halvesOf = <Entry>({ pointOf, idOf }: TileCodec<Entry, unknown>, entries: readonly Entry[]) => {
  const middle = entries.length >> 1;
  let sorted = entries;
  if (pointOf) {
    const box = boxAround(entries.map(pointOf));
    const side = box.north - box.south > box.east - box.west ? 'lat' : 'lon';
    sorted = [...entries].sort((a, b) => pointOf(a)[side] - pointOf(b)[side]);
  } else sorted = [...entries].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  return [sorted.slice(0, middle), sorted.slice(middle)] as const;
};

/** A tile that was never there, whole; its head, which is last and only the first such is written, names the rest. */
export const newTile = <Entry>(
  table: DynamoTable,
  codec: TileCodec<Entry, unknown>,
  pk: string,
  tile: string,
  entries: readonly Entry[],
): DynamoChange[] => {
  const { rows, parts } = partRows(codec, pk, tile, stampOf(1), entries);
  return [...rows, { ...headKey(pk, tile), v: 1, p: partsText(parts) }].map((row) => table.put(row, onlyNew));
};
