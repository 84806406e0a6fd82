const FLOOR = 0.05;
const WHERE_NOTHING_COUNTS = 0.75;

/**
 * A desirability raised to its weight of 1, 2 or 4 by multiplication; 0 is left out. A product of all of them is within
 * some 30 × 2^-53 of the one that criterion.ts forms by powers.
 */
export function raised(d: number, weight: number): number {
  if (weight === 0) return 1;
  const floored = Math.max(FLOOR, d);
  if (weight === 1) return floored;
  const square = floored * floored;
  return weight === 2 ? square : square * square;
}

export const rooted = (product: number, weights: number): number =>
  weights === 0 ? WHERE_NOTHING_COUNTS : product ** (1 / weights);

/** One side as criterion.ts has it, power by power. */
export function desirabilityOf(ds: Float64Array, allWeights: Float64Array): number {
  let product = 1;
  let weights = 0;
  for (let i = 0; i < ds.length; i += 1) {
    const weight = allWeights[i]!;
    if (weight === 0) continue;
    product *= Math.max(FLOOR, ds[i]!) ** weight;
    weights += weight;
  }
  return rooted(product, weights);
}
