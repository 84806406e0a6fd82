import { describe, expect, it } from 'vitest';
import { unlocksPhrase } from '#shared/i18n/change-phrase.ts';
import { loadTranslator } from '#shared/i18n/load-translator.ts';
import { createTranslator } from '#shared/i18n/translator.ts';
import { catalogues, translatorFor } from '#shared/i18n/translator-for.ts';

const counted = (lang: 'en' | 'de' | 'hu' | 'sl' | 'it' | 'hr', counts: number[]): string[] =>
  counts.map((count) => unlocksPhrase(translatorFor(lang), count));

describe('plurals', () => {
  it('counts in Slovene by one, two, a few and many, and begins again after a hundred', () => {
    expect(counted('sl', [1, 2, 3, 4, 5, 101, 102])).toEqual([
      'še 1 prostor',
      'še 2 prostora',
      'še 3 prostori',
      'še 4 prostori',
      'še 5 prostorov',
      'še 101 prostor',
      'še 102 prostora',
    ]);
  });

  it('counts in Croatian by one, a few and many, where 11 is many and 21 is one', () => {
    const t = translatorFor('hr');
    const people = (count: number): string => t.t('gap.people', { count });
    expect([1, 2, 5, 11, 21, 22].map(people)).toEqual([
      'za najviše 1 osobu',
      'za najviše 2 osobe',
      'za najviše 5 osoba',
      'za najviše 11 osoba',
      'za najviše 21 osobu',
      'za najviše 22 osobe',
    ]);
  });

  it('counts in English, German, Hungarian and Italian by one and other', () => {
    expect(counted('en', [1, 2])).toEqual(['1 more room', '2 more rooms']);
    expect(counted('de', [1, 2])).toEqual(['1 Raum mehr', '2 Räume mehr']);
    expect(counted('hu', [1, 2])).toEqual(['+ 1 helyiség', '+ 2 helyiség']);
    expect(counted('it', [1, 2, 1_000_000])).toEqual([
      '1 spazio in più',
      '2 spazi in più',
      '1.000.000 di spazi in più',
    ]);
  });
});

describe('a translator', () => {
  it('puts arguments in once, whatever they look like', () => {
    const t = translatorFor('en');
    expect(t.t('need.heading', { space: '{space} {count} $&' })).toBe('New needs that suit {space} {count} $&');
  });

  it('refuses a message that is not there and an argument that is not given', () => {
    const t = translatorFor('de');
    const say = t.t as (key: string, args?: Record<string, string>) => string;
    expect(() => say('reason.nothing')).toThrow('no message reason.nothing in de');
    expect(() => say('constructor.name')).toThrow('no message');
    expect(() => say('need.heading', {})).toThrow('lacks space');
  });

  it('speaks the same when it loads its language alone', async () => {
    for (const lang of ['en', 'de', 'hu', 'sl', 'it', 'hr'] as const) {
      const [alone, among] = [await loadTranslator(lang), createTranslator(lang, catalogues[lang])];
      expect(alone.t('score.strong')).toBe(among.t('score.strong'));
    }
  });
});
