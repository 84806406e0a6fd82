import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#shared/domain/codes.ts';
import { mirrorDirections } from '#shared/domain/mirror-options.ts';
import { spaceFieldsSchema } from '#shared/domain/space.ts';
import { spaceChangePhrase } from '#shared/i18n/space-change-phrase.ts';
import { translatorFor } from '#shared/i18n/translator-for.ts';

/** A room of which everything is known that could be changed. */
const space = spaceFieldsSchema.parse({
  activities: ['painting'],
  areaM2: 60,
  divisibleFromM2: 50,
  capacity: 10,
  tenure: 'own',
  modes: ['stay', 'sessions'],
  available: { from: '2027-03-01', until: '2028-03-01' },
  hours: {
    1: [{ from: '09:00', to: '18:00' }],
    2: [
      { from: '10:00', to: '12:00' },
      { from: '13:00', to: '18:00' },
    ],
  },
  term: { minDays: 90, maxDays: 365 },
  tariffs: [{ per: 'month', of: 'm2', rentCents: 1000, chargesCents: 200, currency: 'EUR' }],
  amenities: { has: ['water'], lacks: ['heating'] },
  measures: { powerKw: 10, floorLoadKgM2: 500, doorWidthCm: 90, ceilingCm: 300 },
  tolerates: { noise: 1, dust: false, fumes: false, wet: false, flame: false },
});
const changes = mirrorDirections(space, [41]).flatMap((direction) => direction.changes);

describe('a change of a room that the mirror weighs', () => {
  it.each(LANGUAGES)('is said in words in the language %s, whichever it is', (lang) => {
    const t = translatorFor(lang);
    const phrases = changes.map((change) => spaceChangePhrase(t, space, change));
    expect(phrases).not.toContain(null);
    expect(new Set(phrases).size).toBe(changes.length);
  });

  it('says what the house would do', () => {
    const t = translatorFor('en');
    const say = (change: Parameters<typeof spaceChangePhrase>[2]) => spaceChangePhrase(t, space, change);
    expect(say({ divisibleFromM2: 40 })).toBe('Let parts of the room, from 40\u00a0m² on');
    expect(say({ hours: { 1: [{ from: '09:00', to: '20:00' }], 2: [{ from: '13:00', to: '20:00' }] } })).toBe(
      'Stay open until 20:00',
    );
    expect(say({ hours: { 1: [{ from: '08:00', to: '18:00' }] } })).toBe('Open from 08:00 on');
    expect(say({ hours: { 6: [{ from: '09:00', to: '18:00' }] } })).toBe('One more day open: Saturday, 09:00–18:00');
    expect(say({ available: { from: '2027-02-01' } })).toBe('Free from 1 February 2027 on');
    expect(say({ term: { minDays: 60 } })).toBe('Let for 60 days or more');
    expect(say({ tariffs: [{ ...space.tariffs?.[0], rentCents: 950 }] })).toBe(
      'Rent: 9.50\u00a0€ a month and m² or less',
    );
    expect(say({ amenities: { has: ['water', 'heating'], lacks: [] } })).toBe('Add: heating');
    expect(say({ measures: { ceilingCm: 315 } })).toBe('Ceiling height: 315\u00a0cm or more');
    expect(say({ tolerates: { noise: 2 } })).toBe('Allow louder work: music, machines');
    expect(say({ tolerates: { flame: true } })).toBe('Allow: open flame');
    expect(say({ tenure: 'either' })).toBe('Let for oneself or shared, as people like');
  });

  it('is nothing where it changes nothing that the mirror weighs', () => {
    expect(spaceChangePhrase(translatorFor('en'), space, {})).toBeNull();
    expect(spaceChangePhrase(translatorFor('en'), space, { constructor: 1 })).toBeNull();
  });
});
