import { LANGUAGES, type Language } from '#shared/domain/codes.ts';
import { formatsFor } from '#shared/i18n/formats.ts';
import { type Found, folded, type Gazetteer } from './gazetteer.ts';
import { placeLabels } from './place-label.ts';

/** Where somebody looks: anywhere, in a country, or round a town; the other towns of that name beside it. */
export type Where =
  | { kind: 'anywhere' }
  | { kind: 'country'; country: string; label: string }
  | { kind: 'town'; town: Found; label: string; others: { id: number; label: string }[] };

/** Countries that people here come from or look in. */
export const COUNTRIES = [
  'DE',
  'HU',
  'SI',
  'IT',
  'HR',
  'AT',
  'CH',
  'CZ',
  'SK',
  'PL',
  'RO',
  'RS',
  'BA',
  'FR',
  'NL',
  'BE',
];
let names: Map<string, string> | undefined;
/** A country by its name in any of our languages. */
const countryNamed = (text: string): string | undefined => {
  names ??= new Map(
    LANGUAGES.flatMap((lang) => {
      const { country } = formatsFor(lang);
      return COUNTRIES.map((code): [string, string] => [folded(country(code)), code]);
    }),
  );
  return names.get(folded(text));
};

/** Longer is no name of a place; and what is looked for in it takes time with the cube of its length. */
const MOST_CHARACTERS = 160;

/** What was typed, and the id that was picked for it while it still has that name; null where we know no such place. */
export const findPlace = (text: string, pickedId: string, gazetteer: Gazetteer, lang: Language): Where | null => {
  if (text.trim() === '') return { kind: 'anywhere' };
  if (text.length > MOST_CHARACTERS) return null;
  const country = countryNamed(text);
  if (country !== undefined) return { kind: 'country', country, label: formatsFor(lang).country(country) };
  const named = townsNamed(text, gazetteer, lang);
  if (named.length === 0) return null;
  const labels = placeLabels(named, gazetteer, lang);
  const picked = named.findIndex(({ id }) => String(id) === pickedId);
  const written = labels.indexOf(text.trim());
  const at = Math.max(0, picked >= 0 ? picked : written);
  const isSettled = picked >= 0 || written >= 0;
  const others = isSettled ? [] : named.map(({ id }, index) => ({ id, label: labels[index] ?? '' }));
  return {
    kind: 'town',
    town: named[at]!,
    label: named[at]!.name,
    others: others.filter((_, index) => index !== at),
  };
};

/** "Freiberg", "Freiberg, Germany" or "Neustadt, Germany (Jena)". */
const townsNamed = (text: string, gazetteer: Gazetteer, lang: Language): Found[] => {
  const whole = gazetteer.named(text, lang);
  if (whole.length > 0) return whole;
  const [, name = '', country = ''] = /^(.+?),\s*([^,(]+?)\s*(?:\(.*\))?$/.exec(text.trim()) ?? [];
  const code = countryNamed(country) ?? country.toUpperCase();
  return gazetteer.named(name, lang).filter((town) => town.country === code);
};
