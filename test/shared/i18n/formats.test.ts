import { describe, expect, it } from 'vitest';
import { COUNTRIES } from '#functions/web/find-place.ts';
import { LANGUAGES, type Language } from '#shared/domain/codes.ts';
import { COUNTRY_NAMES } from '#shared/i18n/country-names.ts';
import { formatsFor } from '#shared/i18n/formats.ts';
import { price } from '#shared/i18n/price.ts';
import { translatorFor } from '#shared/i18n/translator-for.ts';

const NBSP = '\u00a0';

describe('money', () => {
  it.each<[Language, number, 'EUR' | 'HUF', string]>([
    ['en', 15_000, 'EUR', '150 €'],
    ['en', 15_050, 'EUR', '150.50 €'],
    ['de', 15_050, 'EUR', '150,50 €'],
    ['en', 125_000, 'EUR', '1,250 €'],
    ['de', 125_000, 'EUR', '1.250 €'],
    ['hu', 6_000_000, 'HUF', `60${NBSP}000 Ft`],
    ['hu', 6_000_050, 'HUF', `60${NBSP}001 Ft`],
    ['it', 0, 'EUR', '0 €'],
    ['hr', 15_000, 'EUR', '150 €'],
    ['sl', 15_001, 'EUR', '150,01 €'],
  ])('in %s: %d of %s is %s', (lang, cents, currency, expected) => {
    const [amount, unit] = [
      expected.slice(0, expected.lastIndexOf(' ')),
      expected.slice(expected.lastIndexOf(' ') + 1),
    ];
    expect(formatsFor(lang).money(cents, currency)).toBe(`${amount}${NBSP}${unit}`);
  });

  it('is said in the currency of the budget, by the unit it is paid for', () => {
    const forint = { currency: 'HUF', eurPerHuf: 0.0025 } as const;
    expect(price(translatorFor('hu'), 15_000, '30-days', forint)).toBe(`havi 60${NBSP}000${NBSP}Ft`);
    expect(price(translatorFor('en'), 2_400, 'session', { currency: 'EUR', eurPerHuf: 0.0025 })).toBe(
      `24${NBSP}€ a session`,
    );
  });
});

describe('measures', () => {
  it('never part from their unit, and are as exact as the reader can use', () => {
    const en = formatsFor('en');
    expect(en.areaM2(26.46)).toBe(`26.5${NBSP}m²`);
    expect(en.distanceKm(3.58)).toBe(`3.6${NBSP}km`);
    expect(en.distanceKm(9.99)).toBe(`10${NBSP}km`);
    expect(en.distanceKm(147.8)).toBe(`148${NBSP}km`);
    expect(formatsFor('de').areaM2(26.46)).toBe(`26,5${NBSP}m²`);
  });
});

describe('days and instants', () => {
  it.each<[Language, string]>([
    ['en', '1 January 2027'],
    ['de', '1. Januar 2027'],
    ['hu', '2027. január 1.'],
    ['sl', '1. 1. 2027'],
    ['it', '1 gennaio 2027'],
    ['hr', '1. siječnja 2027.'],
  ])('a calendar day in %s is %s, wherever the reader is', (lang, expected) => {
    expect(formatsFor(lang).day('2027-01-01').replaceAll(NBSP, ' ')).toBe(expected);
  });

  it('shows an instant as the clock of the zone had it, on both sides of a change to summer time', () => {
    const en = formatsFor('en');
    expect(en.instant('2027-03-28T00:59:00Z', 'Europe/Berlin')).toBe('28 March 2027 at 01:59');
    expect(en.instant('2027-03-28T01:00:00Z', 'Europe/Berlin')).toBe('28 March 2027 at 03:00');
    expect(en.instant('2026-10-25T00:59:00Z', 'Europe/Berlin')).toBe('25 October 2026 at 02:59');
    expect(en.instant('2026-10-25T01:00:00Z', 'Europe/Berlin')).toBe('25 October 2026 at 02:00');
  });

  it('dates a digest by the day in the person’s zone', () => {
    expect(formatsFor('de').dayOf('2026-11-23T23:30:00Z', 'Europe/Budapest')).toBe('Dienstag, 24. November 2026');
    expect(formatsFor('de').dayOf('2026-11-23T23:30:00Z', 'UTC')).toBe('Montag, 23. November 2026');
  });
});

/** English here is that of Europe. */
const localeOf = (lang: Language): string => (lang === 'en' ? 'en-GB' : lang);

describe.each(LANGUAGES)('what is written without Intl in %s is what Intl writes', (lang) => {
  const formats = formatsFor(lang);
  it('of countries', () => {
    const regions = new Intl.DisplayNames(localeOf(lang), { type: 'region' });
    expect(Object.keys(COUNTRY_NAMES[lang])).toEqual(COUNTRIES);
    expect(COUNTRY_NAMES[lang]).toEqual(Object.fromEntries(COUNTRIES.map((code) => [code, regions.of(code)])));
    expect(formats.country('GB')).toBe(regions.of('GB'));
  });

  it('of lists', () => {
    const lists = new Intl.ListFormat(localeOf(lang), { type: 'conjunction' });
    for (const items of [[], ['a'], ['a', 'i'], ['i', 'e', 'o'], ['x, y', 'z', '1', '2'], ['', '']])
      expect(formats.list(items)).toBe(lists.format(items));
  });

  it.each([0, 1, 2])('of numbers with at most %i decimals', (mostDecimals) => {
    const numbers = new Intl.NumberFormat(localeOf(lang), { maximumFractionDigits: mostDecimals });
    const edges = [0, -0, -1, 0.05, 0.5, 1.5, 12.25, 26.46, 99.95, 999, 999.9, 999.95, 1000, 1e6, 1e-7, 1e21];
    for (const value of [...edges, Number.NaN, Number.POSITIVE_INFINITY])
      expect(formats.number(value, mostDecimals)).toBe(numbers.format(value));
  });
});
