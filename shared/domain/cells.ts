import type { Point } from './scalars.ts';

// Places are found through cells of plain degrees and then by exact distance. Plain degrees rather than H3 or S2: a
// covering here may be generous, since the distance decides, and a library costs more at start than all of this.

const EARTH_RADIUS_KM = 6371.0088; // IUGG mean radius, as in the rule
const DEGREE = Math.PI / 180;
/** A hair wider than the circle, so that rounding never loses an edge. */
const MARGIN = 1 + 1e-9;

export type Box = { south: number; north: number; west: number; east: number };
export type Circle = Point & { radiusKm: number };

/** The smallest box of degrees that holds the circle; west may lie below −180 and east above 180 (the antimeridian). */
export const boxOf = ({ lat, lon, radiusKm }: Circle): Box => {
  const angle = (radiusKm / EARTH_RADIUS_KM) * MARGIN + 1e-9;
  const south = lat - angle / DEGREE;
  const north = lat + angle / DEGREE;
  if (south <= -90 || north >= 90)
    return { south: Math.max(south, -90), north: Math.min(north, 90), west: -180, east: 180 };
  const halfWidth = Math.asin(Math.min(1, Math.sin(angle) / Math.cos(lat * DEGREE))) / DEGREE;
  return { south, north, west: lon - halfWidth, east: lon + halfWidth };
};

const wrap = (column: number, columns: number): number => ((column % columns) + columns) % columns;
const columnsOf = (degrees: number): number => 360 / degrees;
const pad = (n: number, digits: number): string => String(n).padStart(digits, '0');

// Sites: tiles of half a degree by one, 56 km high, in areas of 4° by 8°.
const TILE_HEIGHT = 0.5;
const TILE_WIDTH = 1;
const TILES_A_SIDE = 8; // of an area
const TILE_ROWS = 180 / TILE_HEIGHT;
const TILE_COLUMNS = columnsOf(TILE_WIDTH);

const tileRow = (lat: number): number => Math.min(TILE_ROWS - 1, Math.max(0, Math.floor((lat + 90) / TILE_HEIGHT)));
const tileColumn = (lon: number): number => Math.floor((lon + 180) / TILE_WIDTH);
const areaName = (row: number, column: number): string => `${pad(row, 2)}_${pad(column, 2)}`;
const tileName = (row: number, column: number): string => `${pad(row, 3)}_${pad(column, 3)}`;

export type SiteTile = { area: string; tile: string };
/** Where a site is filed: names of tiles are ordered from south to north. */
export const siteTileOf = ({ lat, lon }: Point): SiteTile => {
  const [row, column] = [tileRow(lat), wrap(tileColumn(lon), TILE_COLUMNS)];
  return {
    area: areaName(Math.floor(row / TILES_A_SIDE), Math.floor(column / TILES_A_SIDE)),
    tile: tileName(row, column),
  };
};

/** The box of degrees of a tile, by its name. */
export const boxOfTile = (tile: string): Box => {
  const south = Number(tile.slice(0, 3)) * TILE_HEIGHT - 90;
  const west = Number(tile.slice(4)) * TILE_WIDTH - 180;
  return { south, north: south + TILE_HEIGHT, west, east: west + TILE_WIDTH };
};

export type AreaRows = { area: string; from: string; to: string };
/** The areas a box touches, each once, and between which names its tiles lie in each. */
export const siteAreasIn = (box: Box): AreaRows[] => {
  const [south, north] = [tileRow(box.south), tileRow(box.north)];
  const areaOf = (n: number): number => Math.floor(n / TILES_A_SIDE);
  const west = areaOf(tileColumn(box.west));
  const east = Math.min(areaOf(tileColumn(box.east)), west + TILE_COLUMNS / TILES_A_SIDE - 1);
  const areas: AreaRows[] = [];
  for (let row = areaOf(south); row <= areaOf(north); row += 1)
    for (let column = west; column <= east; column += 1)
      areas.push({
        area: areaName(row, wrap(column, TILE_COLUMNS / TILES_A_SIDE)),
        from: tileName(Math.max(south, row * TILES_A_SIDE), 0),
        to: tileName(Math.min(north, row * TILES_A_SIDE + TILES_A_SIDE - 1), TILE_COLUMNS - 1),
      });
  return areas;
};

/** Whether a circle may hold a point of the box: by the haversine of the least differences, which is never too long. */
export const mayReach = ({ lat, lon, radiusKm }: Circle, { south, north, west, east }: Box): boolean => {
  const dLat = Math.max(0, south - lat, lat - north);
  const turns = [lon - 360, lon, lon + 360];
  const dLon = Math.min(...turns.map((turned) => Math.max(0, west - turned, turned - east)));
  const leastCosine = Math.max(0, Math.min(Math.cos(south * DEGREE), Math.cos(north * DEGREE)));
  const h =
    Math.sin((dLat * DEGREE) / 2) ** 2 +
    Math.cos(lat * DEGREE) * leastCosine * Math.sin((Math.min(180, dLon) * DEGREE) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h))) <= radiusKm * MARGIN + 1e-3;
};

/** Whether two boxes of degrees have a point in common; the first may lie across the antimeridian, west above east. */
export const overlap = (a: Box, b: Box): boolean => {
  if (a.north < b.south || a.south > b.north) return false;
  const east = a.west <= a.east ? a.east : a.east + 360;
  return [-360, 0, 360].some((turn) => a.west + turn <= b.east && east + turn >= b.west);
};

/**
 * Levels of the cells for needs, the finest first: heights in degrees of latitude, each twice as wide in longitude, which
 * divides 360. Close to one another, so that a circle is filed among those of about its size. A level's letter is part of
 * stored keys and is never given to another height: 0 to 3 are the first four levels there were, and what was filed then
 * is still found under them.
 */
const LEVELS = [
  { letter: '0', height: 0.25 },
  { letter: '4', height: 0.5 },
  { letter: '1', height: 1 },
  { letter: '5', height: 2 },
  { letter: '2', height: 4 },
  { letter: '6', height: 9 },
  { letter: '3', height: 18 },
] as const;
type Level = (typeof LEVELS)[number];
const EVERYWHERE = 'w';

const cellAt = ({ letter, height }: Level, { lat, lon }: Point): string => {
  const column = wrap(Math.floor((lon + 180) / (2 * height)), columnsOf(2 * height));
  return `${letter}_${Math.floor((lat + 90) / height)}_${column}`;
};

/** The at most four cells under which a circle is filed: the finest level whose cells are no smaller than the circle. */
export const needCellsOf = (circle: Circle): string[] => {
  const box = boxOf(circle);
  const level = LEVELS.find(({ height }) => box.north - box.south <= height && box.east - box.west <= 2 * height);
  if (!level) return [EVERYWHERE];
  const corners = [box.south, box.north].flatMap((lat) => [box.west, box.east].map((lon) => ({ lat, lon })));
  return [...new Set(corners.map((corner) => cellAt(level, corner)))];
};

/** The cells in which every circle is filed that may hold the point: one a level. */
export const needCellsAt = (point: Point): string[] => [...LEVELS.map((level) => cellAt(level, point)), EVERYWHERE];
