import type { Currency, Language } from '#shared/domain/codes.ts';
import { COUNTRY_NAMES } from './country-names.ts';

/** English here is that of Europe: the day before the month. */
const LOCALE: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de', hu: 'hu', sl: 'sl', it: 'it', hr: 'hr' };
/** Before the last of several, and before decimals. */
const AND: Readonly<Record<Language, string>> = { en: 'and', de: 'und', hu: 'és', sl: 'in', it: 'e', hr: 'i' };
const markOf = (lang: Language): string => (lang === 'en' ? '.' : ',');
const SYMBOL: Readonly<Record<Currency, string>> = { EUR: '€', HUF: 'Ft' };
const NBSP = '\u00a0';

/** Days, money and measures in a person's language; a number never parts from its unit. */
export type Formats = {
  number(value: number, mostDecimals?: number): string;
  /** Whole hundredths of a currency: "150 €", "149,50 €", "60 000 Ft". */
  money(cents: number, currency: Currency): string;
  areaM2(areaM2: number): string;
  /** From 10 km on whole kilometres. */
  distanceKm(distanceKm: number): string;
  measure(value: number, unit: string): string;
  /** A calendar day, YYYY-MM-DD, which has no time zone. */
  day(day: string): string;
  /** A month, YYYY-MM, as it stands by itself: "February 2027". */
  month(month: string): string;
  /** "January – March 2027"; one month stands by itself. */
  monthSpan(from: string, until: string, style?: 'long' | 'short'): string;
  /** "Feb 2027" */
  shortMonth(month: string): string;
  /** Monday to Sunday, as short as they can be told apart. */
  weekdays(): string[];
  /** Monday to Sunday in full. */
  weekdayNames(): string[];
  /** An instant, as the clock shows it in `timeZone`. */
  instant(at: string, timeZone: string): string;
  /** The time of day of an instant in `timeZone`. */
  time(at: string, timeZone: string): string;
  /** The day on which an instant falls in `timeZone`, with its weekday. */
  dayOf(at: string, timeZone: string): string;
  country(code: string): string;
  /** "a, b and c" */
  list(items: readonly string[]): string;
  pluralCategory(count: number): Intl.LDMLPluralRule;
};

/**
 * What needs neither rounding nor grouping is written as it is. Intl writes the same, but its first number costs a first
 * answer as much as making a whole page (test/bench/RESULTS.md).
 */
const plain = (value: number, mostDecimals: number, mark: string): string | null => {
  const text = String(value);
  const [, whole, decimals] = /^(\d{1,3})(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined || Object.is(value, -0)) return null;
  if (decimals === undefined) return whole;
  return decimals.length > mostDecimals ? null : `${whole}${mark}${decimals}`;
};

/** Made when first asked for: of a language's formats a page needs a few, and each is slow to make. */
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

export const formatsFor = (lang: Language): Formats => {
  const locale = LOCALE[lang];
  const plurals = once(() => new Intl.PluralRules(locale));
  const regions = once(() => new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }));
  // Slovene months would have to be inflected after a preposition; its figures need not.
  const date = { day: 'numeric', month: lang === 'sl' ? 'numeric' : 'long', year: 'numeric' } as const;
  const dates = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));
  const days = dates(date);
  const months = dates({ month: 'long', year: 'numeric' });
  const shortMonths = dates({ month: 'short', year: 'numeric' });
  const shortDays = dates({ weekday: 'short' });

  const longDays = dates({ weekday: 'long' });
  const aWeek = [1, 2, 3, 4, 5, 6, 7].map((day) => new Date(Date.UTC(2024, 0, day))); // began on a Monday

  const numbers = new Map<string, Intl.NumberFormat>(); // to make one takes longer than a hundred numbers
  const numbersOf = (least: number, most: number): Intl.NumberFormat => {
    const key = `${least} ${most}`;
    const known = numbers.get(key);
    if (known) return known;
    const made = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
    numbers.set(key, made);
    return made;
  };
  const mark = markOf(lang);
  const number = (value: number, mostDecimals = 1): string =>
    plain(value, mostDecimals, mark) ?? numbersOf(0, mostDecimals).format(value);
  const measure = (value: number, unit: string): string => `${number(value)}${NBSP}${unit}`;
  const money = (cents: number, currency: Currency): string => {
    const decimals = currency === 'HUF' || Math.round(cents) % 100 === 0 ? 0 : 2;
    return `${numbersOf(decimals, decimals).format(cents / 100)}${NBSP}${SYMBOL[currency]}`;
  };

  return {
    number,
    money,
    measure,
    areaM2: (areaM2) => measure(areaM2, 'm²'),
    distanceKm: (km) => `${number(km, km < 10 ? 1 : 0)}${NBSP}km`,
    day: (day) => days().format(new Date(`${day}T00:00:00Z`)),
    month: (month) => months().format(new Date(`${month}-01T00:00:00Z`)),
    monthSpan: (from, until, style = 'long') =>
      (style === 'long' ? months() : shortMonths())
        .formatRange(new Date(`${from}-01T00:00:00Z`), new Date(`${until}-01T00:00:00Z`))
        .replaceAll('\u2009', ' '), // which would part "January" and its dash like letters
    shortMonth: (month) => shortMonths().format(new Date(`${month}-01T00:00:00Z`)),
    weekdays: () => aWeek.map((day) => shortDays().format(day)),
    weekdayNames: () => aWeek.map((day) => longDays().format(day)),
    instant: (at, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        ...date,
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      }).format(new Date(at)),
    time: (at, timeZone) =>
      new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
        new Date(at),
      ),
    dayOf: (at, timeZone) =>
      new Intl.DateTimeFormat(locale, { weekday: 'long', ...date, timeZone }).format(new Date(at)),
    country: (code) => COUNTRY_NAMES[lang][code] ?? regions().of(code) ?? code,
    list: (items) =>
      items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${AND[lang]} ${items.at(-1)}`,
    pluralCategory: (count) => plurals().select(count),
  };
};
