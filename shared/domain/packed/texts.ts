/** Texts of rows, decoded only when one is asked for. */
export type Texts = { at: (row: number) => string };

const decoder = new TextDecoder();

/** `bytes` holds them one after the other, in UTF-8. */
export function textsOf(lengths: Int32Array, bytes: Uint8Array): Texts {
  const first = new Int32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i += 1) first[i + 1] = first[i]! + lengths[i]!;
  return { at: (row) => decoder.decode(bytes.subarray(first[row], first[row + 1])) };
}
