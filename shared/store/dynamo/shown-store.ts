import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ShownFields } from '#shared/domain/shown-space.ts';
import type { ShownStore } from '../manager-ports.ts';
import { onlyOver } from './changes.ts';
import { spaceShownKey } from './keys.ts';
import type { DynamoTable } from './table.ts';

/** Layout of the packed fields, in their first byte; layout 1 is deflated JSON. */
const LAYOUT = 1;
const pack = (fields: ShownFields): Uint8Array =>
  Buffer.concat([Buffer.of(LAYOUT), deflateRawSync(JSON.stringify(fields))]);
const unpack = (packed: Uint8Array): ShownFields => {
  if (packed[0] !== LAYOUT) throw new Error(`Shown fields have the unknown layout ${packed[0]}`);
  return JSON.parse(inflateRawSync(packed.subarray(1)).toString('utf8'));
};

export const dynamoShownStore = (table: DynamoTable): ShownStore => ({
  async find(spaceId) {
    const row = await table.get(spaceShownKey(spaceId));
    return (
      row && {
        version: Number(row['version']),
        day: String(row['day']),
        changes: Number(row['changes']),
        sinceAt: String(row['sinceAt']),
        fields: unpack(row['packed'] as Uint8Array),
      }
    );
  },
  put: (spaceId, { fields, ...row }) =>
    table.put({ ...spaceShownKey(spaceId), ...row, packed: pack(fields) }, onlyOver(row.version - 1)),
});
