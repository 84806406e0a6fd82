import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxOf,
  boxOfTile,
  type Circle,
  mayReach,
  needCellsAt,
  needCellsOf,
  siteAreasIn,
  siteTileOf,
} from '#shared/domain/cells.ts';
import { distanceKm } from '#shared/domain/geo.ts';
import type { Point } from '#shared/domain/scalars.ts';

const isRead = (circle: Circle, point: Point): boolean => {
  const { area, tile } = siteTileOf(point);
  const isIn = siteAreasIn(boxOf(circle)).filter((rows) => rows.area === area && rows.from <= tile && tile <= rows.to);
  return isIn.length === 1 && mayReach(circle, boxOfTile(tile));
};
const isFiled = (circle: Circle, point: Point): boolean => {
  const filed = new Set(needCellsOf(circle));
  return needCellsAt(point).some((cell) => filed.has(cell));
};

/** Often on the very edge of a cell, where coverings are lost. */
const degrees = (min: number, max: number) =>
  fc.oneof(
    fc.double({ min, max, noNaN: true }),
    fc.integer({ min, max }),
    fc.integer({ min: min * 10, max: max * 10 }).map((n) => n / 10),
  );
const around = (circle: Circle) =>
  fc
    .tuple(fc.double({ min: 0, max: 1.05, noNaN: true }), fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }))
    .map(([share, bearing]) => pointAt(circle, share, bearing));

/** The point at a share of the radius in a direction (great circle). */
const pointAt = ({ lat, lon, radiusKm }: Circle, share: number, bearing: number): Point => {
  const angle = (share * radiusKm) / 6371.0088;
  const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
  const phi2 = Math.asin(Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing));
  const lambda2 =
    lambda +
    Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(phi), Math.cos(angle) - Math.sin(phi) * Math.sin(phi2));
  const east = ((((lambda2 * 180) / Math.PI + 540) % 360) + 360) % 360;
  return { lat: (phi2 * 180) / Math.PI, lon: east - 180 };
};

const coversAll = (
  latitudes: fc.Arbitrary<number>,
  longitudes: fc.Arbitrary<number>,
  radii: fc.Arbitrary<number>,
): void => {
  const circles = fc.tuple(latitudes, longitudes, radii).map(([lat, lon, radiusKm]) => ({ lat, lon, radiusKm }));
  fc.assert(
    fc.property(
      circles.chain((circle) => fc.tuple(fc.constant(circle), around(circle))),
      ([circle, point]) => {
        if (distanceKm(circle, point) > circle.radiusKm) return;
        expect([isRead(circle, point), isFiled(circle, point)]).toEqual([true, true]);
      },
    ),
    { numRuns: 4000, seed: 42 },
  );
};
const anyRadius = fc.oneof(fc.double({ min: 0.01, max: 200, noNaN: true }), fc.integer({ min: 200, max: 2000 }));

describe('the cells of a circle hold every point of it', () => {
  it('between 35° and 70° north', () => coversAll(degrees(35, 70), degrees(-12, 32), anyRadius));
  it('across the antimeridian', () =>
    coversAll(degrees(35, 70), fc.oneof(degrees(178, 180), degrees(-180, -178)), anyRadius));
  it('near the poles and the equator', () =>
    coversAll(fc.oneof(degrees(85, 90), degrees(-90, -85), degrees(-2, 2)), degrees(-180, 180), anyRadius));

  it('are few: a circle is filed in at most four, a point looks in eight', () => {
    fc.assert(
      fc.property(
        degrees(35, 70),
        degrees(-12, 32),
        fc.double({ min: 1, max: 100, noNaN: true }),
        (lat, lon, radiusKm) => {
          expect(needCellsOf({ lat, lon, radiusKm }).length).toBeLessThanOrEqual(4);
          expect(needCellsAt({ lat, lon })).toHaveLength(8);
        },
      ),
      { seed: 1 },
    );
  });

  it('still hold what was filed when there were four levels', () => {
    // Stored keys of an earlier release: heights of 0.25, 1, 4 and 18 degrees under the letters 0 to 3.
    const point = { lat: 50.9, lon: 13.38 };
    expect(needCellsAt(point)).toEqual(expect.arrayContaining(['0_563_386', '1_140_96', '2_35_24', '3_7_5', 'w']));
  });
});
