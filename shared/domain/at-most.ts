const TOLERANCE = 1e-6; // so that the order of additions decides nothing (spec: matching, Conventions)

/** a ≤ b on amounts. */
export const atMost = (a: number, b: number): boolean => a <= b + TOLERANCE;
/** a = b on amounts. */
export const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE;
/** The least integer ≥ x, on amounts. */
export const wholeUp = (x: number): number => Math.ceil(x - TOLERANCE);
/** The greatest integer ≤ x, on amounts. */
export const wholeDown = (x: number): number => Math.floor(x + TOLERANCE);
