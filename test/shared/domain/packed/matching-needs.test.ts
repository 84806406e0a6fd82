import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '#shared/domain/assess.ts';
import { encodeNeeds } from '#shared/domain/packed/encode-needs.ts';
import { matchingNeeds, needJudge } from '#shared/domain/packed/matching-needs.ts';
import { decodeNeeds } from '#shared/domain/packed/packed-needs.ts';
import { rankNeeds } from '#shared/domain/search.ts';
import { needsToPack } from '#test/support/packed-arbitraries.ts';
import { pair } from '#test/support/pair-arbitraries.ts';

describe('the needs that a space suits, on columns', () => {
  it('are those of the rule, in its order and with its scores', () => {
    fc.assert(
      // the pair's own need, which the space often suits, and others that it may
      fc.property(pair, needsToPack(0, 12), ({ need, actor, space, site, ctx }, others) => {
        const entries = [{ needId: 'own', actorId: 'a', need, actor }, ...others];
        const batches = [entries.slice(0, 3), entries.slice(3)].map((some) => decodeNeeds(encodeNeeds(some)));
        const found = matchingNeeds(space, site, batches, ctx).map(({ batch, row, score }) => ({
          needId: batches[batch]!.needIds.at(row),
          score,
        }));
        const candidates = entries.map(({ needId, need: each, actor: of }) => ({ id: needId, need: each, actor: of }));
        const { items } = rankNeeds(space, site, candidates, ctx);
        expect(found).toEqual(items.map(({ needId, match }) => ({ needId, score: match.score })));
      }),
      { numRuns: 2000, seed: 1507 },
    );
  });

  it('are found whatever rows are hidden and in whatever batch they come, by one judge', () => {
    fc.assert(
      fc.property(
        pair,
        needsToPack(1, 6),
        fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
        (one, others, hides) => {
          const { need, actor, space, site, ctx } = one;
          const entries = [...others, { needId: 'own', actorId: 'a', need, actor }];
          const { judge } = needJudge(space, site, ctx);
          const found: { batch: number; row: number; score: number }[] = [];
          judge(
            decodeNeeds(encodeNeeds(entries)),
            0,
            found,
            Uint8Array.from(entries, (_, n) => (hides[n] ? 1 : 0)),
          );
          judge(decodeNeeds(encodeNeeds(entries.slice(0, 1))), 1, found);
          const seen = entries.filter((_, n) => !hides[n]).concat(entries.slice(0, 1));
          const scores = seen.map(({ need: each, actor: of }) => assess(each, of, space, site, ctx));
          expect(found.map(({ score }) => score)).toEqual(scores.flatMap((a) => (a.fits ? [a.match.score] : [])));
        },
      ),
      { numRuns: 300, seed: 1508 },
    );
  });
});
