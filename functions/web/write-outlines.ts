import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

type Position = [lon: number, lat: number];
export type Outlines = { countries: { id: string; ours: boolean; rings: Position[][] }[] };

/** What the map can be moved over, in degrees. */
const BOX = { west: -11, south: 34, east: 32, north: 60 };
/** ISO 3166-1 numbers of the programme's countries: Germany, Hungary, Slovenia, Italy, Croatia. */
const OURS = new Set(['276', '348', '705', '380', '191']);
/** How far a drawn border may lie beside the true one: about .7 px where the map is drawn smallest. */
const TOLERANCE_DEG = { ours: 0.012, others: 0.03 };
const SMALLEST_AREA_DEG2 = 0.004; // smaller islands are specks

/** Country borders around the programme's, simplified: the map's background when there is no tile server. */
export const outlines = (): Outlines => {
  const file = join(import.meta.dirname, '..', '..', 'node_modules', 'world-atlas', 'countries-50m.json');
  const world = JSON.parse(readFileSync(file, 'utf8')) as Topology<{ countries: GeometryCollection }>;
  const countries = feature(world, world.objects.countries).features.flatMap(({ id, geometry }) => {
    const ours = OURS.has(String(id));
    const polygons =
      geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates
          : [];
    const rings = polygons
      .flatMap(([outer = []]) => [clipped(outer as Position[])])
      .filter((ring) => ring.length > 3 && areaOf(ring) > SMALLEST_AREA_DEG2)
      .map((ring) => simplified(ring, ours ? TOLERANCE_DEG.ours : TOLERANCE_DEG.others))
      .filter((ring) => ring.length > 3)
      .map((ring) => ring.map(([lon, lat]): Position => [Math.round(lon * 100) / 100, Math.round(lat * 100) / 100]));
    return rings.length > 0 ? [{ id: String(id), ours, rings }] : [];
  });
  return { countries };
};

/** A ring cut to the box, one edge after the other (Sutherland and Hodgman). */
const clipped = (ring: readonly Position[]): Position[] => {
  const edges: [axis: 0 | 1, limit: number, sign: 1 | -1][] = [
    [0, BOX.west, 1],
    [0, BOX.east, -1],
    [1, BOX.south, 1],
    [1, BOX.north, -1],
  ];
  return edges.reduce<Position[]>(
    (points, [axis, limit, sign]) => {
      const isIn = (point: Position): boolean => (point[axis] - limit) * sign >= 0;
      return points.flatMap((point, index) => {
        const before = points.at(index - 1) ?? point;
        if (isIn(point) === isIn(before)) return isIn(point) ? [point] : [];
        const share = (limit - before[axis]) / (point[axis] - before[axis]);
        const crossing: Position = [
          before[0] + share * (point[0] - before[0]),
          before[1] + share * (point[1] - before[1]),
        ];
        return isIn(point) ? [crossing, point] : [crossing];
      });
    },
    [...ring],
  );
};

const areaOf = (ring: readonly Position[]): number => {
  let sum = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  }
  return Math.abs(sum) / 2;
};

/** Without the points that lie within `tolerance` of a line between those kept (Douglas and Peucker). */
const simplified = (ring: readonly Position[], tolerance: number): Position[] => {
  const keep = new Set([0, ring.length - 1]);
  const spans: [number, number][] = [[0, ring.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    let farthest = from;
    let most = 0;
    for (let index = from + 1; index < to; index++) {
      const off = offLine(ring[index]!, ring[from]!, ring[to]!);
      if (off > most) [farthest, most] = [index, off];
    }
    if (most <= tolerance) continue;
    keep.add(farthest);
    spans.push([from, farthest], [farthest, to]);
  }
  return ring.filter((_, index) => keep.has(index));
};

const offLine = ([x, y]: Position, [x1, y1]: Position, [x2, y2]: Position): number => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy);
  return length === 0 ? Math.hypot(x - x1, y - y1) : Math.abs(dy * x - dx * y + x2 * y1 - y2 * x1) / length;
};
