import { encodeNeeds, type NeedToPack } from '#shared/domain/packed/encode-needs.ts';
import { needEntryAt } from '#shared/domain/packed/need-row.ts';
import { decodeNeeds, type PackedNeeds } from '#shared/domain/packed/packed-needs.ts';
import type { TileCodec } from './tiles/tile-codec.ts';

/** Needs with their actors in tiles. */
export const needCodec: TileCodec<NeedToPack, PackedNeeds> = {
  encode: encodeNeeds,
  decode: decodeNeeds,
  count: ({ count }) => count,
  idAt: ({ needIds }, row) => needIds.at(row),
  entryAt: needEntryAt,
  idOf: ({ needId }) => needId,
  rowBytes: 350,
};
