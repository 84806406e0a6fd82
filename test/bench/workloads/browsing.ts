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
type Answer = { items: { id?: string; spaceId?: string }[] };
type Clusters = { clusters: { sites: number; spaces: number }[] };

const boxOf = ({ west, south, east, north }: Window): string => `box=${west},${south},${east},${north}`;

/** The first page of the sites or spaces of each window. */
export const browseEach = async (child: Child, windows: readonly Window[], what: 'sites' | 'spaces' = 'sites') => {
  const browsed: { ms: number; ids: string[]; units: UnitsTaken }[] = [];
  await takeUnits(child);
  for (const window of windows) {
    const path = `/v1/${what}?${boxOf(window)}&limit=${FIRST_PAGE}`;
    const { ms, answer } = await child.call<Answer>('GET', path);
    const ids = answer.items.map(({ id, spaceId }) => id ?? spaceId!);
    browsed.push({ ms, ids, units: await takeUnits(child) });
  }
  return browsed;
};

/** The clusters of each window, as a map of some 600 pixels asks for them. */
export const clusterEach = async (child: Child, windows: readonly Window[]) => {
  const clustered: { ms: number; counts: string; units: UnitsTaken }[] = [];
  await takeUnits(child);
  for (const window of windows) {
    const zoom = Math.floor(Math.log2((360 * 600) / 256 / (window.east - window.west)));
    const { ms, answer } = await child.call<Clusters>('GET', `/v1/clusters?${boxOf(window)}&zoom=${zoom}`);
    const sum = (of: 'sites' | 'spaces') => answer.clusters.reduce((total, one) => total + one[of], 0);
    clustered.push({ ms, counts: `${sum('sites')} ${sum('spaces')}`, units: await takeUnits(child) });
  }
  return clustered;
};

const inside = ({ west, south, east, north }: Window, offers: readonly Offer[]): Offer[] =>
  offers.filter(({ site: { location: at } }) => south <= at.lat && at.lat <= north && west <= at.lon && at.lon <= east);

/** Every site with a space in the window, or every space, by id. */
export const checkBrowsing = (
  name: { workload: string; size: string },
  windows: readonly Window[],
  got: readonly { ids: string[] }[],
  offers: readonly Offer[],
  idOf: (offer: Offer) => string = ({ siteId }) => siteId,
): Check => {
  const wantedIn = (window: Window): string[] =>
    [...new Set(inside(window, offers).map(idOf))].sort().slice(0, FIRST_PAGE);
  return checkEach(name, windows, (window, n) => wantedIn(window).join() === got[n]!.ids.join());
};

/** As many sites and spaces in the clusters as in the window. */
export const checkClusters = (
  name: { workload: string; size: string },
  windows: readonly Window[],
  got: readonly { counts: string }[],
  offers: readonly Offer[],
): Check =>
  checkEach(name, windows, (window, n) => {
    const there = inside(window, offers);
    return got[n]!.counts === `${new Set(there.map(({ siteId }) => siteId)).size} ${there.length}`;
  });

const checkEach = (
  name: { workload: string; size: string },
  windows: readonly Window[],
  isRight: (window: Window, n: number) => boolean,
): Check => {
  const isEqual = windows.map(isRight);
  const wrong = isEqual.indexOf(false);
  return {
    ...name,
    queries: windows.length,
    equal: isEqual.filter(Boolean).length,
    firstDifference: wrong < 0 ? null : `window ${JSON.stringify(windows[wrong])}`,
  };
};
