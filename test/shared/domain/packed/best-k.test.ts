import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestK } from '#shared/domain/packed/best-k.ts';

it('keeps the best k of all that is offered, in order, behind the place asked for', () => {
  const hits = fc.uniqueArray(fc.record({ score: fc.integer({ min: 0, max: 5 }), row: fc.nat(99) }), {
    selector: ({ row }) => row,
  });
  const place = fc.option(fc.record({ score: fc.integer({ min: 0, max: 5 }), row: fc.nat(99) }), { nil: null });
  const idOf = ({ row }: { row: number }): string => String(row);
  fc.assert(
    fc.property(hits, fc.nat(10), place, (offered, k, after) => {
      const best = bestK(k, idOf, after && { score: after.score, id: idOf(after) });
      for (const { score, row } of offered) best.offer(score, 0, row);
      const byRank = (a: { score: number; row: number }, b: { score: number; row: number }): number =>
        b.score - a.score || (idOf(a) < idOf(b) ? -1 : 1);
      const wanted = offered
        .filter(
          (hit) => after === null || ((hit.row !== after.row || hit.score !== after.score) && byRank(after, hit) < 0),
        )
        .sort(byRank)
        .slice(0, k);
      expect(best.ranked().map(({ score, row }) => ({ score, row }))).toEqual(wanted);
    }),
  );
});
