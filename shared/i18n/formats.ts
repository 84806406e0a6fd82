import type { Currency, Language } from '#shared/domain/codes.ts';

/** English here is that of Europe: the day before the month. */
const LOCALE: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de', hu: 'hu', sl: 'sl', it: 'it', hr: 'hr' };
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
  /** "Feb 2027" */
  shortMonth(month: string): string;
  /** Monday to Sunday, as short as they can be told apart. */
  weekdays(): string[];
  /** Monday to Sunday in full. */
  weekdayNames(): string[];
  /** An instant, as the clock shows it in `timeZone`. */
  instant(at: string, timeZone: string): string;
  /** The day on which an instant falls in `timeZone`, with its weekday. */
  dayOf(at: string, timeZone: string): string;
  country(code: string): string;
  /** "a, b and c" */
  list(items: readonly string[]): string;
  pluralCategory(count: number): Intl.LDMLPluralRule;
};

export const formatsFor = (lang: Language): Formats => {
  const locale = LOCALE[lang];
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  // Slovene months would have to be inflected after a preposition; its figures need not.
  const date = { day: 'numeric', month: lang === 'sl' ? 'numeric' : 'long', year: 'numeric' } as const;
  const days = new Intl.DateTimeFormat(locale, { ...date, timeZone: 'UTC' });

  const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const shortMonths = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });

  const longDay = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const aWeek = [1, 2, 3, 4, 5, 6, 7].map((day) => new Date(Date.UTC(2024, 0, day))); // began on a Monday

  const number = (value: number, mostDecimals = 1): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: mostDecimals }).format(value);
  const measure = (value: number, unit: string): string => `${number(value)}${NBSP}${unit}`;
  const money = (cents: number, currency: Currency): string => {
    const decimals = currency === 'HUF' || Math.round(cents) % 100 === 0 ? 0 : 2;
    const amount = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    return `${amount.format(cents / 100)}${NBSP}${SYMBOL[currency]}`;
  };

  return {
    number,
    money,
    measure,
    areaM2: (areaM2) => measure(areaM2, 'm²'),
    distanceKm: (km) => `${number(km, km < 10 ? 1 : 0)}${NBSP}km`,
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
    shortMonth: (month) => shortMonths.format(new Date(`${month}-01T00:00:00Z`)),
    weekdays: () => aWeek.map((day) => shortDay.format(day)),
    weekdayNames: () => aWeek.map((day) => longDay.format(day)),
    instant: (at, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        ...date,
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      }).format(new Date(at)),
    dayOf: (at, timeZone) =>
      new Intl.DateTimeFormat(locale, { weekday: 'long', ...date, timeZone }).format(new Date(at)),
    country: (code) => regions.of(code) ?? code,
    list: (items) => lists.format(items),
    pluralCategory: (count) => plurals.select(count),
  };
};
