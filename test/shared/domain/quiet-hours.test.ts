import { describe, expect, it } from 'vitest';
import { isQuiet, nextDigest, quietUntil } from '#shared/domain/quiet-hours.ts';

const night = { from: '22:00', to: '07:00' };

describe('quiet hours', () => {
  it.each([
    ['2026-11-24T20:59:00Z', false], // 21:59 in Budapest
    ['2026-11-24T21:00:00Z', true],
    ['2026-11-25T05:59:00Z', true],
    ['2026-11-25T06:00:00Z', false],
  ])('at %s in winter: %s', (at, quiet) => {
    expect(isQuiet(night, new Date(at), 'Europe/Budapest')).toBe(quiet);
  });

  it.each(['Europe/Budapest', 'Europe/Rome'])('end at 7 on the clock of %s, across both switches', (zone) => {
    // Clocks go on at 2027-03-28 02:00 and back at 2026-10-25 03:00.
    expect(quietUntil(night, new Date('2027-03-27T22:30:00Z'), zone).toISOString()).toBe('2027-03-28T05:00:00.000Z');
    expect(quietUntil(night, new Date('2027-03-28T00:30:00Z'), zone).toISOString()).toBe('2027-03-28T05:00:00.000Z');
    expect(quietUntil(night, new Date('2026-10-24T21:00:00Z'), zone).toISOString()).toBe('2026-10-25T06:00:00.000Z');
    expect(quietUntil(night, new Date('2026-10-25T05:59:59Z'), zone).toISOString()).toBe('2026-10-25T06:00:00.000Z');
    expect(quietUntil(night, new Date('2026-10-25T06:00:00Z'), zone).toISOString()).toBe('2026-10-25T06:00:00.000Z');
  });

  it('within one day, and none at all', () => {
    const noon = new Date('2026-11-24T12:00:00Z');
    expect(isQuiet({ from: '12:00', to: '14:00' }, noon, 'Europe/Rome')).toBe(true);
    expect(isQuiet({ from: '13:30', to: '14:00' }, noon, 'Europe/Rome')).toBe(false);
    expect(isQuiet({ from: '13:00', to: '13:00' }, noon, 'Europe/Rome')).toBe(false);
  });
});

describe('digests', () => {
  it.each([
    ['daily', '2026-11-24T06:59:59Z', '2026-11-24T07:00:00.000Z'],
    ['daily', '2026-11-24T07:00:00Z', '2026-11-25T07:00:00.000Z'],
    ['daily', '2027-03-27T12:00:00Z', '2027-03-28T06:00:00.000Z'], // the night that is an hour shorter
    ['daily', '2026-10-24T12:00:00Z', '2026-10-25T07:00:00.000Z'],
    ['weekly', '2026-11-24T12:00:00Z', '2026-11-30T07:00:00.000Z'],
    ['weekly', '2026-11-30T06:59:59Z', '2026-11-30T07:00:00.000Z'],
    ['weekly', '2026-11-30T07:00:00Z', '2026-12-07T07:00:00.000Z'],
    ['weekly', '2027-03-22T12:00:00Z', '2027-03-29T06:00:00.000Z'],
  ] as const)('%s after %s: %s', (frequency, now, due) => {
    expect(nextDigest(frequency, new Date(now), 'Europe/Berlin').toISOString()).toBe(due);
  });
});
