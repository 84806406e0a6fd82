import { expect, it } from 'vitest';
import { dayAfter, resolveDays } from '#infra/local/sample/resolve-days.ts';

it.each([
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-02-28', 1, '2027-03-01'],
  ['2027-03-27', 2, '2027-03-29'], // over the change to summer time
  ['2027-01-01', -1, '2026-12-31'],
  ['2027-05-05', 0, '2027-05-05'],
])('from %s, %i days on is %s', (today, days, expected) => expect(dayAfter(today, days)).toBe(expected));

it('turns relative days into days wherever they lie and leaves the rest', () => {
  const need = {
    title: 'A room',
    when: { earliest: { daysFromToday: 3 }, minDays: 3 },
    list: [{ daysFromToday: 0 }, null],
  };
  expect(resolveDays(need, '2027-01-30')).toEqual({
    title: 'A room',
    when: { earliest: '2027-02-02', minDays: 3 },
    list: ['2027-01-30', null],
  });
});
