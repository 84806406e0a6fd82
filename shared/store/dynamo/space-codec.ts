import { encodeSpaces, type SiteToPack } from '#shared/domain/packed/encode-spaces.ts';
import { inOneBuffer } from '#shared/domain/packed/one-buffer.ts';
import { decodeSpaces, type PackedSpaces } from '#shared/domain/packed/packed-spaces.ts';
import { siteWithSpacesAt } from '#shared/domain/packed/space-row.ts';
import type { TileCodec } from './tiles/tile-codec.ts';

const SPACES_A_SITE = 4; // about
const BYTES_A_SPACE = 260;

/** Sites with their spaces in tiles. */
export const spaceCodec: TileCodec<SiteToPack, PackedSpaces> = {
  encode: encodeSpaces,
  decode: (bytes) => inOneBuffer(decodeSpaces(bytes)),
  count: ({ siteCount }) => siteCount,
  idAt: ({ siteIds }, row) => siteIds.at(row),
  entryAt: siteWithSpacesAt,
  idOf: ({ siteId }) => siteId,
  pointOf: ({ site }) => site.location,
  rowBytes: SPACES_A_SITE * BYTES_A_SPACE,
};
