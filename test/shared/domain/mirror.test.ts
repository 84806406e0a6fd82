import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '#shared/domain/assess.ts';
import { mergePatch } from '#shared/domain/merge-patch.ts';
import { type MirrorCandidate, mirror } from '#shared/domain/mirror.ts';
import { type SpaceFields, spaceFieldsSchema } from '#shared/domain/space.ts';
import {
  aNeedOfCases,
  anActorOfCases,
  aSiteOfCases,
  aSpaceOfCases,
  aStayWhen,
  aTariff,
  ctxOfCases,
} from '#test/support/pair-builders.ts';

const needs = (overs: readonly object[], perActor = 1): MirrorCandidate[] =>
  overs.map((over, i) => ({
    id: `need-${i}`,
    actorId: `actor-${Math.floor(i / perActor)}`,
    need: aNeedOfCases(over),
    actor: anActorOfCases(),
  }));
const euros = (...budgets: number[]) =>
  budgets.map((euro) => ({ budget: { cents: euro * 100, currency: 'EUR', per: 'month' } }));
const shown = (space: SpaceFields, candidates: readonly MirrorCandidate[]) =>
  mirror(space, aSiteOfCases(), candidates, ctxOfCases);
const many = (over: object, count = 3) => Array.from({ length: count }, () => over);

