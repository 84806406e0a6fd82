import { addBits, type CodeLists, type CodeSets, codeLists } from './code-lists.ts';
import { ownBuffers } from './column-room.ts';
import { type Ids, idsOf } from './ids.ts';
import { type Texts, textsOf } from './texts.ts';

const RAW = 255; // as the writer has it

export type ColumnReader = ReturnType<typeof columnReader>;

/** Reads columns in the order in which they were written, each into one typed array. Keeps none of `bytes`. */
export function columnReader(bytes: Uint8Array, layout: number) {
  if (bytes[0] !== layout) throw new Error(`A packed batch has the unknown layout ${bytes[0]}`);
  let at = 1;
  let room = ownBuffers;

  const fill = <T extends Uint8Array | Uint16Array | Int32Array | Float64Array>(into: T): T => {
    const width = bytes[at] ?? 0;
    at += 1;
    let times = 1;
    for (let plane = 0; plane < width; plane += 1) {
      for (let i = 0; i < into.length; i += 1) into[i] = into[i]! + bytes[at + i]! * times;
      at += into.length;
      times *= 256;
    }
    return into;
  };

  const copyOf = (from: number, until: number): Uint8Array => {
    const copy = room.u8(until - from);
    copy.set(bytes.subarray(from, until));
    return copy;
  };

  const u8 = (length: number): Uint8Array => fill(room.u8(length));
  const i32 = (length: number): Int32Array => fill(room.i32(length));

  /** null is NaN. */
  const numbers = (length: number): Float64Array => {
    const scale = bytes[at] ?? 0;
    at += 1;
    if (scale === RAW) {
      const raw = room.f64(length);
      new Uint8Array(raw.buffer, raw.byteOffset, 8 * length).set(bytes.subarray(at, at + 8 * length));
      at += 8 * length;
      return raw;
    }
    const values = fill(room.f64(length));
    const times = 10 ** scale;
    for (let i = 0; i < length; i += 1) {
      const coded = values[i]!;
      if (coded === 0) values[i] = Number.NaN;
      else values[i] = (coded % 2 === 1 ? (coded - 1) / 2 : -coded / 2) / times;
    }
    return values;
  };

  const lists = (length: number): CodeLists => {
    const lengths = i32(length);
    let total = 0;
    for (const coded of lengths) total += coded === 0 ? 0 : coded - 1;
    return codeLists(lengths, u8(total));
  };

  /** Lists as sets at once, so many words a row; as they were written when somebody asks. */
  const sets = (length: number, words: number): CodeSets => {
    const from = at;
    const lengths = scratchOf(length);
    fill(lengths);
    const bits = room.i32(length * words);
    const isThere = bytes[at]! > 0; // else all codes are 0
    at += 1;
    for (let row = 0; row < length; row += 1)
      for (let left = lengths[row]! - 1; left > 0; left -= 1) {
        addBits(bits, row, words, isThere ? bytes[at]! : 0);
        if (isThere) at += 1;
      }
    const written = copyOf(from - 1, at);
    written[0] = layout;
    let made: CodeLists | undefined;
    return { bits, lists: () => (made ??= columnReader(written, layout).lists(length)) };
  };

  const texts = (length: number): string[] => {
    const decoder = new TextDecoder();
    return Array.from(i32(length), (size) => {
      at += size;
      return decoder.decode(bytes.subarray(at - size, at));
    });
  };

  const laterTexts = (length: number): Texts => {
    const lengths = i32(length);
    const from = at;
    for (const size of lengths) at += size;
    return textsOf(lengths, copyOf(from, at));
  };

  const ids = (length: number): Ids => {
    const isUuid = u8(length);
    let uuids = 0;
    for (const flag of isUuid) uuids += flag;
    at += 16 * uuids;
    const raw = copyOf(at - 16 * uuids, at);
    return idsOf(isUuid, raw, laterTexts(length - uuids));
  };

  /** Columns are only ever added behind the last: what was written before has fewer. */
  const isAtEnd = (): boolean => at >= bytes.length;

  return {
    u8,
    i32,
    numbers,
    lists,
    sets,
    texts,
    laterTexts,
    ids,
    isAtEnd,
    /** Where columns go from now on. */
    into(next: typeof room): void {
      room = next;
    },
  };
}

let scratch = new Int32Array(256);
/** Zeros, until the next asks for them. */
const scratchOf = (length: number): Int32Array => {
  if (scratch.length < length) scratch = new Int32Array(2 * length);
  return scratch.subarray(0, length).fill(0);
};
