import type { Child } from '../child.ts';
import type { Check } from '../figures.ts';
import type { Offer } from './fanning.ts';
import { takeUnits, type UnitsTaken } from './searching.ts';

const FIRST_PAGE = 20;

/** A map window around a site, as a person looks at a town, a region, a country. */
export const windowsAround = (offers: readonly Offer[], count: number) =>
  Array.from({ length: count }, (_, n) => {
    const { lat, lon } = offers[Math.floor((n * offers.length) / count)]!.site.location;
    const half = [0.1, 0.5, 2][n % 3]!;
    const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4;
    return { west: round(lon - half), south: round(lat - half), east: round(lon + half), north: round(lat + half) };
  });
export type Window = ReturnType<typeof windowsAround>[number];
type Answer = { items: { id: string }[] };

export const browseEach = async (child: Child, windows: readonly Window[]) => {
  const browsed: { ms: number; ids: string[]; units: UnitsTaken }[] = [];
  await takeUnits(child);
  for (const { west, south, east, north } of windows) {
    const path = `/v1/sites?box=${west},${south},${east},${north}&limit=${FIRST_PAGE}`;
    const { ms, answer } = await child.call<Answer>('GET', path);
    browsed.push({ ms, ids: answer.items.map(({ id }) => id), units: await takeUnits(child) });
  }
  return browsed;
};

/** Every site with a space in the window, by id. */
export const checkBrowsing = (
  name: { workload: string; size: string },
  windows: readonly Window[],
  got: readonly { ids: string[] }[],
  offers: readonly Offer[],
): Check => {
  const wantedIn = ({ west, south, east, north }: Window): string[] => {
    const inside = offers.filter(
      ({ site: { location: at } }) => south <= at.lat && at.lat <= north && west <= at.lon && at.lon <= east,
    );
    return [...new Set(inside.map(({ siteId }) => siteId))].sort().slice(0, FIRST_PAGE);
  };
  const isEqual = windows.map((window, n) => wantedIn(window).join() === got[n]!.ids.join());
  const wrong = isEqual.indexOf(false);
  return {
    ...name,
    queries: windows.length,
    equal: isEqual.filter(Boolean).length,
    firstDifference: wrong < 0 ? null : `window ${JSON.stringify(windows[wrong])}`,
  };
};
