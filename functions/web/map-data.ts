/** What the script draws: the rooms of the list and those just missed. */
export type MapData = {
  outlines: string;
  tiles: string | null;
  /** `showKm`: how far round it the map shows at first, where that is not its circle. */
  place: { lat: number; lon: number; radiusKm: number; showKm?: number; label: string } | null;
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
