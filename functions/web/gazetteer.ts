import { readFileSync } from 'node:fs';
import type { Language } from '#shared/domain/codes.ts';
import { distanceKm } from '#shared/domain/geo.ts';
import type { Point } from '#shared/domain/scalars.ts';
import { EXONYMS } from './exonyms.ts';

/** As places.json packs it; the larger first. */
export type Town = readonly [id: number, name: string, country: string, lat: number, lon: number, population: number];
export type Found = { id: number; name: string; country: string; lat: number; lon: number };

export type Gazetteer = {
  byId(id: number, lang: Language): Found | undefined;
  /** Those whose name, in any language, is this text; the larger first. */
  named(text: string, lang: Language): Found[];
  /** Those whose name begins with it. */
  completing(text: string, lang: Language, most: number): Found[];
  /** The town nearest to a point, and how far it is. */
  nearest(point: Point, lang: Language): { town: Found; km: number } | undefined;
  /** The nearest town that people know, to tell places of one name apart. */
  near(place: Found, lang: Language): string | null;
};

/** Without case, accents and punctuation: what people type is compared with what is written. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('đ', 'd')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

const WELL_KNOWN_PEOPLE = 50_000;

/** The towns that the build wrote beside the bundle, read when first asked for. */
export const gazetteerIn = (file: URL): Gazetteer => {
  let read: ReturnType<typeof createGazetteer> | undefined;
  const towns = () => {
    read ??= createGazetteer(JSON.parse(readFileSync(file, 'utf8')) as Town[]);
    return read;
  };
  return {
    byId: (...asked) => towns().byId(...asked),
    named: (...asked) => towns().named(...asked),
    completing: (...asked) => towns().completing(...asked),
    nearest: (...asked) => towns().nearest(...asked),
    near: (...asked) => towns().near(...asked),
  };
};

export const createGazetteer = (towns: readonly Town[]): Gazetteer => {
  const names = towns.map(([id, name]): string[] => [
    ...new Set([name, ...Object.values(EXONYMS[id] ?? {})].map(folded)),
  ]);
  const shown = (index: number, lang: Language): Found => {
    const [id, name, country, lat, lon] = towns[index]!;
    return { id, name: EXONYMS[id]?.[lang] ?? EXONYMS[id]?.own ?? name, country, lat, lon };
  };
  const filter = (isWanted: (name: string) => boolean, lang: Language, most: number): Found[] => {
    const found: Found[] = [];
    for (let index = 0; index < towns.length && found.length < most; index++)
      if (names[index]?.some(isWanted)) found.push(shown(index, lang));
    return found;
  };
  return {
    byId(id, lang) {
      const index = towns.findIndex((town) => town[0] === id);
      return index < 0 ? undefined : shown(index, lang);
    },
    named(text, lang) {
      const wanted = folded(text);
      return wanted === '' ? [] : filter((name) => name === wanted, lang, 20);
    },
    completing(text, lang, most) {
      const wanted = folded(text);
      return wanted === '' ? [] : filter((name) => name.startsWith(wanted), lang, most);
    },
    nearest(point, lang) {
      let [nearest, leastKm] = [-1, Number.POSITIVE_INFINITY];
      for (const [index, [, , , lat, lon]] of towns.entries()) {
        const km = distanceKm(point, { lat, lon });
        if (km < leastKm) [nearest, leastKm] = [index, km];
      }
      return nearest < 0 ? undefined : { town: shown(nearest, lang), km: leastKm };
    },
    near(place, lang) {
      let [nearest, leastKm] = [-1, Number.POSITIVE_INFINITY];
      for (const [index, [id, , , lat, lon, population]] of towns.entries()) {
        if (population < WELL_KNOWN_PEOPLE) break; // the larger come first
        if (id === place.id) continue;
        const km = distanceKm(place, { lat, lon });
        if (km < leastKm) [nearest, leastKm] = [index, km];
      }
      return nearest < 0 ? null : shown(nearest, lang).name;
    },
  };
};
