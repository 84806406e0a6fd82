import { LANGUAGES, type Language } from '#shared/domain/codes.ts';

export const isLanguage = (text: string | null | undefined): text is Language =>
  LANGUAGES.some((language) => language === text);

/** The language of ours that the browser would rather have; null where it names none of them. */
export const browserLanguage = (acceptLanguage: string | undefined): Language | null => {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [range = '', ...params] = part.trim().split(';');
      const quality = Number(/^q=([\d.]+)$/.exec(params.join('').trim())?.[1] ?? 1);
      return { code: range.split('-')[0]?.toLowerCase(), quality };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { code } of wanted) if (isLanguage(code)) return code;
  return null;
};

const OF_COUNTRY: Readonly<Record<string, Language>> = { DE: 'de', AT: 'de', HU: 'hu', SI: 'sl', IT: 'it', HR: 'hr' };

/** What is spoken where a site stands. */
export const countryLanguage = (country: string): Language | null => OF_COUNTRY[country] ?? null;
