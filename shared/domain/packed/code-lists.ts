/** One list of codes a row, each code as its position in its list of codes.ts; in the order in which it was written. */
export type CodeLists = {
  first: Int32Array; // row i has codes[first[i]] … codes[first[i + 1] − 1]
  codes: Uint8Array;
  isSaid: Uint8Array; // 0: null
};

/** Lists of codes as sets, 32 codes a word, so many words a row; and the lists themselves. */
export type CodeSets = { bits: Int32Array; lists: () => CodeLists };

export function codeLists(lengthsAndOne: Int32Array, codes: Uint8Array): CodeLists {
  const rows = lengthsAndOne.length;
  const first = new Int32Array(rows + 1);
  const isSaid = new Uint8Array(rows);
  for (let i = 0; i < rows; i += 1) {
    const coded = lengthsAndOne[i]!;
    isSaid[i] = coded === 0 ? 0 : 1;
    first[i + 1] = first[i]! + Math.max(0, coded - 1);
  }
  return { first, codes, isSaid };
}

/** The same lists as sets: 32 codes a word, so many words a row. */
export function bitsOf({ first, codes }: CodeLists, words: number): Int32Array {
  const rows = first.length - 1;
  const bits = new Int32Array(rows * words);
  for (let i = 0; i < rows; i += 1)
    for (let j = first[i]!; j < first[i + 1]!; j += 1) {
      addBits(bits, i, words, codes[j]!);
    }
  return bits;
}

export const addBits = (bits: Int32Array, row: number, words: number, code: number): void => {
  const word = code >> 5; // a code of a newer release, beyond these words, meets nothing here
  if (word < words) bits[row * words + word] = bits[row * words + word]! | (1 << (code & 31));
};

/** How many words hold a list of codes. */
export const wordsFor = (names: readonly unknown[]): number => Math.ceil(names.length / 32);

export const countBits = (word: number): number => {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** Positions of codes, for the writer. */
export const positionsOf = (list: readonly string[], names: readonly string[]): number[] =>
  list.map((name) => {
    const position = names.indexOf(name);
    if (position < 0) throw new Error(`The code ${name} is not in its list`);
    return position;
  });

/** A row's list by name, or null where it is not said. Codes of a newer release are left out. */
export function namesAt<T extends string>(lists: CodeLists, row: number, names: readonly T[]): T[] | null {
  if (lists.isSaid[row] === 0) return null;
  const list: T[] = [];
  for (let j = lists.first[row]!; j < lists.first[row + 1]!; j += 1) {
    const name = names[lists.codes[j]!];
    if (name !== undefined) list.push(name);
  }
  return list;
}

/** A row's numbers, as they were written. */
export const numbersAt = ({ first, codes }: CodeLists, row: number): number[] => [
  ...codes.subarray(first[row], first[row + 1]),
];
