import { BUILDINGS } from '../codes.ts';
import { LOCATION_PRECISIONS, type Site } from '../site.ts';
import type { ColumnReader } from './column-reader.ts';
import type { ColumnWriter } from './column-writer.ts';

// What a list tells of a site and its spaces beside what the rule reads, so that a near miss is told without a read of its
// own. These columns came after the others: a batch written before has none, nor has a site taken over from one.

export type ToldSite = Pick<Site, 'name' | 'town' | 'building' | 'locationPrecision' | 'sample'> & {
  /** Names of its spaces, in their order. */
  spaceNames: readonly string[];
};

export function writeTold(
  write: ColumnWriter,
  sites: readonly { told?: ToldSite; spaces: readonly unknown[] }[],
): void {
  const told = sites.map((site) => site.told);
  const flags = told.map((site) => (site ? 1 + (site.sample ? 2 : 0) : 0));
  write.ints(flags);
  write.ints(told.map((site) => (site?.building ? BUILDINGS.indexOf(site.building) + 1 : 0)));
  write.ints(told.map((site) => (site ? LOCATION_PRECISIONS.indexOf(site.locationPrecision) : 0)));
  write.texts(told.map((site) => site?.name ?? ''));
  write.texts(told.map((site) => site?.town ?? ''));
  write.texts(sites.flatMap(({ told: site, spaces }) => spaces.map((_, n) => site?.spaceNames[n] ?? '')));
}

export type ToldColumns = ReturnType<typeof readTold>;

export function readTold(read: ColumnReader, siteCount: number, count: number) {
  const flags = read.u8(siteCount);
  const building = read.u8(siteCount);
  const precision = read.u8(siteCount);
  return {
    flags,
    building,
    precision,
    names: read.laterTexts(siteCount),
    towns: read.laterTexts(siteCount),
    spaceNames: read.laterTexts(count),
  };
}

/** Of one site, without its spaces; null where it was written without. */
export function toldAt(told: ToldColumns | null, site: number): Omit<ToldSite, 'spaceNames'> | null {
  const flags = told?.flags[site] ?? 0;
  if (told === null || flags === 0) return null;
  return {
    name: told.names.at(site),
    town: told.towns.at(site) || null, // a town has a letter
    building: BUILDINGS[told.building[site]! - 1] ?? null,
    locationPrecision: LOCATION_PRECISIONS[told.precision[site]!] ?? 'town',
    sample: (flags & 2) !== 0,
  };
}
