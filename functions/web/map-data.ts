/** What the script draws: the rooms of the list and those just missed. */
export type MapData = {
  outlines: string;
  tiles: string | null;
  /** Names in the reader's language; a tile server brings its own. */
  countries: { name: string; lat: number; lon: number; ours: boolean }[];
  /** `showKm`: how far round it the map shows at first, where that is not its circle. */
  place: { lat: number; lon: number; radiusKm: number; showKm?: number; label: string } | null;
  /** Fields of the world under the plates. */
  cells?: { south: number; north: number; west: number; east: number }[];
  rooms: MapRoom[];
  words: { closer: string; farther: string; circle: string };
};
export type MapRoom = {
  spaceId: string;
  lat: number;
  lon: number;
  number: number | null;
  name: string;
  town: string;
};
