import { atMost } from '../at-most.ts';
import type { Box } from '../cells.ts';
import { ACTIVITIES, type Activity, SPACE_KINDS } from '../codes.ts';
import type { PackedSpaces } from './packed-spaces.ts';

/** A batch, and which of its sites are not to be looked at. */
export type SpaceRows = { batch: PackedSpaces; hidden: Uint8Array | null };
/** What browsing asks for; what a space does not say is no miss, as in the rule. */
export type SpaceFilter = {
  activity?: Activity | undefined;
  kind?: (typeof SPACE_KINDS)[number] | undefined;
  minAreaM2?: number | undefined;
};

/** Whether a box of degrees holds a point; west is greater than east where it crosses the antimeridian. */
export const holdsPoint = ({ south, west, north, east }: Box, lat: number, lon: number): boolean =>
  south <= lat && lat <= north && (west <= east ? west <= lon && lon <= east : lon >= west || lon <= east);

/** Each space of a box that passes: where it is among the batches, and its row. */
export function eachSpaceIn(
  found: readonly SpaceRows[],
  box: Box,
  filter: SpaceFilter,
  tell: (batch: number, row: number) => void,
): void {
  const passes = passing(filter);
  for (const [n, { batch, hidden }] of found.entries())
    for (let site = 0; site < batch.siteCount; site += 1) {
      if ((hidden !== null && hidden[site] === 1) || !holdsPoint(box, batch.lat[site]!, batch.lon[site]!)) continue;
      for (let row = batch.firstSpace[site]!; row < batch.firstSpace[site + 1]!; row += 1)
        if (passes(batch, row)) tell(n, row);
    }
}

function passing({ activity, kind, minAreaM2 = 0 }: SpaceFilter) {
  const code = activity === undefined ? -1 : ACTIVITIES.indexOf(activity);
  const kindAt = kind === undefined ? -1 : SPACE_KINDS.indexOf(kind);
  return (spaces: PackedSpaces, row: number): boolean =>
    (code < 0 || ((spaces.activityBits[2 * row + (code >> 5)]! >> (code & 31)) & 1) === 1) &&
    (kindAt < 0 || spaces.kind[row] === kindAt) &&
    (Number.isNaN(spaces.areaM2[row]!) || atMost(minAreaM2, spaces.areaM2[row]!));
}

/** Sites of a cell of the map and their spaces that pass; the middle of where their sites are published to lie. */
export type Cluster = {
  lat: number;
  lon: number;
  sites: number;
  spaces: number;
  samples: number;
  siteId: string | null;
};

/** More are told in larger cells. */
const MOST_CLUSTERS = 500;

/**
 * Counts by cells of a grid that stays where it is when the map moves: at a zoom of the web's map tiles a cell is about 64
 * pixels wide. The zoom told is a lower one where there would be too many.
 */
export function clustersIn(
  found: readonly SpaceRows[],
  box: Box,
  filter: SpaceFilter,
  zoom: number,
): { zoom: number; clusters: Cluster[] } {
  const sites = new Map<string, Cluster>();
  eachSpaceIn(found, box, filter, (n, row) => {
    const { batch } = found[n]!;
    const site = batch.siteOf[row]!;
    const isSample = ((batch.told?.flags[site] ?? 0) & 2) !== 0 ? 1 : 0;
    const known = sites.get(`${n} ${site}`);
    if (known) {
      known.spaces += 1;
      known.samples += isSample;
      return;
    }
    const [lat, lon] = [batch.lat[site]!, batch.lon[site]!];
    sites.set(`${n} ${site}`, { lat, lon, sites: 1, spaces: 1, samples: isSample, siteId: batch.siteIds.at(site) });
  });
  for (let at = zoom; ; at -= 1) {
    const cells = Map.groupBy(sites.values(), (site) => cellAt(site, at));
    if (at === 0 || cells.size <= MOST_CLUSTERS)
      return { zoom: at, clusters: [...cells.values()].map(together).sort((a, b) => a.lat - b.lat || a.lon - b.lon) };
  }
}

/** Half as high as wide in degrees: about square where the rooms are. */
const cellAt = ({ lat, lon }: { lat: number; lon: number }, zoom: number): string => {
  const width = 360 / 2 ** (zoom + 2);
  return `${Math.floor((lat + 90) / (width / 2))} ${Math.floor((lon + 180) / width)}`;
};

const together = (some: readonly Cluster[]): Cluster => {
  const sum = (of: (one: Cluster) => number): number => some.reduce((total, one) => total + of(one), 0);
  const middle = (of: (one: Cluster) => number): number => Math.round((1e5 * sum(of)) / some.length) / 1e5;
  return {
    lat: middle(({ lat }) => lat),
    lon: middle(({ lon }) => lon),
    sites: some.length,
    spaces: sum(({ spaces }) => spaces),
    samples: sum(({ samples }) => samples),
    siteId: some.length === 1 ? some[0]!.siteId : null,
  };
};