describe('the mirror', () => {
  it('says by how many times 5 % a rent is lowered to bring 3 and 10 actors, and speaks of no fewer', () => {
    const space = aSpaceOfCases({ tariffs: [aTariff({ rentCents: 20_000, chargesCents: 1000 })] });
    const budgets = euros(205, 202, 196, 190, 187, 186, 180, 175, 174, 171);
    const lowered = (rentCents: number) => ({ tariffs: [aTariff({ rentCents, chargesCents: 1000 })] });
    const counts = (n: number) => ({ unlocksNeeds: n, unlocksActors: n, losesNeeds: 0, losesActors: 0 });
    expect(shown(space, needs(budgets))).toEqual([
      { constraint: 'cost', change: lowered(18_000), atLeastActors: 3, ...counts(4) },
      { constraint: 'cost', change: lowered(16_000), atLeastActors: 10, ...counts(10) },
    ]);
    expect(shown(space, needs(budgets.slice(0, 2)))).toEqual([]);
    expect(shown(space, needs(budgets, 5))).toEqual([]); // ten needs of two actors
  });

  type Row = { name: string; space: object; need: object; constraint: string; change: object };
  const sessionsNeed = (over: object) => ({
    when: {
      kind: 'sessions',
      earliest: '2027-01-01',
      latest: '2027-03-31',
      hours: 2,
      perWeek: 1,
      weekdays: [2],
      from: '08:00',
      to: '22:00',
      ...over,
    },
    budget: { cents: 3000, currency: 'EUR', per: 'session' },
  });
  const hall = { modes: ['sessions'], tariffs: [aTariff({ per: 'hour', rentCents: 100, chargesCents: 0 })] };
  const measures = { powerKw: 10, floorLoadKgM2: null, doorWidthCm: null, ceilingCm: null };
  const rows: Row[] = [
    {
      name: 'an amenity added',
      space: { amenities: { has: ['water'], lacks: ['step-free', 'kiln'] } },
      need: { requires: ['step-free'] },
      constraint: 'amenities',
      change: { amenities: { has: ['water', 'step-free'], lacks: ['kiln'] } },
    },
    {
      name: 'a measure raised',
      space: { measures },
      need: { minimums: { powerKw: 11.2 } },
      constraint: 'measures',
      change: { measures: { powerKw: 11.5 } },
    },
    {
      name: 'more noise tolerated',
      space: {},
      need: { emits: { noise: 2 } },
      constraint: 'emissions',
      change: { tolerates: { noise: 2 } },
    },
    {
      name: 'dust tolerated',
      space: { tolerates: { noise: 1, dust: false } },
      need: { emits: { dust: true } },
      constraint: 'emissions',
      change: { tolerates: { dust: true } },
    },
    {
      name: 'shorter terms',
      space: { term: { minDays: 200 } },
      need: {},
      constraint: 'term',
      change: { term: { minDays: 180 } },
    },
    {
      name: 'longer terms',
      space: { term: { minDays: 30, maxDays: 150 } },
      need: { when: aStayWhen({ minDays: 170, maxDays: 170 }) },
      constraint: 'term',
      change: { term: { maxDays: 180 } },
    },
    {
      name: 'either tenure',
      space: { tenure: 'own', areaM2: 30 },
      need: { tenure: 'shared', areaM2: { min: 10, max: 40 } },
      constraint: 'tenure',
      change: { tenure: 'either' },
    },
    {
      name: 'letting parts',
      space: { areaM2: 200, capacity: null },
      need: { areaM2: { min: 20, max: 43 } },
      constraint: 'area',
      change: { divisibleFromM2: 40 },
    },
    {
      name: 'opening an hour longer',
      space: { ...hall, hours: { 2: [{ from: '18:00', to: '19:30' }] } },
      need: sessionsNeed({}),
      constraint: 'when',
      change: { hours: { 2: [{ from: '18:00', to: '20:30' }] } },
    },
    {
      name: 'opening on another weekday',
      space: { ...hall, hours: { 3: [{ from: '18:00', to: '21:00' }] } },
      need: sessionsNeed({}),
      constraint: 'when',
      change: { hours: { 2: [{ from: '18:00', to: '21:00' }] } },
    },
    {
      name: 'being available earlier',
      space: { available: { from: '2027-03-20' } },
      need: {},
      constraint: 'when',
      change: { available: { from: '2027-02-18' } },
    },
  ];
  it.each(rows)('names $name', ({ space, need, constraint, change }) => {
    const found = shown(aSpaceOfCases(space), needs(many(need)));
    const counts = { unlocksNeeds: 3, unlocksActors: 3, losesNeeds: 0, losesActors: 0 };
    expect(found).toContainEqual({ constraint, change, atLeastActors: 3, ...counts });
  });

  it('counts what the rule counts on the changed space, which the schema accepts', () => {
    const needFields = fc.record({
      budget: fc.constantFrom(...euros(150, 170, 190, 200, 260)).map(({ budget }) => budget),
      emits: fc.record({ noise: fc.integer({ min: 0, max: 3 }) }),
      requires: fc.subarray(['kiln', 'step-free']),
      when: fc.constantFrom(
        aStayWhen(),
        aStayWhen({ minDays: 30, maxDays: null }),
        aStayWhen({ minDays: 100, maxDays: 100 }),
      ),
      areaM2: fc.constantFrom({ min: 20, max: 40 }, { min: 10, max: 23 }, { min: 50, max: 80 }),
      tenure: fc.constantFrom('either', 'own', 'shared'),
      minimums: fc.constantFrom({}, { powerKw: 12 }),
    });
    const spaceFields = fc.record({
      tariffs: fc.constantFrom(
        [aTariff({ chargesCents: 7000 })],
        [aTariff({ rentCents: 19_000 }), aTariff({ of: 'm2', rentCents: 500, chargesCents: 100 })],
      ),
      amenities: fc.constantFrom({ has: [], lacks: ['kiln', 'step-free'] }, { has: ['kiln'], lacks: [] }),
      tenure: fc.constantFrom('own', 'shared', 'either'),
      term: fc.constantFrom({ minDays: 120 }, { minDays: 30, maxDays: 150 }, null),
      areaM2: fc.constantFrom(30, 90),
      measures: fc.constant(measures),
    });
    /** One or two of the fields, so that most pairs fail one constraint. */
    const few = <T extends object>(fields: fc.Arbitrary<T>) =>
      fc.tuple(fields, fc.nat(), fc.nat()).map(([all, i, j]) => {
        const entries = Object.entries(all);
        return Object.fromEntries(
          [entries[i % entries.length], entries[j % entries.length]].filter((e) => e !== undefined),
        );
      });
    const need = few(needFields);
    const space = few(spaceFields);
    let rowsSeen = 0;
    fc.assert(
      fc.property(fc.array(need, { minLength: 30, maxLength: 80 }), space, (overs, over) => {
        const candidates = needs(overs, 2);
        const asIs = aSpaceOfCases(over);
        const matching = (s: SpaceFields) =>
          candidates.filter((c) => assess(c.need, c.actor, s, aSiteOfCases(), ctxOfCases).fits);
        const failsOne = (c: MirrorCandidate) => {
          const a = assess(c.need, c.actor, asIs, aSiteOfCases(), ctxOfCases);
          return !a.fits && a.fails.length === 1;
        };
        const actors = (list: readonly MirrorCandidate[]) => new Set(list.map(({ actorId }) => actorId));
        const before = matching(asIs);
        for (const row of shown(asIs, candidates)) {
          rowsSeen++;
          const changed = mergePatch(asIs, row.change);
          expect(spaceFieldsSchema.safeParse(changed).error).toBeUndefined();
          const after = matching(changed);
          const gained = after.filter((c) => !before.includes(c) && failsOne(c));
          expect(row.unlocksNeeds).toBe(gained.length);
          expect(row.unlocksActors).toBe([...actors(gained)].filter((id) => !actors(before).has(id)).length);
          expect(row.losesNeeds).toBe(before.filter((c) => !after.includes(c)).length);
          expect(row.unlocksActors).toBeGreaterThanOrEqual(row.atLeastActors);
          expect(row.unlocksNeeds).toBeGreaterThan(row.losesNeeds);
        }
      }),
      { numRuns: 200, seed: 1846 },
    );
    expect(rowsSeen).toBeGreaterThan(100);
  });
});
