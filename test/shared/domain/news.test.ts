import { describe, expect, it } from 'vitest';
import { assess } from '#shared/domain/assess.ts';
import type { MatchRecord } from '#shared/domain/match-record.ts';
import { isCheaper, isSooner, judged } from '#shared/domain/news.ts';
import { NOTE_KINDS, settingOf } from '#shared/domain/notification.ts';
import { firstSettings, frequencyOf, SETTING_KINDS, settingsBodySchema } from '#shared/domain/settings.ts';
import { isBelow } from '#shared/domain/threshold.ts';
import {
  aNeedOfCases,
  anActorOfCases,
  aSiteOfCases,
  aSpaceOfCases,
  aTariff,
  ctxOfCases,
} from '#test/support/pair-builders.ts';

const told = (costCents: number | null, start = '2027-02-01', costUnit: string | null = '30-days') => ({
  score: 80,
  costCents,
  costUnit,
  start,
});
const pair = { needId: 'n', spaceId: 's', actorId: 'a', siteId: 'h' };
const around = { applied: false, by: 'm', at: '2026-11-24T12:00:00.000Z', via: 'need', siteScore: 80 } as const;
const matchAt = (rentCents: number) => {
  const space = aSpaceOfCases({ tariffs: [aTariff({ rentCents })] });
  const assessment = assess(aNeedOfCases(), anActorOfCases(), space, aSiteOfCases(), ctxOfCases);
  if (!assessment.fits) throw new Error('The pair of the worked cases matches');
  return assessment.match;
};
const closed = (record: MatchRecord | undefined): MatchRecord => {
  if (!record) throw new Error('Something was to change');
  const { told: last, toldSite } = record;
  return {
    ...record,
    told: last && { ...last, state: 'closed' },
    toldSite: toldSite && { ...toldSite, state: 'closed' },
  };
};

describe('a difference from what was told', () => {
  it.each([
    [10_000, 9000, true], // at a tenth, just short of it, just over
    [10_000, 9001, false],
    [10_000, 8999, true],
    [10_000, 10_000, false],
    [10_000, 11_000, false],
    [null, 5000, false],
    [10_000, null, false],
  ])('of cost: told %s, now %s: cheaper %s', (before, now, is) => {
    expect(isCheaper(told(now), told(before))).toBe(is);
  });

  it('of cost, in another unit, is none', () => {
    expect(isCheaper(told(100, '2027-02-01', 'session'), told(10_000))).toBe(false);
  });

  it.each([
    ['2027-01-02', true], // 30 days earlier, 29, 31, later
    ['2027-01-03', false],
    ['2027-01-01', true],
    ['2027-03-01', false],
  ])('of start: told 2027-02-01, now %s: sooner %s', (now, is) => {
    expect(isSooner(told(null, now), told(null))).toBe(is);
  });
});

describe('a record', () => {
  it('is made by the first match only, and written again only where something is to be told or has ended', () => {
    expect(judged(pair, undefined, { match: null, because: 'unmatched' }, around)).toBeUndefined();
    const first = judged(pair, undefined, { match: matchAt(10_000) }, around);
    expect(first).toMatchObject({ version: 1, matching: true, told: { kind: 'new-match', state: 'pending', by: 'm' } });
    expect(judged(pair, closed(first), { match: matchAt(10_000) }, around)).toBeUndefined();
    const ended = judged(pair, closed(first), { match: null, because: 'withdrawn' }, around);
    expect(ended).toMatchObject({ version: 2, matching: false, told: { kind: 'new-match', state: 'closed' } });
    expect(judged(pair, ended, { match: null, because: 'withdrawn' }, around)).toBeUndefined();
    const again = judged(pair, ended, { match: matchAt(10_000) }, around);
    expect(again).toMatchObject({ version: 3, matching: true, told: { kind: 'new-match', state: 'closed' } });
  });

  it('remembers what was told, not what was last written', () => {
    let record = closed(judged(pair, undefined, { match: matchAt(10_000) }, around));
    for (const rentCents of [9500, 9000, 12_000, 9000, 8600]) {
      const next = judged(pair, record, { match: matchAt(rentCents) }, around);
      expect(next).toBeUndefined();
    }
    const cheaper = judged(pair, record, { match: matchAt(8500) }, around);
    expect(cheaper?.told).toMatchObject({ kind: 'cheaper', costCents: 13_500, before: { costCents: 15_000 } });
    record = closed(cheaper);
    expect(judged(pair, record, { match: matchAt(10_000) }, around)).toBeUndefined();
  });

  it('tells the end of what is kept or applied for, unless the need was closed', () => {
    const first = closed(judged(pair, undefined, { match: matchAt(10_000) }, around));
    const kept: MatchRecord = { ...first, marks: { a: 'keep' } };
    expect(judged(pair, kept, { match: null, because: 'withdrawn' }, around)?.told?.kind).toBe('gone');
    expect(judged(pair, kept, { match: null, because: 'need-closed' }, around)?.told?.kind).toBe('new-match');
    const applied = { ...around, applied: true };
    expect(judged(pair, first, { match: null, because: 'unmatched' }, applied)?.told?.because).toBe('unmatched');
    expect(judged(pair, first, { match: null, because: 'unmatched' }, around)?.told?.kind).toBe('new-match');
  });
});

describe('settings', () => {
  it('govern every kind of notification there is', () => {
    for (const kind of NOTE_KINDS) expect(SETTING_KINDS).toContain(settingOf(kind));
  });

  it('default to at once for members, daily for managers, and needs are never told at once', () => {
    const first = firstSettings('p');
    expect(frequencyOf(first, 'new-match', 'member')).toBe('instant');
    expect(frequencyOf(first, 'application', 'manager')).toBe('daily');
    expect(frequencyOf(first, 'new-need', 'manager')).toBe('daily');
    expect(settingsBodySchema.safeParse({ kinds: { 'new-need': 'instant' } }).success).toBe(false);
  });

  it.each([
    [70, 70, 'member', false],
    [69, 70, 'member', true],
    [65, 70, 'manager', false], // good, as 70 is
    [64, 70, 'manager', true],
    [66, 79, 'manager', false],
  ] as const)('a score of %s under a threshold of %s, for a %s: %s', (score, least, side, below) => {
    expect(isBelow(score, least, side)).toBe(below);
  });
});
