import { expect, it } from 'vitest';
import { readSchedule } from '#infra/local/schedule-expression.ts';

it.each([
  ['rate(1 minute)', 'UTC', '2026-11-24T12:00:30Z', '2026-11-24T12:01:30Z'],
  ['rate(2 days)', 'UTC', '2026-11-24T12:00:00Z', '2026-11-26T12:00:00Z'],
  ['cron(0 3 * * ? *)', 'UTC', '2026-11-24T02:59:59Z', '2026-11-24T03:00:00Z'],
  ['cron(0 3 * * ? *)', 'UTC', '2026-11-24T03:00:00Z', '2026-11-25T03:00:00Z'],
  ['cron(0/15 8-9 * * ? *)', 'UTC', '2026-11-24T09:45:00Z', '2026-11-25T08:00:00Z'],
  ['cron(30 6 ? * MON,THU *)', 'UTC', '2026-11-24T12:00:00Z', '2026-11-26T06:30:00Z'],
  ['cron(0 0 29 FEB ? *)', 'UTC', '2026-11-24T12:00:00Z', '2028-02-29T00:00:00Z'],
  ['cron(0 7 * * ? *)', 'Europe/Berlin', '2026-07-01T00:00:00Z', '2026-07-01T05:00:00Z'],
  ['cron(0 7 * * ? *)', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T06:00:00Z'],
])('%s in %s after %s fires at %s', (expression, zone, after, next) => {
  expect(readSchedule(expression, zone, 'here')(new Date(after))).toEqual(new Date(next));
});

it.each([
  'at(2026-11-24T12:00:00)',
  'rate(0 minutes)',
  'rate(5 weeks)',
  'cron(0 3 * *)',
  'cron(0 3 L * ? *)',
  'cron(61 3 * * ? *)',
])('refuses %s by name', (expression) => {
  expect(() => readSchedule(expression, 'UTC', 'Nightly')).toThrow('Nightly: the laptop run does not understand');
});
