import { describe, expect, it } from 'vitest';
import { assess, type Match, shownScore } from '#shared/domain/assess.ts';
import { search } from '#shared/domain/search.ts';
import {
  aNeedOfCases,
  anActorOfCases,
  aSiteOfCases,
  aSpaceOfCases,
  aStayWhen,
  aTariff,
  ctxOfCases,
} from '#test/support/pair-builders.ts';

const block = (from: string, until: string, takes: unknown = 'all') => ({ kind: 'block', from, until, takes });
const allYear = { from: '2026-01-01', until: '2028-01-01' };
const unknownTolerances = { noise: null, dust: null, fumes: null, wet: null, flame: null };

type Case = {
  name: string;
  need?: object;
  actor?: object;
  space?: object;
  site?: object;
  match: Partial<Match>;
  d?: Record<string, number>;
};
const choirHours = [1, 2, 3, 4, 5].map((weekday) => [weekday, [{ from: '16:00', to: '21:00' }]]);
const cases: Case[] = [
  {
    name: '1: a painter and a room that suits',
    match: { score: 0.83137, creative: 0.932545, site: 0.75, start: '2027-01-01', days: 180, offeredAreaM2: 30 },
    d: { cost: 0.75, area: 1, distance: 0.94, start: 1, certainty: 1 },
  },
  {
    name: '2: much is unknown',
    space: { tariffs: null, term: null, capacity: null, tolerates: unknownTolerances },
    match: { score: 0.774522, creative: 0.800702, toConfirm: ['term', 'cost', 'emissions'], cost: null },
    d: { cost: 0.5, certainty: 0.7 },
  },
  {
    name: '4: the charges are unknown, and the rent alone is within the budget',
    space: { tariffs: [aTariff({ chargesCents: null })] },
    match: { score: 0.793331, cost: null, toConfirm: ['cost'] },
  },
  {
    name: '5: a part of a hall, once enough is left of it',
    space: {
      areaM2: 200,
      capacity: 40,
      divisibleFromM2: 25,
      bookings: [block('2027-01-01', '2027-06-01', { areaM2: 150 }), block('2027-02-01', '2027-03-01', { areaM2: 30 })],
    },
    match: {
      score: 0.801202,
      use: 'part',
      start: '2027-03-01',
      days: 180,
      offeredAreaM2: 30,
      cost: { cents: 2250, currency: 'EUR', unit: '30-days' },
    },
  },
  {
    name: '6: a session a week in a hall that a choir has on Tuesdays',
    need: {
      when: {
        kind: 'sessions',
        earliest: '2027-01-01',
        latest: '2027-03-31',
        hours: 3,
        perWeek: 1,
        weekdays: [2, 4],
        from: '17:00',
        to: '22:00',
      },
      budget: { cents: 3000, currency: 'EUR', per: 'session' },
    },
    space: {
      modes: ['sessions'],
      hours: Object.fromEntries(choirHours),
      tariffs: [aTariff({ per: 'hour', rentCents: 800, chargesCents: 0 })],
      bookings: [{ kind: 'session', takes: 'all', weekdays: [2], startsAt: '18:00', endsAt: '20:00', ...allYear }],
    },
    match: {
      score: 0.823707,
      start: '2027-01-07',
      days: null,
      cost: { cents: 2400, currency: 'EUR', unit: 'session' },
    },
    d: { cost: 0.7, start: 0.966 },
  },
  {
    name: '7: a desk in a shared studio',
    need: { areaM2: { min: 8, max: 20 }, tenure: 'shared' },
    space: {
      areaM2: 200,
      capacity: 20,
      tenure: 'shared',
      tariffs: [aTariff({ of: 'person', rentCents: 6000, chargesCents: 6000 })],
      bookings: [{ kind: 'stay', takes: { people: 2 }, ...allYear }],
    },
    match: {
      score: 0.814794,
      use: 'places',
      offeredAreaM2: 10,
      cost: { cents: 12_000, currency: 'EUR', unit: '30-days' },
    },
  },
  {
    name: '8: a trade actor where the house wants few',
    actor: { sector: 'trade' },
    site: {
      concept: { creative: 0.6, trade: 0.1, service: 0.3 },
      lettableM2: 200,
      letM2: { creative: 20, trade: 0, service: 0 },
    },
    match: { score: 0.777504, site: 2 / 3 },
    d: { mix: 0.667 },
  },
  {
    name: '9: open-ended, and later it can be longer',
    need: { when: aStayWhen({ minDays: 30, maxDays: null }) },
    space: { bookings: [block('2027-02-01', '2027-02-03')] },
    match: { score: 0.815388, start: '2027-02-03', days: 1095 },
    d: { start: 0.72, duration: 1 },
  },
];

describe('the worked cases', () => {
  it.each(cases)('$name', ({ need, actor, space, site, match, d }) => {
    const assessment = assess(
      aNeedOfCases(need),
      anActorOfCases(actor),
      aSpaceOfCases(space),
      aSiteOfCases(site),
      ctxOfCases,
    );
    if (!assessment.fits) expect.fail(`fails ${assessment.fails}`);
    const { creative, site: ofSite, ...exact } = match;
    expect(assessment.match).toMatchObject(exact);
    if (creative !== undefined) expect(assessment.match.creative).toBeCloseTo(creative, 6);
    if (ofSite !== undefined) expect(assessment.match.site).toBeCloseTo(ofSite, 6);
    for (const [code, value] of Object.entries(d ?? {}))
      expect(assessment.match.criteria.find((criterion) => criterion.code === code)?.d, code).toBeCloseTo(value, 3);
  });

  it('1: counts what is said and nothing else, and is shown as 83', () => {
    const { match } = assess(aNeedOfCases(), anActorOfCases(), aSpaceOfCases(), aSiteOfCases(), ctxOfCases) as {
      match: Match;
    };
    expect(match.criteria.map(({ code, weight }) => [code, weight])).toEqual(
      ['cost', 'area', 'distance', 'start', 'certainty'].map((code) => [code, 2]),
    );
    expect(match.distanceKm).toBeCloseTo(3.58, 2);
    expect(shownScore(match.score)).toBe(83);
  });

  it('3: a near miss on cost, and the advice that mends it', () => {
    const dear = aSpaceOfCases({ tariffs: [aTariff({ rentCents: 20_000 })] });
    const candidates = [{ id: 'room', space: dear, site: aSiteOfCases(), today: ctxOfCases.today }];
    const result = search(aNeedOfCases(), anActorOfCases(), candidates, ctxOfCases.eurPerHuf);
    const change = { budget: { cents: 25_000 } };
    expect(result.items).toEqual([]);
    expect(result.nearMisses).toMatchObject([{ spaceId: 'room', constraint: 'cost', change }]);
    expect(result.advice).toEqual([{ constraint: 'cost', change, unlocks: 1, loses: 0 }]);
  });

  it('4: a rent alone over the budget is no match', () => {
    const dear = aSpaceOfCases({ tariffs: [aTariff({ rentCents: 21_000, chargesCents: null })] });
    const assessment = assess(aNeedOfCases(), anActorOfCases(), dear, aSiteOfCases(), ctxOfCases);
    expect(assessment).toMatchObject({ fits: false, fails: ['cost'], near: null });
  });
});
