import { type Random, randomOf } from './random.ts';

export type Town = { lat: number; lon: number; country: string; timeZone: string; spreadKm: number };
export type Places = {
  towns: readonly Town[] /** A town, the large ones as much more often as they are larger. */;
  draw(random: Random): Town;
};

const KM_PER_DEGREE = 111.2;

// A capital stands for its country: a town belongs to the nearest.
const CAPITALS: readonly [country: string, timeZone: string, lat: number, lon: number][] = [
  ['PT', 'Europe/Lisbon', 38.7, -9.1],
  ['ES', 'Europe/Madrid', 40.4, -3.7],
  ['FR', 'Europe/Paris', 47.5, 2.3],
  ['IE', 'Europe/Dublin', 53.3, -6.3],
  ['GB', 'Europe/London', 52.0, -1.0],
  ['BE', 'Europe/Brussels', 50.8, 4.4],
  ['NL', 'Europe/Amsterdam', 52.4, 4.9],
  ['CH', 'Europe/Zurich', 46.9, 7.4],
  ['DE', 'Europe/Berlin', 51.0, 11.0],
  ['DK', 'Europe/Copenhagen', 55.7, 10.5],
  ['SE', 'Europe/Stockholm', 59.3, 16.0],
  ['IT', 'Europe/Rome', 43.0, 11.9],
  ['AT', 'Europe/Vienna', 47.6, 14.5],
  ['CZ', 'Europe/Prague', 49.8, 15.4],
  ['SI', 'Europe/Ljubljana', 46.1, 14.6],
  ['HR', 'Europe/Zagreb', 45.3, 16.3],
  ['HU', 'Europe/Budapest', 47.2, 19.2],
  ['SK', 'Europe/Bratislava', 48.7, 19.5],
  ['PL', 'Europe/Warsaw', 52.1, 19.4],
  ['RO', 'Europe/Bucharest', 45.8, 25.0],
  ['BG', 'Europe/Sofia', 42.6, 25.2],
  ['GR', 'Europe/Athens', 39.0, 22.5],
  ['LT', 'Europe/Vilnius', 55.3, 23.9],
  ['LV', 'Europe/Riga', 56.9, 24.9],
  ['EE', 'Europe/Tallinn', 58.7, 25.5],
];

const countryAt = (lat: number, lon: number): { country: string; timeZone: string } => {
  const stretch = Math.cos((lat * Math.PI) / 180);
  let best = CAPITALS[0]!;
  let least = Number.POSITIVE_INFINITY;
  for (const capital of CAPITALS) {
    const away = (capital[2] - lat) ** 2 + ((capital[3] - lon) * stretch) ** 2;
    if (away < least) [best, least] = [capital, away];
  }
  return { country: best[0], timeZone: best[1] };
};

/** Size of the town of a rank, from 0: of 5,000 the first 300 hold half. */
const sizeOf = (rank: number): number => (rank + 1) ** -0.8;

const placesOf = (towns: readonly Town[], sizes: readonly number[]): Places => {
  const upTo: number[] = [];
  let sum = 0;
  for (const size of sizes) {
    sum += size;
    upTo.push(sum);
  }
  return {
    towns,
    draw(random) {
      const at = random.next() * sum;
      let [low, high] = [0, upTo.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (upTo[middle]! > at) high = middle;
        else low = middle + 1;
      }
      return towns[low]!;
    },
  };
};

const EUROPE = { south: 37, north: 60, west: -9, east: 28 };
const EUROPE_TOWNS = 5000;

/** One map whatever the size: more of everything makes it denser. */
export const europe = (): Places => {
  const random = randomOf(7);
  const towns = Array.from({ length: EUROPE_TOWNS }, (_, rank) => {
    const lat = random.real(EUROPE.south, EUROPE.north);
    const lon = random.real(EUROPE.west, EUROPE.east);
    return { lat, lon, ...countryAt(lat, lon), spreadKm: rank < 20 ? 8 : rank < 300 ? 4 : 1.5 };
  });
  return placesOf(
    towns,
    towns.map((_, rank) => sizeOf(rank)),
  );
};

/** Side of a tile: so large that circles of 100 km around two hundred of its spaces stay inside. */
export const TILE_KM = 600;
export const TILE_CENTRE = { lat: 48.5, lon: 10 };
const TILE_TOWNS = 50;

/** One tile of the same-density map; tile 0 is the middle, and the others lie around it in rings. */
export const tile = (number: number): Places => {
  const random = randomOf(1000 + number);
  const [row, column] = spiral(number);
  const centreLat = TILE_CENTRE.lat + (row * TILE_KM) / KM_PER_DEGREE;
  const stretch = Math.cos((centreLat * Math.PI) / 180);
  const centreLon = TILE_CENTRE.lon + (column * TILE_KM) / (KM_PER_DEGREE * stretch);
  const towns = Array.from({ length: TILE_TOWNS }, (_, rank) => {
    const lat = centreLat + (random.real(-0.5, 0.5) * TILE_KM) / KM_PER_DEGREE;
    const lon = centreLon + (random.real(-0.5, 0.5) * TILE_KM) / (KM_PER_DEGREE * stretch);
    return { lat, lon, ...countryAt(lat, lon), spreadKm: rank < 3 ? 4 : 1.5 };
  });
  return placesOf(
    towns,
    towns.map((_, rank) => sizeOf(rank)),
  );
};

/** Row and column of the n-th cell of a square spiral; at most 5 rows up and down for a hundred. */
const spiral = (n: number): [row: number, column: number] => {
  if (n === 0) return [0, 0];
  const ring = Math.ceil((Math.sqrt(n + 1) - 1) / 2);
  const side = 2 * ring;
  const at = n - (2 * ring - 1) ** 2;
  const along = at % side;
  const edge = Math.floor(at / side);
  if (edge === 0) return [-ring + 1 + along, ring];
  if (edge === 1) return [ring, ring - 1 - along];
  if (edge === 2) return [ring - 1 - along, -ring];
  return [-ring, -ring + 1 + along];
};

/** A point around a town, three quarters of them within its spread. */
export const around = ({ lat, lon, spreadKm }: Town, random: Random): { lat: number; lon: number } => {
  const stretch = Math.cos((lat * Math.PI) / 180);
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  return {
    lat: round(lat + (random.normal() * spreadKm * 0.6) / KM_PER_DEGREE),
    lon: round(lon + (random.normal() * spreadKm * 0.6) / (KM_PER_DEGREE * stretch)),
  };
};
