import { type CodeLists, codeLists } from './code-lists.ts';
import { type Ids, idsOf } from './ids.ts';
import { type Texts, textsOf } from './texts.ts';

const RAW = 255; // as the writer has it

export type ColumnReader = ReturnType<typeof columnReader>;

/** Reads columns in the order in which they were written, each into one typed array. */
export function columnReader(bytes: Uint8Array, layout: number) {
  if (bytes[0] !== layout) throw new Error(`A packed batch has the unknown layout ${bytes[0]}`);
  let at = 1;

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

  const u8 = (length: number): Uint8Array => fill(new Uint8Array(length));
  const i32 = (length: number): Int32Array => fill(new Int32Array(length));

  /** null is NaN. */
  const numbers = (length: number): Float64Array => {
    const scale = bytes[at] ?? 0;
    at += 1;
    if (scale === RAW) {
      const raw = new Uint8Array(bytes.subarray(at, at + 8 * length)); // a copy also of a Buffer, whose slice is none
      at += 8 * length;
      return new Float64Array(raw.buffer, 0, length);
    }
    const values = fill(new Float64Array(length));
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
    return textsOf(lengths, bytes.subarray(from, at));
  };

  const ids = (length: number): Ids => {
    const isUuid = u8(length);
    let uuids = 0;
    for (const flag of isUuid) uuids += flag;
    const raw = bytes.subarray(at, at + 16 * uuids);
    at += 16 * uuids;
    return idsOf(isUuid, raw, texts(length - uuids));
  };

  /** Columns are only ever added behind the last: what was written before has fewer. */
  const isAtEnd = (): boolean => at >= bytes.length;

  return { u8, i32, numbers, lists, texts, laterTexts, ids, isAtEnd };
}
