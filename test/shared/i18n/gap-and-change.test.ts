import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#shared/domain/codes.ts';
import type { Gap } from '#shared/domain/gap.ts';
import type { MergePatch } from '#shared/domain/merge-patch.ts';
import { type NeedFields, needFieldsSchema } from '#shared/domain/need.ts';
import { changePhrase } from '#shared/i18n/change-phrase.ts';
import { gapPhrase } from '#shared/i18n/gap-phrase.ts';
import { translatorFor } from '#shared/i18n/translator-for.ts';

const need: NeedFields = needFieldsSchema.parse({
  activities: ['painting'],
  people: 6,
  areaM2: { min: 30, max: 40 },
  budget: { cents: 20_000, currency: 'EUR', per: 'month' },
  when: { kind: 'stay', earliest: '2027-01-01', latest: '2027-03-01', minDays: 180, maxDays: 200 },
  places: [{ lat: 45.65, lon: 13.77, radiusKm: 300 }],
  requires: ['heating', 'kiln'],
  minimums: { ceilingCm: 300 },
  emits: { noise: 2, dust: true },
  tenure: 'own',
});
const sessions: NeedFields = needFieldsSchema.parse({
  ...need,
  when: {
    kind: 'sessions',
    earliest: '2027-01-01',
    latest: '2027-03-01',
    hours: 3,
    perWeek: 1,
    weekdays: [2],
    from: '17:00',
    to: '22:00',
  },
});

const rows: [string, Gap, MergePatch, string, string | null, NeedFields?][] = [
  [
    'place',
    { constraint: 'place', nearest: { distanceKm: 352, radiusKm: 300 } },
    { places: [{ lat: 45.65, lon: 13.77, radiusKm: 352 }] },
    '52 km too far',
    'Search within 352 km instead of 300 km',
  ],
  [
    'area, too small',
    { constraint: 'area', too: 'small', areaM2: 24, minM2: 30, maxM2: 40 },
    { areaM2: { min: 24 } },
    '6 m² too small',
    'Search from 24 m² instead of 30 m²',
  ],
  [
    'area, too large',
    { constraint: 'area', too: 'large', areaM2: 44.5, minM2: 30, maxM2: 40 },
    { areaM2: { max: 45 } },
    '4.5 m² too large',
    'Search up to 45 m² instead of 40 m²',
  ],
  [
    'cost',
    { constraint: 'cost', costCents: 25_000, budgetCents: 20_000, unit: '30-days' },
    { budget: { cents: 25_000 } },
    '50 € over your limit',
    'Spend up to 250 € instead of 200 €',
  ],
  [
    'when, earlier',
    { constraint: 'when', because: 'no_start' },
    { when: { earliest: '2026-12-20' } },
    'free 12 days too early',
    'Start from 20 December 2026 on, not from 1 January 2027',
  ],
  [
    'when, later',
    { constraint: 'when', because: 'no_start' },
    { when: { latest: '2027-03-02' } },
    'free 1 day too late',
    'Start by 2 March 2027, not by 1 March 2027',
  ],
  [
    'when, shorter',
    { constraint: 'when', because: 'no_start' },
    { when: { minDays: 150 } },
    'free for 150 days only',
    'Stay for at least 150 days instead of 180',
  ],
  [
    'when, sessions',
    { constraint: 'when', because: 'no_start' },
    { when: { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '15:00', to: '24:00' } },
    'free on other days or at other hours',
    'Come on any weekday between 15:00 and 24:00',
    sessions,
  ],
  [
    'term, longer',
    { constraint: 'term', minDays: 180, maxDays: 200, spaceMinDays: 240, spaceMaxDays: null },
    { when: { maxDays: 240 } },
    'let for at least 240 days',
    'Stay for up to 240 days instead of 200',
  ],
  [
    'term, shorter',
    { constraint: 'term', minDays: 180, maxDays: 200, spaceMinDays: 1, spaceMaxDays: 150 },
    { when: { minDays: 150 } },
    'let for at most 150 days',
    'Stay for at least 150 days instead of 180',
  ],
  [
    'amenities',
    { constraint: 'amenities', missing: ['kiln'] },
    { requires: ['heating'] },
    'not there: kiln',
    'Do without: kiln',
  ],
  [
    'measures',
    { constraint: 'measures', missing: [{ measure: 'ceilingCm', minimum: 300, actual: 280 }] },
    { minimums: { ceilingCm: 280 } },
    'ceiling height: 20 cm too little',
    'ceiling height: 280 cm instead of 300 cm',
  ],
  [
    'noise',
    { constraint: 'emissions', refused: ['noise'], noise: 2, toleratedNoise: 1 },
    { emits: { noise: 1 } },
    'not allowed: noise',
    'Make one step less noise',
  ],
  [
    'dust',
    { constraint: 'emissions', refused: ['dust'], noise: 2, toleratedNoise: 3 },
    { emits: { dust: false } },
    'not allowed: dust',
    'Do without: dust',
  ],
  [
    'people',
    { constraint: 'people', people: 6, capacity: 5 },
    { people: 5 },
    'for 5 people at most',
    'Come as 5 people instead of 6',
  ],
  [
    'tenure',
    { constraint: 'tenure', wanted: 'own', offered: 'shared' },
    { tenure: 'either' },
    'only shared',
    'Take a room for yourself or a shared one',
  ],
  ['activities', { constraint: 'activities', missing: ['ceramics'] }, {}, 'not meant for: ceramics', null],
  ['mode', { constraint: 'when', because: 'mode' }, {}, 'not let in this way', null],
  ['no calendar', { constraint: 'when', because: 'no_start' }, {}, 'not free when you want it', null],
];

describe('a gap and the change that closes it', () => {
  it.each(rows)('%s', (_, gap, change, gapText, changeText, of = need) => {
    const t = translatorFor('en');
    const plain = (text: string | null): string | null => text?.replaceAll('\u00a0', ' ') ?? null;
    expect(plain(gapPhrase(t, gap, { need: of, eurPerHuf: 0.0026, change }))).toBe(gapText);
    expect(plain(changePhrase(t, of, change))).toBe(changeText);
  });

  it('are said in every language', () => {
    for (const lang of LANGUAGES)
      for (const [, gap, change, , text, of = need] of rows) {
        const t = translatorFor(lang);
        expect(gapPhrase(t, gap, { need: of, eurPerHuf: 0.0026, change })).not.toMatch(/undefined|null|NaN|[{}]/);
        if (text !== null) expect(changePhrase(t, of, change)).not.toMatch(/undefined|null|NaN|[{}]/);
      }
  });
});
