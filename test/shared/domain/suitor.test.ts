import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorFieldsSchema } from '#shared/domain/actor.ts';
import { assess, type Match } from '#shared/domain/assess.ts';
import { SCORE_WORDS } from '#shared/domain/bands.ts';
import { type NeedFields, needFieldsSchema } from '#shared/domain/need.ts';
import { siteFieldsSchema } from '#shared/domain/site.ts';
import { spaceFieldsSchema } from '#shared/domain/space.ts';
import { suitorOf, suitorPlace, suitorSchema } from '#shared/domain/suitor.ts';

const actor = { ...actorFieldsSchema.parse({ disciplines: ['crafts', 'music'] }), country: 'DE' };
const site = siteFieldsSchema.parse({
  location: { lat: 50.9, lon: 13.38 },
  country: 'DE',
  timeZone: 'Europe/Berlin',
  purposes: ['painting'],
  importance: { local: 'high' },
  lettableM2: 30,
  letM2: { creative: 0, trade: 0, service: 0 },
});
const space = spaceFieldsSchema.parse({ activities: null, areaM2: 30 });
const need = (fields: object = {}): NeedFields =>
  needFieldsSchema.parse({
    activities: ['painting', 'ceramics'],
    areaM2: { min: 20, max: 40 },
    budget: { cents: 20_000, currency: 'EUR', per: 'month' },
    when: { kind: 'stay', earliest: '2027-01-01', latest: '2027-03-01', minDays: 180 },
    ...fields,
  });
const matched = (): Match => {
  const assessment = assess(need(), actor, space, site, { today: '2026-11-24', eurPerHuf: 0.0025 });
  if (!assessment.fits) throw new Error(`fails ${assessment.fails}`);
  return assessment.match;
};

describe('a need under its pseudonym', () => {
  it('looks the same whatever its hidden figures are', () => {
    const match = matched();
    const seen = suitorOf('p', need(), actor, match);
    const day = fc.integer({ min: 10, max: 28 });
    const hidden = fc.record({
      cents: fc.integer({ min: 1, max: 10 ** 9 }),
      minDays: fc.integer({ min: 1, max: 900 }),
      earliest: day,
      latest: day,
      min: fc.double({ min: 17.6, max: 22.4, noNaN: true }),
      ideal: fc.double({ min: 25, max: 35, noNaN: true }),
      power: fc.double({ min: 1, max: 100, noNaN: true }),
      lat: fc.double({ min: -80, max: 80, noNaN: true }),
      score: fc.integer({ min: 0, max: 400 }),
    });
    const base = Math.floor(match.score * 1e4) / 1e4;
    fc.assert(
      fc.property(hidden, (each) => {
        const other = need({
          activities: ['ceramics', 'painting'],
          areaM2: { min: each.min, ideal: each.ideal, max: 41.3 },
          budget: { cents: each.cents, currency: 'HUF', per: 'month' },
          when: {
            kind: 'stay',
            earliest: `2027-01-${each.earliest}`,
            latest: `2027-03-${each.latest}`,
            minDays: each.minDays,
          },
          places: [{ lat: each.lat, lon: 13, radiusKm: 20 }],
          minimums: { powerKw: each.power },
          importance: { cost: 'high' },
        });
        const elsewhere = { ...actor, disciplines: [...actor.disciplines].reverse(), home: { lat: each.lat, lon: 1 } };
        const like = { ...match, score: base + each.score / 1e7, start: '2027-01-31', distanceKm: each.lat };
        expect(suitorOf('p', other, elsewhere, like)).toEqual(seen);
      }),
    );
  });

  it('has these fields and no others, and of the reasons none of the creative and none of where it lives', () => {
    const match = matched();
    const seen = suitorOf('p', need(), actor, match);
    expect(match.criteria.map(({ code }) => code)).toContain('local');
    expect(seen.reasons).toEqual([{ criterion: 'purpose', suits: 'very-well' }]);
    expect(Object.keys(seen).sort()).toEqual(Object.keys(suitorSchema.shape).sort());
    expect(suitorSchema.strict().parse(seen)).toEqual(seen);
  });

  it('stands in its place by word and then by pseudonym', () => {
    const places = SCORE_WORDS.flatMap((score) => ['aa', 'zz'].map((pseudonym) => suitorPlace({ score, pseudonym })));
    expect(places).toEqual([...places].sort());
  });
});
