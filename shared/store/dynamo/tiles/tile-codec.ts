import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Box } from '#shared/domain/cells.ts';

/** How entries of one kind become a batch of columns, and what of a batch is asked row by row. */
export type TileCodec<Entry, Batch> = {
  encode(entries: readonly Entry[]): Uint8Array;
  decode(bytes: Uint8Array): Batch;
  count(batch: Batch): number;
  idAt(batch: Batch, row: number): string;
  entryAt(batch: Batch, row: number): Entry;
  idOf(entry: Entry): string;
  /** Where it lies, for what is read by place. */
  pointOf?(entry: Entry): { lat: number; lon: number };
  /** Bytes in memory of one row, about. */
  rowBytes: number;
};

/** The layout in the clear, which the encoding bears in its first byte, then the deflated columns. */
export const packBatch = <Entry>(codec: Pick<TileCodec<Entry, unknown>, 'encode'>, entries: readonly Entry[]) => {
  const bytes = codec.encode(entries);
  return Buffer.concat([bytes.subarray(0, 1), deflateRawSync(bytes)]);
};
export const unpackBatch = <Batch>(codec: Pick<TileCodec<never, Batch>, 'decode'>, packed: Uint8Array): Batch =>
  codec.decode(inflateRawSync(packed.subarray(1)));

/** The box of degrees around entries. */
export const boxAround = (points: readonly { lat: number; lon: number }[]): Box => ({
  south: Math.min(...points.map(({ lat }) => lat)),
  north: Math.max(...points.map(({ lat }) => lat)),
  west: Math.min(...points.map(({ lon }) => lon)),
  east: Math.max(...points.map(({ lon }) => lon)),
});
