import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failsOf } from '#shared/domain/constraints.ts';
import { demandOf } from '#shared/domain/demand.ts';
import { factsOf } from '#shared/domain/facts.ts';
import { mirror } from '#shared/domain/mirror.ts';
import { demandPacked } from '#shared/domain/packed/demand-packed.ts';
import { encodeNeeds, type NeedToPack } from '#shared/domain/packed/encode-needs.ts';
import { mirrorPacked } from '#shared/domain/packed/mirror-packed.ts';
import { decodeNeeds } from '#shared/domain/packed/packed-needs.ts';
import { needsToPack } from '#test/support/packed-arbitraries.ts';
import { pair } from '#test/support/pair-arbitraries.ts';

/** The pair's own need many times over, with small differences, so that changes bring whole groups; and others. */
const around = fc.record({
  pair,
  others: needsToPack(0, 6),
  prices: fc.array(fc.integer({ min: 60, max: 140 }), { maxLength: 12 }),
});
type Drawn = typeof around extends fc.Arbitrary<infer T> ? T : never;
const entriesOf = ({ pair: { need, actor }, others, prices }: Drawn): NeedToPack[] => [
  ...prices.map((percent, n) => ({
    needId: `need ${n}`,
    actorId: `actor ${n - (n % 5 === 4 ? 1 : 0)}`,
    actor,
    need: { ...need, budget: { ...need.budget, cents: Math.max(1, Math.round((need.budget.cents * percent) / 100)) } },
  })),
  ...others,
];
/** In three batches, of which one repeats needs and another hides what the first says better. */
const batchesOf = (entries: readonly NeedToPack[]) => {
  const rows = (some: readonly NeedToPack[], hidden: Uint8Array | null = null) => ({
    batch: decodeNeeds(encodeNeeds(some)),
    hidden,
  });
  return [rows(entries.slice(0, 5)), rows(entries.slice(3)), rows(entries.slice(0, 2), Uint8Array.of(1, 1))];
};

describe('needs around a house, on columns', () => {
  it('have the mirror of the rule, and in reach the actors whom the space misses by one thing at most', () => {
    fc.assert(
      fc.property(around, (drawn) => {
        const { space, site, ctx } = drawn.pair;
        const entries = entriesOf(drawn);
        const candidates = entries.map(({ needId, ...entry }) => ({ id: needId, ...entry }));
        const weighed = candidates.filter(
          ({ need, actor }) => failsOf(factsOf(need, actor, space, site, ctx)).length <= 1,
        );
        expect(mirrorPacked(space, site, batchesOf(entries), ctx)).toEqual({
          rows: mirror(space, site, candidates, ctx),
          actors: new Set(weighed.map(({ actorId }) => actorId)).size,
        });
      }),
      { numRuns: 120, seed: 1509 },
    );
  });

  it('are told in the bands of the plain count', () => {
    fc.assert(
      fc.property(around, fc.integer({ min: 1, max: 12 }), (drawn, times) => {
        const { site, ctx } = drawn.pair;
        const entries = Array.from({ length: times }, (_, n) =>
          entriesOf(drawn).map((entry) => ({
            ...entry,
            needId: `${entry.needId}/${n}`,
            actorId: `${entry.actorId}/${n}`,
          })),
        ).flat();
        expect(demandPacked(batchesOf(entries), site, ctx)).toEqual(demandOf(entries, site, ctx));
      }),
      { numRuns: 150, seed: 1510 },
    );
  });
});
