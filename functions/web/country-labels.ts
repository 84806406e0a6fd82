import type { Translator } from '#shared/i18n/translator.ts';
import type { MapData } from './map-data.ts';

/** Where on the map a country's name stands; the programme's own stand there on phones, too. */
const PLACES: readonly [code: string, lat: number, lon: number, ours: boolean][] = [
  ['DE', 51.6, 9.6, true],
  ['HU', 47.1, 19.6, true],
  ['SI', 46.1, 14.9, true],
  ['IT', 43.3, 11.9, true],
  ['HR', 45.5, 17.1, true],
  ['AT', 47.5, 14.4, false],
  ['CZ', 49.7, 15.4, false],
  ['PL', 52.1, 19.2, false],
  ['SK', 48.8, 19.5, false],
  ['CH', 46.8, 8.2, false],
  ['FR', 47, 2.6, false],
  ['BE', 50.6, 4.7, false],
  ['NL', 52.3, 5.6, false],
  ['RO', 45.9, 25, false],
  ['RS', 44.1, 20.8, false],
  ['BA', 44.2, 17.8, false],
];

export const countryLabels = (t: Translator): MapData['countries'] =>
  PLACES.map(([code, lat, lon, ours]) => ({ name: t.country(code), lat, lon, ours }));
