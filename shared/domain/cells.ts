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

const COARSE_DEGREES = 2;
const FINE_PER_DEGREE = 10; // rows of latitude, 11 km high
const columnsOf = (degrees: number): number => 360 / degrees;
const wrap = (column: number, columns: number): number => ((column % columns) + columns) % columns;
const pad = (n: number, digits: number): string => String(n).padStart(digits, '0');

const fineRow = (lat: number): string => pad(Math.min(1799, Math.max(0, Math.floor((lat + 90) * FINE_PER_DEGREE))), 4);
const coarseName = (row: number, column: number): string =>
  `${pad(row, 2)}_${pad(wrap(column, columnsOf(COARSE_DEGREES)), 3)}`;
const coarseRow = (lat: number): number => Math.min(89, Math.max(0, Math.floor((lat + 90) / COARSE_DEGREES)));
const coarseColumn = (lon: number): number => Math.floor((lon + 180) / COARSE_DEGREES);

/** Where a site is filed: a coarse cell of 2° by 2°, ordered in it by rows of 0.1° of latitude. */
export const siteCellOf = ({ lat, lon }: Point): { coarse: string; fine: string } => ({
  coarse: coarseName(coarseRow(lat), coarseColumn(lon)),
  fine: fineRow(lat),
});

export type CellRange = { coarse: string; fineFrom: string; fineTo: string };
/** The coarse cells a box touches, each once, with the rows of latitude to read in them. */
export const siteCellsIn = (box: Box): CellRange[] => {
  const from = coarseColumn(box.west);
  const to = Math.min(coarseColumn(box.east), from + columnsOf(COARSE_DEGREES) - 1);
  const ranges: CellRange[] = [];
  for (let row = coarseRow(box.south); row <= coarseRow(box.north); row += 1)
    for (let column = from; column <= to; column += 1)
      ranges.push({ coarse: coarseName(row, column), fineFrom: fineRow(box.south), fineTo: fineRow(box.north) });
  return ranges;
};

/** Heights of the cells for needs, in degrees of latitude; each is twice as wide in longitude, which divides 360. */
const LEVELS = [0.25, 1, 4, 18] as const;
const EVERYWHERE = 'w';
const cellName = (level: number, row: number, column: number): string =>
  `${level}_${row}_${wrap(column, columnsOf(2 * LEVELS[level]!))}`;

/** The at most four cells under which a circle is filed: the finest level whose cells are no smaller than the circle. */
export const needCellsOf = (circle: Circle): string[] => {
  const box = boxOf(circle);
  const level = LEVELS.findIndex((height) => box.north - box.south <= height && box.east - box.west <= 2 * height);
  if (level < 0) return [EVERYWHERE];
  const height = LEVELS[level]!;
  const cells = new Set<string>();
  for (const lat of [box.south, box.north])
    for (const lon of [box.west, box.east])
      cells.add(cellName(level, Math.floor((lat + 90) / height), Math.floor((lon + 180) / (2 * height))));
  return [...cells];
};

/** The cells in which every circle is filed that may hold the point: one a level. */
export const needCellsAt = ({ lat, lon }: Point): string[] => [
  ...LEVELS.map((height, level) =>
    cellName(level, Math.floor((lat + 90) / height), Math.floor((lon + 180) / (2 * height))),
  ),
  EVERYWHERE,
];
