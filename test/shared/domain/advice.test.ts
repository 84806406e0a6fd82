import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActorFields } from '#shared/domain/actor.ts';
import type { SpaceCandidate } from '#shared/domain/advice.ts';
import { CONSTRAINTS } from '#shared/domain/constraints.ts';
import { mergePatch } from '#shared/domain/merge-patch.ts';
import { type NeedFields, needFieldsSchema } from '#shared/domain/need.ts';
import { search } from '#shared/domain/search.ts';
import { market } from '#test/support/pair-arbitraries.ts';
import {
  aNeedOfCases,
  anActorOfCases,
  aSiteOfCases,
  aSpaceOfCases,
  aTariff,
  ctxOfCases,
} from '#test/support/pair-builders.ts';

const EUR_PER_HUF = 0.0025;
const runs = (numRuns: number) => ({ numRuns, seed: 1507 });
const ids = (rows: readonly { spaceId: string }[]): Set<string> => new Set(rows.map(({ spaceId }) => spaceId));

const at = (id: string, over: object) => ({
  id,
  space: aSpaceOfCases(over),
  site: aSiteOfCases(),
  today: ctxOfCases.today,
});

type Market = { need: NeedFields; actor: ActorFields; candidates: SpaceCandidate[] };
/** What a change brings, by searching again. */
const effectOf = (change: unknown, { need, actor, candidates }: Market) => {
  const before = search(need, actor, candidates, EUR_PER_HUF);
  const after = ids(search(mergePatch(need, change), actor, candidates, EUR_PER_HUF).items);
  return {
    unlocks: before.nearMisses.filter(({ spaceId }) => after.has(spaceId)).length,
    loses: before.items.filter(({ spaceId }) => !after.has(spaceId)).length,
  };
};

describe('advice', () => {
  it('unlocks and loses exactly what it says, and leads to a need that the schema accepts', () => {
    let rows = 0;
    fc.assert(
      fc.property(market(4, 25), (m) => {
        const { advice } = search(m.need, m.actor, m.candidates, EUR_PER_HUF);
        rows += advice.length;
        expect(new Set(advice.map(({ change }) => JSON.stringify(change))).size).toBe(advice.length);
        for (const { change, unlocks, loses } of advice) {
          expect(effectOf(change, m)).toEqual({ unlocks, loses });
          expect(unlocks).toBeGreaterThan(loses);
          expect(needFieldsSchema.safeParse(mergePatch(m.need, change)).error).toBeUndefined();
        }
      }),
      runs(400),
    );
    expect(rows).toBeGreaterThan(200);
  });

  it('is the smallest named change of each direction that brings at least 1, 3 and 10 more, each change once', () => {
    fc.assert(
      fc.property(market(10, 40), (m) => {
        const { nearMisses, advice } = search(m.need, m.actor, m.candidates, EUR_PER_HUF);
        const ways = nearMisses.flatMap(({ constraint, ways: own }) => own.map((way) => ({ constraint, ...way })));
        const expected = new Set<string>();
        for (const name of new Set(ways.map(({ constraint, direction }) => `${constraint} ${direction}`))) {
          const own = ways
            .filter(({ constraint, direction }) => `${constraint} ${direction}` === name)
            .sort((a, b) => a.size - b.size)
            .map(({ change }) => ({ change, ...effectOf(change, m) }));
          for (const atLeast of [1, 3, 10]) {
            const first = own.find(({ unlocks }) => unlocks >= atLeast);
            if (first && first.unlocks > first.loses) expected.add(JSON.stringify(first.change));
          }
        }
        expect(new Set(advice.map(({ change }) => JSON.stringify(change)))).toEqual(expected);
        const order = advice.map(({ constraint }) => CONSTRAINTS.indexOf(constraint));
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
      runs(60),
    );
  });

  const rooms = (rents: readonly number[]) =>
    rents.map((rentCents, i) => ({
      id: `room-${i}`,
      space: aSpaceOfCases({ tariffs: [aTariff({ rentCents, chargesCents: 0 })] }),
      site: aSiteOfCases(),
      today: ctxOfCases.today,
    }));

  it('says what budget brings one, three and ten rooms more', () => {
    const rents = [10_000, 21_050, 22_000, 23_000, 24_000, 25_000, 26_000, 27_000, 28_000, 29_000, 29_500, 30_000];
    const { advice } = search(aNeedOfCases(), anActorOfCases(), rooms(rents), EUR_PER_HUF);
    expect(advice).toEqual([
      { constraint: 'cost', change: { budget: { cents: 21_100 } }, unlocks: 1, loses: 0 },
      { constraint: 'cost', change: { budget: { cents: 23_000 } }, unlocks: 3, loses: 0 },
      { constraint: 'cost', change: { budget: { cents: 29_500 } }, unlocks: 10, loses: 0 },
    ]);
  });

  it('is not given for a change that loses as many as it unlocks', () => {
    const shared = { areaM2: 60, capacity: 2, tenure: 'either' }; // 30 m² of places; 60 m² are too many as a whole
    const own = { tenure: 'own' };
    const need = aNeedOfCases({ tenure: 'shared', areaM2: { min: 12, max: 40 } });
    const tried = (...candidates: ReturnType<typeof at>[]) =>
      search(need, anActorOfCases(), candidates, EUR_PER_HUF).advice;
    expect(tried(at('own', own))).toEqual([
      { constraint: 'tenure', change: { tenure: 'either' }, unlocks: 1, loses: 0 },
    ]);
    expect(tried(at('own', own), at('shared', shared))).toEqual([]);
  });

  it('names a change that mends two constraints once, under the one of which it unlocks more', () => {
    const ending = { available: { from: '2027-01-01', until: '2027-05-31' } }; // 150 days from the first on
    const limited = { term: { minDays: 30, maxDays: 150 } };
    const fixed = aNeedOfCases({ budget: { cents: 200_000, currency: 'EUR', per: 'total' } });
    const tried = (...candidates: ReturnType<typeof at>[]) =>
      search(fixed, anActorOfCases(), candidates, EUR_PER_HUF).advice;
    const change = { when: { minDays: 150, maxDays: 150 } };
    expect(tried(at('a', ending), at('b', limited))).toEqual([{ constraint: 'when', change, unlocks: 2, loses: 0 }]);
    expect(tried(at('a', ending), at('b', limited), at('c', limited))).toEqual([
      { constraint: 'term', change, unlocks: 3, loses: 0 },
    ]);
  });
});
