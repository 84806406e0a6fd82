/** Where columns are put: each by itself, or side by side in one buffer. */
export type ColumnRoom = {
  u8(length: number): Uint8Array;
  i32(length: number): Int32Array;
  f64(length: number): Float64Array;
};

export const ownBuffers: ColumnRoom = {
  u8: (length) => new Uint8Array(length),
  i32: (length) => new Int32Array(length),
  f64: (length) => new Float64Array(length),
};

/**
 * One buffer of so many bytes, of which columns take their share as they come; what it has no room for has a buffer of its
 * own. A buffer costs a column of a few dozen rows many times its bytes, and a batch has some forty columns.
 */
export const oneBuffer = (bytes: number): ColumnRoom => {
  const buffer = new ArrayBuffer(bytes);
  let at = 0;
  const take = (width: number, length: number): number => {
    const from = Math.ceil(at / width) * width;
    if (from + width * length > bytes) return -1;
    at = from + width * length;
    return from;
  };
  return {
    u8(length) {
      const from = take(1, length);
      return from < 0 ? ownBuffers.u8(length) : new Uint8Array(buffer, from, length);
    },
    i32(length) {
      const from = take(4, length);
      return from < 0 ? ownBuffers.i32(length) : new Int32Array(buffer, from, length);
    },
    f64(length) {
      const from = take(8, length);
      return from < 0 ? ownBuffers.f64(length) : new Float64Array(buffer, from, length);
    },
  };
};
