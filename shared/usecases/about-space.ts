import { SPACE_KINDS } from '#shared/domain/codes.ts';
import type { Row } from '#shared/domain/packed/best-k.ts';
import type { PackedSpaces } from '#shared/domain/packed/packed-spaces.ts';
import { unpackCountry } from '#shared/domain/packed/space-codes.ts';
import { toldAt } from '#shared/domain/packed/told-columns.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Deps } from '#shared/store/deps.ts';

/** What a figure is of, and that a sample is no offer. */
export type About = {
  space: { name: string; kind: string };
  site: {
    name: string;
    town: string | null;
    country: string;
    building: Site['building'];
    location: { lat: number; lon: number };
    locationPrecision: string;
    sample: boolean;
    notAnOffer: boolean;
  };
};

type AboutSite = Pick<Site, 'name' | 'town' | 'country' | 'building' | 'location' | 'locationPrecision' | 'sample'>;
export const aboutOf = (site: AboutSite, { name, kind }: { name: string; kind: string }): About => ({
  space: { name, kind },
  site: {
    name: site.name,
    town: site.town,
    country: site.country,
    building: site.building,
    location: site.location,
    locationPrecision: site.locationPrecision,
    sample: site.sample,
    notAnOffer: site.sample,
  },
});

/** The same from the columns, where they have it. */
const aboutAt = (packed: PackedSpaces, row: number): About | null => {
  const site = packed.siteOf[row]!;
  const told = toldAt(packed.told, site);
  if (told === null) return null;
  const location = { lat: packed.lat[site]!, lon: packed.lon[site]! };
  const country = unpackCountry(packed.country[site]!);
  return aboutOf(
    { ...told, location, country },
    { name: packed.told!.spaceNames.at(row), kind: SPACE_KINDS[packed.kind[row]!]! },
  );
};

type Hit = { spaceId: string; siteId: string; at: Row };

/** Hits of an index with what they are: told by the columns, and read where these were written without it. */
export const tellAbout = async <T extends Hit>(
  deps: Pick<Deps, 'spaces' | 'sites'>,
  batches: readonly PackedSpaces[],
  hits: readonly T[],
): Promise<(Omit<T, 'at'> & { about: About })[]> => {
  const told = hits.map(({ at }) => aboutAt(batches[at.batch]!, at.row));
  const untold = hits.filter((_, n) => told[n] === null);
  const read = untold.length > 0 ? await readAbout(deps, untold) : new Map<string, About>();
  return hits.flatMap(({ at: _, ...hit }, n) => {
    const about = told[n] ?? read.get(hit.spaceId);
    return about ? [{ ...hit, about }] : [];
  });
};

const OF_SPACE = ['id', 'siteId', 'state', 'name', 'kind'] as const;
const OF_SITE = [
  'id',
  'state',
  'name',
  'town',
  'country',
  'building',
  'location',
  'locationPrecision',
  'sample',
] as const;

/** By space, of those that are offered. */
const readAbout = async (deps: Pick<Deps, 'spaces' | 'sites'>, hits: readonly Hit[]): Promise<Map<string, About>> => {
  const siteIds = [...new Set(hits.map(({ siteId }) => siteId))];
  const [spaces, sites] = await Promise.all([
    deps.spaces.glance(
      hits.map(({ spaceId }) => spaceId),
      OF_SPACE,
    ),
    deps.sites.glance(siteIds, OF_SITE),
  ]);
  const open = new Map(sites.filter(({ state }) => state === 'verified').map((site) => [site.id, site]));
  return new Map(
    spaces.flatMap((space): [string, About][] => {
      const site = space.state === 'published' ? open.get(space.siteId) : undefined;
      return site ? [[space.id, aboutOf(site, space)]] : [];
    }),
  );
};
