import { describe, expect, it } from 'vitest';
import { areStanding, cellCounter } from '#shared/domain/demand-cells.ts';

const site = { lat: 50.9, lon: 13.38 };
const AT = '2026-11-24T12:00:00.000Z';
type Looking = [actorId: string, lat: number, lon: number];
const counted = (looking: readonly Looking[], at = site) => {
  const counter = cellCounter(at);
  for (const [actorId, lat, lon] of looking) counter.add(actorId, { lat, lon });
  return counter.counted(AT);
};
const three = (lat: number, lon: number): Looking[] => ['a', 'b', 'c'].map((id): Looking => [id, lat, lon]);

describe('the fields of the map of demand', () => {
  it('are told of at least three actors, each counted once, in bands', () => {
    expect(counted([...three(50.92, 13.34).slice(0, 2), ['a', 50.6, 13.9]]).cells).toEqual([]);
    expect(counted(three(50.92, 13.34)).cells).toEqual([{ south: 50.5, north: 51, west: 13, east: 14, actors: '3-9' }]);
    const many = Array.from({ length: 12 }, (_, n): Looking => [`actor-${n}`, 50.92, 13.34]);
    expect(counted(many).cells[0]?.actors).toBe('10-29');
  });

  it('are those of the world, wherever in its own the site lies: no second question cuts one of them', () => {
    const looking = [...three(50.51, 13.01), ...three(51.2, 12.5), ...three(49.9, 14.2)];
    const seen = counted(looking).cells;
    expect(seen).toHaveLength(3);
    for (const other of [
      { lat: 50.5, lon: 13 },
      { lat: 50.999, lon: 13.999 },
    ])
      expect(counted(looking, other).cells).toEqual(seen);
  });

  it('reach two each way, to the north first, and over the line of dates', () => {
    expect(counted([...three(49.6, 11.1), ...three(51.9, 15.9)]).cells.map(({ south }) => south)).toEqual([51.5, 49.5]);
    expect(counted([...three(49.4, 13), ...three(50.9, 16.1)]).cells).toEqual([]);
    expect(counted(three(50.9, -179.5), { lat: 50.9, lon: 179.5 }).cells).toHaveLength(1);
  });

  it('stand still for thirty days, unless the house has gone to another', () => {
    const before = counted([]);
    const passed = (days: number, minutes = 0) => new Date(Date.parse(AT) + days * 86_400_000 + minutes * 60_000);
    expect(areStanding(undefined, site, passed(0))).toBe(false);
    expect(areStanding(before, site, passed(0))).toBe(true);
    expect(areStanding(before, site, passed(30, -1))).toBe(true);
    expect(areStanding(before, site, passed(30))).toBe(false);
    expect(areStanding(before, { lat: 51.1, lon: 13.38 }, passed(1))).toBe(false);
  });
});
