/** Codes of a list as one number of bits, below 2^53 and so exact in a bigint column. */
export const bitsOf = (codes: readonly string[], names: readonly string[]): string =>
  codes.reduce((bits, code) => bits | (1n << BigInt(names.indexOf(code))), 0n).toString();

type Nuisances = { dust: boolean; fumes: boolean; wet: boolean; flame: boolean };
export const refusedBits = ({ dust, fumes, wet, flame }: Nuisances): number =>
  Number(dust) + 2 * Number(fumes) + 4 * Number(wet) + 8 * Number(flame);
