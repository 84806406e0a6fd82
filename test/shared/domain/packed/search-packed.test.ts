import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '#shared/domain/assess.ts';
import { candidatesOf } from '#shared/domain/candidates.ts';
import { CONSTRAINTS } from '#shared/domain/constraints.ts';
import { dayNumber } from '#shared/domain/day.ts';
import { encodeNeeds } from '#shared/domain/packed/encode-needs.ts';
import { encodeSpaces, type SiteToPack } from '#shared/domain/packed/encode-spaces.ts';
import { decodeNeeds } from '#shared/domain/packed/packed-needs.ts';
import { decodeSpaces } from '#shared/domain/packed/packed-spaces.ts';
import { pairCursor } from '#shared/domain/packed/pair-cursor.ts';
import { failsOf } from '#shared/domain/packed/pair-fails.ts';
import { exactScore, scoreOf } from '#shared/domain/packed/pair-score.ts';
import { searchPacked } from '#shared/domain/packed/search-packed.ts';
import { moveToSite } from '#shared/domain/packed/site-move.ts';
import { search } from '#shared/domain/search.ts';
import { town } from '#test/support/packed-arbitraries.ts';
import { aNeedOfCases, anActorOfCases, aSiteOfCases, aSpaceOfCases } from '#test/support/pair-builders.ts';

const EUR_PER_HUF = 0.00261;
const runs = (numRuns: number) => ({ numRuns, seed: 1507 });

describe('a pair on columns', () => {
  it('fails the same constraints and has the same score as by the rule', () => {
    fc.assert(
      fc.property(town(1, 6), ({ need, actor, sites, now }) => {
        const spaces = decodeSpaces(encodeSpaces(sites));
        const needs = decodeNeeds(encodeNeeds([{ needId: 'n', actorId: 'a', need, actor }]));
        const pair = pairCursor(needs, EUR_PER_HUF);
        pair.spaces = spaces;
        let row = 0;
        for (const [i, entry] of sites.entries())
          for (const { space, site, today } of candidatesOf(entry, now)) {
            moveToSite(pair, i, dayNumber(today));
            pair.space = row++;
            const fails = failsOf(pair, 1);
            const names = CONSTRAINTS.filter((_, bit) => (fails >> bit) & 1);
            const answer = assess(need, actor, space, site, { today, eurPerHuf: EUR_PER_HUF });
            if (answer.fits) {
              expect({ names, score: scoreOf(pair) }).toEqual({ names: [], score: answer.match.score });
              expect(exactScore(pair)).toBe(answer.match.score);
            } else if (answer.fails.length === 1) expect(names).toEqual(answer.fails);
            else expect(answer.fails).toEqual(expect.arrayContaining([...names]));
            expect(failsOf(pair, 0) === 0).toBe(answer.fits);
          }
      }),
      runs(2000),
    );
  });
});

function aRoom() {
  const { bookings: _, ...fields } = aSpaceOfCases();
  return fields;
}

const batchesOf = (sites: readonly SiteToPack[]) => {
  const half = Math.ceil(sites.length / 2);
  return [sites.slice(0, half), sites.slice(half)].map((some) => decodeSpaces(encodeSpaces(some)));
};

describe('a search on columns', () => {
  it('puts the smaller id first where scores are equal, whichever batch holds it', () => {
    const spaces = ['s9', 's10', 'S1'].map((id) => ({ id, kind: 'studio' as const, fields: aRoom(), bookings: [] }));
    const { lettableM2: _lettable, letM2: _let, ...site } = aSiteOfCases();
    const sites = spaces.map((space) => ({ siteId: `site-${space.id}`, site, spaces: [space] }));
    const found = searchPacked({
      need: aNeedOfCases(),
      actor: anActorOfCases(),
      batches: batchesOf(sites),
      eurPerHuf: EUR_PER_HUF,
      now: new Date('2026-11-01T12:00:00Z'),
      most: 2,
      withNear: false,
    });
    expect(found.items.map(({ spaceId }) => spaceId)).toEqual(['S1', 's10']);
    expect(found.matches).toBe(3);
    expect(found.todays).toEqual({ 'Europe/Berlin': '2026-11-01' });
  });

  it('answers what the search answers: the same spaces, figures, near misses and advice', () => {
    fc.assert(
      fc.property(town(1, 12), ({ need, actor, sites, now }) => {
        const whole = search(
          need,
          actor,
          sites.flatMap((entry) => candidatesOf(entry, now)),
          EUR_PER_HUF,
        );
        const asking = { need, actor, batches: batchesOf(sites), eurPerHuf: EUR_PER_HUF, now };
        const found = searchPacked({ ...asking, most: 100, withNear: true });
        expect(found.items.map(({ siteId: _, at: _at, ...item }) => item)).toEqual(whole.items);
        expect(found.matches).toBe(whole.items.length);
        const { nearMisses, advice } = found.near();
        expect(nearMisses.map(({ siteId: _, at: _at, ...missed }) => missed)).toEqual(whole.nearMisses);
        expect(advice).toEqual(whole.advice);
      }),
      runs(800),
    );
  });

  it('gives the best few, and page by page all of them', () => {
    fc.assert(
      fc.property(town(4, 12), fc.integer({ min: 1, max: 4 }), ({ need, actor, sites, now }, most) => {
        const whole = search(
          need,
          actor,
          sites.flatMap((entry) => candidatesOf(entry, now)),
          EUR_PER_HUF,
        );
        const asking = { need, actor, batches: batchesOf(sites), eurPerHuf: EUR_PER_HUF, now, most, withNear: false };
        const ids: string[] = [];
        let after = null;
        for (let pages = 0; pages <= whole.items.length; pages += 1) {
          const page = searchPacked({ ...asking, after });
          ids.push(...page.items.map(({ spaceId }) => spaceId));
          const last = page.items.at(-1);
          if (last === undefined) break;
          after = { score: last.match.score, id: last.spaceId };
        }
        expect(ids).toEqual(whole.items.map(({ spaceId }) => spaceId));
      }),
      runs(300),
    );
  });
});
