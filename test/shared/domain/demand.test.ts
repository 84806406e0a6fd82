import { describe, expect, it } from 'vitest';
import { demandOf, type Wanting } from '#shared/domain/demand.ts';
import { needFieldsSchema } from '#shared/domain/need.ts';

const site = { location: { lat: 50.9, lon: 13.38 }, country: 'DE' };
const ctx = { today: '2026-11-24', eurPerHuf: 0.0025 };
const need = (fields: object = {}) =>
  needFieldsSchema.parse({
    activities: ['painting'],
    areaM2: { min: 20, max: 40 },
    budget: { cents: 20_000, currency: 'EUR', per: 'month' },
    when: { kind: 'stay', earliest: '2027-01-01', latest: '2027-03-01', minDays: 180 },
    places: [{ lat: 50.92, lon: 13.34, radiusKm: 30 }],
    ...fields,
  });
const by = (count: number, fields: object = {}): Wanting[] =>
  Array.from({ length: count }, (_, i) => ({ actorId: `a${i}`, need: need(fields) }));
const rowFrom = <T extends { from: number }>(rows: readonly T[], from: number) => rows.find((row) => row.from === from);

describe('demand around a site', () => {
  it('counts an actor once, however many needs it has', () => {
    const twice = [...by(2), ...by(2), ...by(2)];
    expect(demandOf(twice, site, ctx).actors).toBe('0-2');
    expect(demandOf(by(3), site, ctx).actors).toBe('3-9');
    expect(demandOf(by(30), site, ctx).actors).toBe('30+');
  });

  it('has the same rows whether anybody stands in them or not', () => {
    const shape = (demand: object) => JSON.stringify(demand).replace(/"(0-2|3-9|10-29|30\+)"/g, '""');
    expect(shape(demandOf([], site, ctx))).toBe(shape(demandOf(by(12), site, ctx)));
    expect(demandOf(by(2), site, ctx)).toEqual(demandOf([], site, ctx));
  });

  it('counts those whose places reach the site, and whose time has not passed', () => {
    const counted = (fields: object) => demandOf(by(3, fields), site, ctx).actors;
    expect(counted({ places: [] })).toBe('3-9');
    expect(counted({ places: [{ country: 'DE' }] })).toBe('3-9');
    expect(counted({ places: [{ country: 'HU' }] })).toBe('0-2');
    expect(counted({ places: [{ lat: 52, lon: 13.34, radiusKm: 100 }] })).toBe('0-2');
    const when = { kind: 'stay', earliest: '2026-01-01', minDays: 30 };
    expect(counted({ when: { ...when, latest: '2026-11-23' } })).toBe('0-2');
    expect(counted({ when: { ...when, latest: '2026-11-24' } })).toBe('3-9');
  });

  it('tells size, budget and season in bands', () => {
    const demand = demandOf(by(3), site, ctx);
    expect(rowFrom(demand.areaM2, 25)?.actors).toBe('3-9'); // the middle of 20 and 40
    expect(rowFrom(demand.budgetEurPerMonth, 200)?.actors).toBe('3-9');
    expect(rowFrom(demand.budgetEurPerMonth, 100)?.actors).toBe('0-2');
    expect(demand.budgetEurPerSession.every(({ actors }) => actors === '0-2')).toBe(true);
    expect(demand.seasons.map(({ quarter }) => quarter)).toEqual([
      '2026-Q4',
      '2027-Q1',
      '2027-Q2',
      '2027-Q3',
      '2027-Q4',
      '2028-Q1',
      '2028-Q2',
      '2028-Q3',
    ]);
    expect(demand.seasons[1]?.actors).toBe('3-9');
  });

  it('puts forint, totals and sessions on the same scale', () => {
    const forint = by(3, { budget: { cents: 8_000_000, currency: 'HUF', per: 'month' } });
    expect(rowFrom(demandOf(forint, site, ctx).budgetEurPerMonth, 200)?.actors).toBe('3-9');
    const when = { kind: 'stay', earliest: '2027-01-01', latest: '2027-03-01', minDays: 60, maxDays: 60 };
    const total = by(3, { when, budget: { cents: 40_000, currency: 'EUR', per: 'total' } });
    expect(rowFrom(demandOf(total, site, ctx).budgetEurPerMonth, 200)?.actors).toBe('3-9');
    const sessions = { kind: 'sessions', earliest: '2027-01-01', latest: '2027-03-01', hours: 2, perWeek: 1 };
    const choir = by(3, {
      when: { ...sessions, weekdays: [2], from: '18:00', to: '22:00' },
      budget: { cents: 3000, currency: 'EUR', per: 'session' },
    });
    expect(rowFrom(demandOf(choir, site, ctx).budgetEurPerSession, 25)?.actors).toBe('3-9');
  });
});
