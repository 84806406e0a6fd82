// Columns of a packed batch, one after the other. A column of numbers is kept as planes of bytes, the lowest byte of every
// value first: small values cost one byte, a column of zeros none, and what is alike lies together for deflate.

const BYTE = 256;
const MOST_SCALE = 9; // decimals behind the point that are kept as a whole number
const RAW = 255; // in place of a scale: the eight bytes of each double
const LARGEST = 2 ** 50; // so that twice the value, and one more, is still whole

/** How many decimals all values have at most, so that value × 10^n is whole and divides back to the same double. */
function scaleOf(values: readonly (number | null)[]): number {
  let scale = 0;
  for (const value of values) {
    if (value === null) continue;
    while (!keepsAt(value, 10 ** scale)) {
      scale += 1;
      if (scale > MOST_SCALE) return RAW;
    }
  }
  return scale;
}

const keepsAt = (value: number, times: number): boolean => {
  const whole = Math.round(value * times);
  return Math.abs(whole) < LARGEST && whole / times === value && !Object.is(value, -0);
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const hexDigit = (code: number): number => (code < 58 ? code - 48 : code - 87); // '0' … '9', 'a' … 'f'
function putUuid(uuid: string, into: Uint8Array, at: number): void {
  let text = 0;
  for (let i = 0; i < 16; i += 1) {
    if (uuid.charCodeAt(text) === 45) text += 1; // a hyphen
    into[at + i] = 16 * hexDigit(uuid.charCodeAt(text)) + hexDigit(uuid.charCodeAt(text + 1));
    text += 2;
  }
}

export type ColumnWriter = ReturnType<typeof columnWriter>;

export function columnWriter(layout: number) {
  const parts: Uint8Array[] = [Uint8Array.of(layout)];

  /** Whole numbers from 0 up. */
  const ints = (values: readonly number[]): void => {
    let most = 0;
    for (const value of values) most = Math.max(most, value);
    let width = 0;
    while (BYTE ** width <= most) width += 1;
    const part = new Uint8Array(1 + width * values.length);
    part[0] = width;
    for (let plane = 0; plane < width; plane += 1) {
      const unit = BYTE ** plane;
      const at = 1 + plane * values.length;
      for (let i = 0; i < values.length; i += 1) part[at + i] = Math.floor(values[i]! / unit) % BYTE;
    }
    parts.push(part);
  };

  /** Any numbers, null allowed: 0 is null, then by turns 0, −1, 1, −2 … of the value × 10^scale. */
  const numbers = (values: readonly (number | null)[]): void => {
    const scale = scaleOf(values);
    parts.push(Uint8Array.of(scale));
    if (scale === RAW) {
      parts.push(new Uint8Array(Float64Array.from(values, (value) => value ?? Number.NaN).buffer));
      return;
    }
    const times = 10 ** scale;
    ints(
      values.map((value) => {
        if (value === null) return 0;
        const whole = Math.round(value * times);
        return whole < 0 ? -2 * whole : 2 * whole + 1;
      }),
    );
  };

  /** Lists of small whole numbers, in their order; a length of 0 is null. */
  const lists = (values: readonly (readonly number[] | null)[]): void => {
    ints(values.map((list) => (list === null ? 0 : list.length + 1)));
    ints(values.flatMap((list) => list ?? []));
  };

  const texts = (values: readonly string[]): void => {
    const encoded = values.map((value) => new TextEncoder().encode(value));
    ints(encoded.map((bytes) => bytes.length));
    parts.push(...encoded);
  };

  /** Ids: those that are UUIDs in their 16 bytes. */
  const ids = (values: readonly string[]): void => {
    const isUuid = values.map((value) => UUID.test(value));
    ints(isUuid.map(Number));
    const uuids = values.filter((_, i) => isUuid[i]);
    const raw = new Uint8Array(16 * uuids.length);
    for (const [i, uuid] of uuids.entries()) putUuid(uuid, raw, 16 * i);
    parts.push(raw);
    texts(values.filter((_, i) => !isUuid[i]));
  };

  const bytes = (): Uint8Array => {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  };

  return { ints, numbers, lists, texts, ids, bytes };
}
