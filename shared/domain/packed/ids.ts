import type { Texts } from './texts.ts';

/** Ids of rows, made into text only when one is asked for. */
export type Ids = { length: number; at: (row: number) => string };

export function idsOf(isUuid: Uint8Array, bytes: Uint8Array, texts: Texts): Ids {
  if (16 * isUuid.length === bytes.length) return { length: isUuid.length, at: (row) => uuidAt(bytes, 16 * row) };
  const rank = new Int32Array(isUuid.length); // of the row among those of its kind
  let uuids = 0;
  for (let row = 0; row < isUuid.length; row += 1) {
    rank[row] = isUuid[row] === 1 ? uuids : row - uuids;
    uuids += isUuid[row]!;
  }
  const at = (row: number): string => (isUuid[row] === 1 ? uuidAt(bytes, 16 * rank[row]!) : texts.at(rank[row]!));
  return { length: isUuid.length, at };
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
function uuidAt(bytes: Uint8Array, from: number): string {
  let text = '';
  for (let i = 0; i < 16; i += 1) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
    text += HEX[bytes[from + i]!]!;
  }
  return text;
}
