import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { assess } from '#shared/domain/assess.ts';
import { oracle } from '#test/support/oracle.ts';
import { type Pair, pair } from '#test/support/pair-arbitraries.ts';

const answered = ({ need, actor, space, site, ctx }: Pair): unknown => {
  const a = assess(need, actor, space, site, ctx);
  const common = { near: a.fits ? null : (a.near?.constraint ?? null), toConfirm: a.toConfirm, use: a.use };
  if (!a.fits) return { fails: a.fails, ...common };
  const { score, creative, site: ofSite, start, days, cost, offeredAreaM2, distanceKm, criteria } = a.match;
  const figures = { score, creative, site: ofSite, start, days, cost: cost?.cents ?? null, offeredAreaM2, distanceKm };
  const match = { ...figures, criteria: criteria.map(({ figures: _, ...criterion }) => criterion) };
  return { fails: [], ...common, match };
};

const close = (value: unknown): unknown => {
  if (typeof value === 'number') return expect.closeTo(value, 6);
  if (Array.isArray(value)) return value.map(close);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, close(each)]));
};

it('answers as an independent reading of the specification does, day by day and minute by minute', () => {
  const seen = { matches: 0, near: new Map<string | null, number>() };
  fc.assert(
    fc.property(pair, (p) => {
      const expected = oracle(p);
      if (expected.fails.length === 0) seen.matches++;
      else seen.near.set(expected.near, (seen.near.get(expected.near) ?? 0) + 1);
      expect(answered(p)).toEqual(close(expected));
    }),
    { numRuns: 4000, seed: 20_261_101 },
  );
  expect(seen.matches).toBeGreaterThan(200); // else the data would show little
  expect(seen.near.size).toBeGreaterThan(8);
});
