import { expect, it } from 'vitest';
import { countOn, dayAt, dayNumber, isoDay, minutesOf, nextOn, timeOf, weekdayOf } from '#shared/domain/day.ts';
import { distanceKm } from '#shared/domain/geo.ts';

it('counts days on from 1970, leap years and weekdays included', () => {
  expect(dayNumber('1970-01-01')).toBe(0);
  expect(isoDay(dayNumber('2028-02-28') + 1)).toBe('2028-02-29');
  expect(isoDay(dayNumber('2100-02-28') + 1)).toBe('2100-03-01');
  for (let day = -800; day < 60_000; day++) if (dayNumber(isoDay(day)) !== day) expect.fail(isoDay(day));
  expect(weekdayOf(dayNumber('2027-01-04'))).toBe(1);
  expect(weekdayOf(dayNumber('1969-12-28'))).toBe(7);
});

it('finds and counts weekdays', () => {
  const from = dayNumber('2027-01-01'); // a Friday
  for (let length = 0; length < 25; length++)
    for (let weekday = 1; weekday <= 7; weekday++) {
      const days = Array.from({ length }, (_, i) => from + i).filter((day) => weekdayOf(day) === weekday);
      expect(countOn(weekday, from, from + length)).toBe(days.length);
      if (days[0] !== undefined) expect(nextOn(weekday, from)).toBe(days[0]);
    }
});

it('knows the day at the site', () => {
  const instant = new Date('2027-03-31T22:30:00Z');
  expect(dayAt(instant, 'Europe/Berlin')).toBe('2027-04-01');
  expect(dayAt(instant, 'UTC')).toBe('2027-03-31');
});

it('reads and writes times, 24:00 too', () => {
  for (const time of ['00:00', '09:05', '23:59', '24:00']) expect(timeOf(minutesOf(time))).toBe(time);
  expect(minutesOf('24:00')).toBe(1440);
});

it('measures great circles', () => {
  const freiberg = { lat: 50.9, lon: 13.38 };
  expect(distanceKm(freiberg, { lat: 50.92, lon: 13.34 })).toBeCloseTo(3.58, 2);
  expect(distanceKm({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(Math.PI * 6371.0088, 6);
  expect(distanceKm({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111.195, 2);
});
