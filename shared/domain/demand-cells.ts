import { type CountBand, countBand } from './bands.ts';
import { type Box, boxOfTile, siteTileOf } from './cells.ts';
import type { Point } from './scalars.ts';

/**
 * A field of the map in which at least three actors look for a space, in a band. The fields are tiles of the world, half
 * a degree by one, wherever the site lies in its own: nobody can shift them, or ask for a smaller circle, and subtract.
 */
export type DemandCell = Box & { actors: CountBand };

/** As they were counted at an instant. For a month they stand still: who watches them learns of no single need's place. */
export type CountedCells = { tile: string; at: string; cells: DemandCell[] };
const STANDS_MS = 30 * 86_400_000;

/** Fields each way from the site's own: some 140 km. */
const ROUND = 2;
const COLUMNS = 360;

export const areStanding = (counted: CountedCells | undefined, site: Point, now: Date): counted is CountedCells =>
  counted !== undefined && counted.tile === siteTileOf(site).tile && now.getTime() - Date.parse(counted.at) < STANDS_MS;

/** Gathers who looks where round a site; `cells` are told from the north-west on. */
export const cellCounter = (site: Point) => {
  const { tile: own } = siteTileOf(site);
  const actors = new Map<string, Set<string>>();
  return {
    add(actorId: string, at: Point): void {
      const { tile } = siteTileOf(at);
      if (!isRound(own, tile)) return;
      const there = actors.get(tile) ?? new Set();
      actors.set(tile, there.add(actorId));
    },
    counted: (at: string): CountedCells => ({
      tile: own,
      at,
      cells: [...actors]
        .map(([tile, there]): DemandCell => ({ ...boxOfTile(tile), actors: countBand(there.size) }))
        .filter((cell) => cell.actors !== '0-2')
        .sort((a, b) => b.north - a.north || a.west - b.west),
    }),
  };
};

const isRound = (own: string, tile: string): boolean => {
  const apart = Math.abs(columnOf(own) - columnOf(tile));
  return Math.abs(rowOf(own) - rowOf(tile)) <= ROUND && Math.min(apart, COLUMNS - apart) <= ROUND;
};
const rowOf = (tile: string): number => Number(tile.slice(0, 3));
const columnOf = (tile: string): number => Number(tile.slice(4));
