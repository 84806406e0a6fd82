import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '#shared/domain/assess.ts';
import type { Constraint } from '#shared/domain/constraints.ts';
import { dayNumber, isoDay } from '#shared/domain/day.ts';
import { mergePatch } from '#shared/domain/merge-patch.ts';
import { needFieldsSchema } from '#shared/domain/need.ts';
import { type Pair, pair } from '#test/support/pair-arbitraries.ts';
import {
  aNeedOfCases,
  anActorOfCases,
  aSiteOfCases,
  aSpaceOfCases,
  aStayWhen,
  aTariff,
  ctxOfCases,
} from '#test/support/pair-builders.ts';

const runs = (numRuns: number) => ({ numRuns, seed: 1871 });
const judged = ({ need, actor, space, site, ctx }: Pair, over: { need?: object } = {}) =>
  assess({ ...need, ...over.need }, actor, space, site, ctx);
const failed = (a: ReturnType<typeof assess>): readonly Constraint[] => (a.fits ? [] : a.fails);

describe('a near miss', () => {
  it('fails exactly one constraint, which each way mends, into a need that the schema accepts', () => {
    fc.assert(
      fc.property(pair, (p) => {
        const a = judged(p);
        if (a.fits || a.near === null) return;
        expect(a.fails).toEqual([a.near.constraint]);
        for (const { change } of a.near.ways) {
          const changed = mergePatch(p.need, change);
          expect(needFieldsSchema.safeParse(changed).error).toBeUndefined();
          expect(failed(judged(p, { need: changed }))).not.toContain(a.near.constraint);
        }
      }),
      runs(4000),
    );
  });

  const stepBack = (change: Record<string, unknown>, direction: string): object | null => {
    const { when, areaM2, people } = change as {
      when?: Record<string, number & string>;
      areaM2?: Record<string, number>;
      people?: number;
    };
    if (direction === 'earlier') return { when: { earliest: isoDay(dayNumber(when?.['earliest'] ?? '') + 1) } };
    if (direction === 'later') return { when: { latest: isoDay(dayNumber(when?.['latest'] ?? '') - 1) } };
    if (direction === 'shorter') {
      const minDays = (when?.['minDays'] ?? 0) + 1;
      return { when: when?.['maxDays'] ? { minDays, maxDays: minDays } : { minDays } };
    }
    if (areaM2?.['min']) return { areaM2: { min: areaM2['min'] + 1 } };
    if (areaM2?.['max']) return { areaM2: { max: areaM2['max'] - 1 } };
    return people === undefined ? null : { people: people + 1 };
  };
  it('names the smallest change: one step less does not mend it', () => {
    let tried = 0;
    fc.assert(
      fc.property(pair, (p) => {
        const a = judged(p);
        if (a.fits || a.near === null) return;
        for (const { change, direction } of a.near.ways) {
          const less = stepBack(change, direction);
          if (less === null) continue;
          tried++;
          expect(failed(judged(p, { need: mergePatch(p.need, less) }))).toContain(a.near.constraint);
        }
      }),
      runs(4000),
    );
    expect(tried).toBeGreaterThan(300);
  });

  type Row = { name: string; need?: object; space?: object; site?: object; near: string | null; change?: object };
  const noStart = { bookings: [{ kind: 'block', takes: 'all', from: '2027-01-01', until: '2027-03-11' }] };
  const hall = {
    modes: ['sessions'],
    hours: { 3: [{ from: '08:00', to: '10:00' }] },
    tariffs: [aTariff({ per: 'hour', rentCents: 100, chargesCents: 0 })],
  };
  const tuesdays = (over: object = {}) => ({
    when: {
      kind: 'sessions',
      earliest: '2027-01-01',
      latest: '2027-03-31',
      hours: 2,
      perWeek: 1,
      weekdays: [2],
      from: '10:00',
      to: '12:00',
      ...over,
    },
    budget: { cents: 3000, currency: 'EUR', per: 'session' },
  });
  const rows: Row[] = [
    { name: 'area at 0.7 of the least', space: { areaM2: 14 }, near: 'area', change: { areaM2: { min: 14 } } },
    { name: 'area just under 0.7', space: { areaM2: 13.99 }, near: null },
    { name: 'area at 1.3 of the most', space: { areaM2: 52 }, near: 'area', change: { areaM2: { max: 52 } } },
    { name: 'area just over 1.3', space: { areaM2: 52.01 }, near: null },
    { name: 'area to whole square metres', space: { areaM2: 17.6 }, near: 'area', change: { areaM2: { min: 17 } } },
    {
      name: 'a part, of which the least is too large',
      space: { areaM2: 200, capacity: null, divisibleFromM2: 45.5 },
      near: 'area',
      change: { areaM2: { max: 46 } },
    },
    { name: 'later by days', space: noStart, near: 'when', change: { when: { latest: '2027-03-11' } } },
    { name: 'later by more than 90 days', space: { available: { from: '2027-05-31' } }, near: null },
    {
      name: 'later by 90 days',
      space: { available: { from: '2027-05-30' } },
      near: 'when',
      change: { when: { latest: '2027-05-30' } },
    },
    {
      name: 'shorter',
      space: { available: { from: '2026-12-01', until: '2027-06-20' } },
      need: { when: aStayWhen({ earliest: '2027-01-01', latest: '2027-01-01' }) },
      near: 'when',
    },
    {
      name: 'shorter where the length is fixed',
      space: { available: { from: '2027-01-01', until: '2027-06-20' } },
      need: { budget: { cents: 200_000, currency: 'EUR', per: 'total' } },
      near: 'when',
      change: { when: { minDays: 170, maxDays: 170 } },
    },
    { name: 'shorter than 0.7', space: { available: { from: '2027-01-01', until: '2027-05-06' } }, near: null },
    { name: 'the mode is not offered', space: { modes: ['sessions'] }, near: null },
    {
      name: 'other weekdays and hours',
      need: tuesdays(),
      space: hall,
      near: 'when',
      change: { when: { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '14:00' } },
    },
    {
      name: 'other weekdays, and hours even farther',
      need: tuesdays({ from: '10:15', to: '12:15' }),
      space: hall,
      near: null,
    },
    {
      name: 'a term of 0.7',
      need: { when: aStayWhen({ minDays: 60, maxDays: 70 }) },
      space: { term: { minDays: 100 } },
      near: 'term',
      change: { when: { maxDays: 100 } },
    },
    {
      name: 'a term under 0.7',
      need: { when: aStayWhen({ minDays: 60, maxDays: 69 }) },
      space: { term: { minDays: 100 } },
      near: null,
    },
    {
      name: 'a term of 1.3',
      need: { when: aStayWhen({ minDays: 130 }) },
      space: { term: { minDays: 30, maxDays: 100 } },
      near: 'term',
      change: { when: { minDays: 100 } },
    },
    {
      name: 'a term over 1.3',
      need: { when: aStayWhen({ minDays: 131 }) },
      space: { term: { minDays: 30, maxDays: 100 } },
      near: null,
    },
    {
      name: 'a cost of 1.5',
      space: { tariffs: [aTariff({ rentCents: 30_000, chargesCents: 0 })] },
      near: 'cost',
      change: { budget: { cents: 30_000 } },
    },
    { name: 'a cost just over 1.5', space: { tariffs: [aTariff({ rentCents: 30_001, chargesCents: 0 })] }, near: null },
    {
      name: 'a cost up to a whole euro',
      space: { tariffs: [aTariff({ rentCents: 20_101, chargesCents: 0 })] },
      near: 'cost',
      change: { budget: { cents: 20_200 } },
    },
    {
      name: 'a cost up to 100 forint',
      need: { budget: { cents: 5_000_000, currency: 'HUF', per: 'month' } },
      near: 'cost',
      change: { budget: { cents: 6_000_000 } },
    },
    {
      name: 'a budget at which an unknown price becomes possible',
      space: {
        tariffs: [aTariff({ rentCents: 30_000, chargesCents: 0 }), aTariff({ rentCents: 22_050, chargesCents: null })],
      },
      near: 'cost',
      change: { budget: { cents: 22_100 } },
    },
    {
      name: 'a lower bound alone over the budget',
      space: { tariffs: [aTariff({ rentCents: 22_050, chargesCents: null })] },
      near: null,
    },
    {
      name: 'twice the radius',
      need: { places: [{ lat: 50.9, lon: 13.38, radiusKm: 10 }, { country: 'HU' }] },
      site: { location: { lat: 51.05, lon: 13.38 } },
      near: 'place',
      change: { places: [{ lat: 50.9, lon: 13.38, radiusKm: 17 }, { country: 'HU' }] },
    },
    {
      name: 'beyond twice the radius',
      need: { places: [{ lat: 50.9, lon: 13.38, radiusKm: 8 }] },
      site: { location: { lat: 51.05, lon: 13.38 } },
      near: null,
    },
    {
      name: 'one amenity',
      need: { requires: ['kiln', 'water'] },
      space: { amenities: { has: [], lacks: ['kiln'] } },
      near: 'amenities',
      change: { requires: ['water'] },
    },
    {
      name: 'two amenities',
      need: { requires: ['kiln', 'water'] },
      space: { amenities: { has: [], lacks: ['kiln', 'water'] } },
      near: null,
    },
    {
      name: 'no steps, which nobody is asked to do without',
      need: { requires: ['step-free'] },
      space: { amenities: { has: [], lacks: ['step-free'] } },
      near: null,
    },
    {
      name: 'a measure of 0.8',
      need: { minimums: { powerKw: 10 } },
      space: { measures: { powerKw: 8, floorLoadKgM2: null, doorWidthCm: null, ceilingCm: null } },
      near: 'measures',
      change: { minimums: { powerKw: 8 } },
    },
    {
      name: 'a measure under 0.8',
      need: { minimums: { powerKw: 10 } },
      space: { measures: { powerKw: 7.9, floorLoadKgM2: null, doorWidthCm: null, ceilingCm: null } },
      near: null,
    },
    { name: 'noise by one', need: { emits: { noise: 2 } }, near: 'emissions', change: { emits: { noise: 1 } } },
    { name: 'noise by two', need: { emits: { noise: 3 } }, near: null },
    { name: 'people of 1.3', need: { people: 13 }, space: { capacity: 10 }, near: 'people', change: { people: 10 } },
    { name: 'people over 1.3', need: { people: 14 }, space: { capacity: 10 }, near: null },
    {
      name: 'tenure',
      need: { tenure: 'own', areaM2: { min: 10, max: 40 } },
      space: { tenure: 'shared' },
      near: 'tenure',
      change: { tenure: 'either' },
    },
    { name: 'an activity, which is never near', space: { activities: ['dance'] }, near: null },
  ];
  it.each(rows)('at its limits: $name', ({ need, space, site, near, change }) => {
    const a = assess(aNeedOfCases(need), anActorOfCases(), aSpaceOfCases(space), aSiteOfCases(site), ctxOfCases);
    if (a.fits) expect.fail('fits');
    expect(a.fails).toHaveLength(1);
    expect(a.near?.constraint ?? null).toBe(near);
    if (change !== undefined) expect(a.near?.change).toEqual(change);
  });
});
