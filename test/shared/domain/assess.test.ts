import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, whyNot } from '#shared/domain/assess.ts';
import { CONSTRAINTS, type Constraint } from '#shared/domain/constraints.ts';
import { dayNumber, isoDay } from '#shared/domain/day.ts';
import { type NeedFields, needFieldsSchema } from '#shared/domain/need.ts';
import { type SpaceFields, spaceFieldsSchema } from '#shared/domain/space.ts';
import { type Pair, pair } from '#test/support/pair-arbitraries.ts';

const runs = (numRuns: number) => ({ numRuns, seed: 1871 });
const judged = ({ need, actor, space, site, ctx }: Pair, over: { need?: object; space?: object } = {}) =>
  assess({ ...need, ...over.need }, actor, { ...space, ...over.space }, site, ctx);
const failed = (a: ReturnType<typeof assess>): readonly Constraint[] => (a.fits ? [] : a.fails);

describe('the rule', () => {
  it('is tried on needs and spaces that the schemas accept', () => {
    fc.assert(
      fc.property(pair, ({ need, space }) => {
        expect(needFieldsSchema.safeParse(need).error).toBeUndefined();
        expect(spaceFieldsSchema.safeParse(space).error).toBeUndefined();
      }),
      runs(500),
    );
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(pair, (p) => {
        const a = judged(p);
        if (!a.fits) return;
        const { score, creative, site, criteria } = a.match;
        for (const each of [score, creative, site]) expect(each > 0 && each <= 1).toBe(true);
        for (const { d } of criteria) expect(d >= 0 && d <= 1).toBe(true);
      }),
      runs(2000),
    );
  });

  it('answers the same to the same, whatever the order of lists and whatever else the records carry', () => {
    const turned = <T>(list: readonly T[]): T[] => [...list].reverse();
    fc.assert(
      fc.property(pair, (p) => {
        const { need, space } = p;
        const more = { id: 'x', version: 3, title: 'anything' };
        const when = need.when.kind === 'stay' ? need.when : { ...need.when, weekdays: turned(need.when.weekdays) };
        const same = {
          need: { ...more, activities: turned(need.activities), places: turned(need.places), when },
          space: { ...more, bookings: turned(space.bookings), tariffs: space.tariffs && turned(space.tariffs) },
        };
        const [a, b] = [judged(p), judged(p, same)];
        const withoutChange = ({ near, ...rest }: { near?: unknown }) => rest;
        if (a.fits) expect(b).toEqual(a);
        else expect(withoutChange(b as object)).toEqual(withoutChange(a));
      }),
      runs(1000),
    );
  });

  const unknowns: [Constraint, Partial<SpaceFields>][] = [
    ['activities', { activities: null }],
    ['area', { areaM2: null, divisibleFromM2: null }],
    ['term', { term: null }],
    ['cost', { tariffs: null }],
    ['people', { capacity: null }],
    ['tenure', { tenure: null }],
    ['measures', { measures: { powerKw: null, floorLoadKgM2: null, doorWidthCm: null, ceilingCm: null } }],
    ['emissions', { tolerates: { noise: null, dust: null, fumes: null, wet: null, flame: null } }],
    ['amenities', { amenities: { has: [], lacks: [] } }],
  ];
  it.each(unknowns)('never counts an unknown as a miss: %s', (constraint, unknown) => {
    fc.assert(
      fc.property(pair, (p) => {
        expect(failed(judged(p, { space: unknown }))).not.toContain(constraint);
      }),
      runs(300),
    );
  });

  it('never loses a start by not knowing the modes, the hours or the days', () => {
    fc.assert(
      fc.property(pair, (p) => {
        if (failed(judged(p)).includes('when')) return;
        for (const unknown of [{ modes: null }, { available: null }, { hours: null }])
          expect(failed(judged(p, { space: unknown }))).not.toContain('when');
      }),
      runs(1000),
    );
  });

  it('finds nothing against a space of which nothing is known, but its place', () => {
    const unknown = Object.assign({}, ...unknowns.map(([, each]) => each));
    const open = { ...unknown, modes: null, available: null, hours: null, bookings: [] };
    fc.assert(
      fc.property(pair, (p) => {
        const w = p.need.when;
        const ctx = { ...p.ctx, today: w.earliest };
        const fails = failed(judged({ ...p, ctx }, { space: open })).filter((code) => code !== 'place');
        // a window of a few days may hold none of the weekdays wanted
        expect(fails).toEqual(w.kind === 'stay' || fails.length === 0 ? [] : ['when']);
      }),
      runs(500),
    );
  });

  it('never scores lower for a lower price', () => {
    fc.assert(
      fc.property(pair, fc.nat(3), fc.double({ min: 0, max: 1, noNaN: true }), (p, which, by) => {
        const lower = (cents: number | null) => cents && Math.floor(cents * by);
        const tariffs = p.space.tariffs?.map((t, i) =>
          i === which ? { ...t, rentCents: lower(t.rentCents), chargesCents: lower(t.chargesCents) } : t,
        );
        const [before, after] = [judged(p), judged(p, tariffs ? { space: { tariffs } } : {})];
        if (!before.fits) return;
        expect(after.fits && after.match.score >= before.match.score).toBe(true);
      }),
      runs(3000),
    );
  });

  const wider: [string, (need: NeedFields) => object | null][] = [
    ['a larger budget', ({ budget }) => ({ budget: { ...budget, cents: budget.cents * 2 } })],
    [
      'larger circles',
      ({ places }) => ({ places: places.map((p) => ('radiusKm' in p ? { ...p, radiusKm: p.radiusKm + 7 } : p)) }),
    ],
    ['one more place', ({ places }) => (places.length ? { places: [...places, { country: 'DE' }] } : null)],
    ['fewer amenities required', ({ requires }) => ({ requires: requires.slice(1) })],
    ['no minimums', () => ({ minimums: {} })],
    ['less noise', ({ emits }) => ({ emits: { ...emits, noise: 0 } })],
    ['no dust', ({ emits }) => ({ emits: { ...emits, dust: false } })],
    [
      'no upper limit of area, the ideal said',
      ({ areaM2 }) => (areaM2.ideal ? { areaM2: { ...areaM2, max: null } } : null),
    ],
    [
      'an earlier and later start of a fixed length',
      ({ when }) =>
        when.kind === 'stay' && when.minDays === when.maxDays
          ? {
              when: {
                ...when,
                earliest: isoDay(dayNumber(when.earliest) - 20),
                latest: isoDay(dayNumber(when.latest) + 20),
              },
            }
          : null,
    ],
  ];
  it.each(wider)('never loses a match by a wider need: %s', (name, widen) => {
    fc.assert(
      fc.property(pair, (p) => {
        const over = widen(p.need);
        const movesPart = name.startsWith('an earlier') && p.space.divisibleFromM2 !== null; // the part left may differ
        if (over === null || movesPart || !judged(p).fits) return;
        expect(failed(judged(p, { need: over }))).toEqual([]);
      }),
      runs(1000),
    );
  });

  it('gives the figures of each constraint that fails, in the order of the constraints', () => {
    fc.assert(
      fc.property(pair, (p) => {
        const gaps = whyNot(p.need, p.actor, p.space, p.site, p.ctx).map(({ constraint }) => constraint);
        expect(gaps).toEqual(failed(judged(p)));
        expect(gaps).toEqual(CONSTRAINTS.filter((code) => gaps.includes(code)));
      }),
      runs(500),
    );
  });
});
