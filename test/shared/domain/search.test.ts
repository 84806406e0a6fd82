import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankNeeds, search } from '#shared/domain/search.ts';
import { market } from '#test/support/pair-arbitraries.ts';

const EUR_PER_HUF = 0.0025;
const runs = (numRuns: number) => ({ numRuns, seed: 1507 });

describe('a search', () => {
  it('ranks by score, then by id, and answers the same whatever the order it is given', () => {
    fc.assert(
      fc.property(market(2, 12), ({ need, actor, candidates }) => {
        const result = search(need, actor, candidates, EUR_PER_HUF);
        expect(search(need, actor, [...candidates].reverse(), EUR_PER_HUF)).toEqual(result);
        for (const [i, worse] of result.items.entries()) {
          const better = result.items[i - 1];
          if (better === undefined) continue;
          const tied = better.match.score === worse.match.score && better.spaceId < worse.spaceId;
          expect(tied || better.match.score > worse.match.score).toBe(true);
        }
      }),
      runs(300),
    );
  });

  it('finds the same pairs with the same numbers from both sides', () => {
    fc.assert(
      fc.property(market(1, 8), ({ need, actor, candidates }) => {
        const { items, nearMisses } = search(need, actor, candidates, EUR_PER_HUF);
        for (const { id, space, site, today } of candidates) {
          const ctx = { today, eurPerHuf: EUR_PER_HUF };
          const other = rankNeeds(space, site, [{ id: 'n', need, actor }], ctx);
          expect(other.items.map(({ match }) => match)).toEqual(
            items.filter(({ spaceId }) => spaceId === id).map(({ match }) => match),
          );
          expect(other.nearMisses.map(({ needId: _, ...near }) => near)).toEqual(
            nearMisses.filter(({ spaceId }) => spaceId === id).map(({ spaceId: _, ...near }) => near),
          );
        }
      }),
      runs(300),
    );
  });
});
