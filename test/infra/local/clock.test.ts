import { expect, it } from 'vitest';
import { createClock, readNow } from '#infra/local/clock.ts';

it('starts where NOW says and runs on', async () => {
  const clock = createClock(new Date('2027-03-01T12:00:00Z'));
  await new Promise((resolve) => setTimeout(resolve, 30));
  const passedMs = clock.now().getTime() - Date.parse('2027-03-01T12:00:00Z');
  expect(passedMs).toBeGreaterThan(20);
  expect(passedMs).toBeLessThan(5000);
});

it('reads an instant, a local day and time, and a time today', () => {
  expect(readNow('2026-12-01T12:00:00+01:00')?.toISOString()).toBe('2026-12-01T11:00:00.000Z');
  expect(readNow('2026-12-01 12:00')).toEqual(new Date(2026, 11, 1, 12));
  expect(readNow('7:30')?.getHours()).toBe(7);
  expect(readNow(undefined)).toBeUndefined();
});

it.each(['noon', '2026-13-01T12:00:00Z', '25:00', '2026-12-01'])('refuses %s with a sentence', (text) => {
  expect(() => readNow(text)).toThrow(`NOW is "${text}": write an instant like`);
});
