import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Box, boxOf, siteCellOf, siteCellsIn } from '#shared/domain/cells.ts';
import { distanceKm } from '#shared/domain/geo.ts';
import type { Place } from '#shared/domain/need.ts';
import { type Site, siteSchema } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import type { BookingStore, NewHouse, SiteEntry, SpaceIndex, SpaceStore } from '../ports.ts';
import {
  countryCellKey,
  countryCellsPk,
  everyCellPk,
  type Key,
  type Row,
  siteCellKey,
  siteCellPk,
  siteIndexedKey,
  siteKey,
} from './keys.ts';
import type { DynamoTable } from './table.ts';

/** Layout of a packed row, in its first byte; layout 1 is deflated JSON of a SiteEntry. */
const LAYOUT = 1;
const pack = (entry: SiteEntry): Uint8Array =>
  Buffer.concat([Buffer.of(LAYOUT), deflateRawSync(JSON.stringify(entry))]);
const unpack = (packed: Uint8Array): SiteEntry => {
  if (packed[0] !== LAYOUT) throw new Error(`A packed site has the unknown layout ${packed[0]}`);
  return JSON.parse(inflateRawSync(packed.subarray(1)).toString('utf8'));
};

/** More ranges than this, and the directory of cells in use is read first. */
const MOST_BLIND_RANGES = 16;

type Seen = { rev: number; site: Site; entry: SiteEntry | undefined };
const seenOf = ({ site, spaces, calendars }: NewHouse): Seen => {
  const versions = [
    site.version,
    ...spaces.map((space) => space.version),
    ...[...calendars.values()].map((calendar) => calendar.version),
  ];
  const published = spaces.filter((space) => space.state === 'published');
  const parts = published.map((space) => ({
    id: space.id,
    name: space.name,
    kind: space.kind,
    firstPublishedAt: space.firstPublishedAt,
    fields: fieldsOf(space),
    bookings: calendars.get(space.id)?.entries ?? [],
  }));
  const takesPart = site.state === 'verified' && parts.length > 0;
  return {
    rev: versions.reduce((sum, version) => sum + version, 0),
    site,
    entry: takesPart
      ? {
          siteId: site.id,
          name: site.name,
          town: site.town,
          sample: site.sample,
          locationPrecision: site.locationPrecision,
          site: siteFieldsOf(site),
          spaces: parts,
        }
      : undefined,
  };
};

export const dynamoSpaceIndex = (table: DynamoTable, spaces: SpaceStore, bookings: BookingStore): SpaceIndex => {
  /** The site as the base table has it; `rev` grows with every write to the site, its spaces or their calendars. */
  const look = async (siteId: string): Promise<Seen | undefined> => {
    const row = await table.get(siteKey(siteId));
    if (!row) return undefined;
    const site = siteSchema.parse(row['data']);
    const all = await spaces.findMany(await spaces.listIdsBySite(siteId));
    const calendars = await bookings.calendars(all.map(({ id }) => id));
    return seenOf({ site, spaces: all, calendars });
  };

  const entriesOf = (rows: readonly Row[]): SiteEntry[] => {
    const once = new Map<string, SiteEntry>();
    for (const row of rows) {
      const entry = unpack(row['packed'] as Uint8Array);
      once.set(entry.siteId, entry);
    }
    return [...once.values()];
  };
  const cellsInUse = async (country?: string): Promise<Set<string>> => {
    const { items } = await table.query(country ? countryCellsPk(country) : everyCellPk());
    return new Set(items.map((row) => row.sk));
  };
  const rowsOfCells = async (cells: Iterable<string>): Promise<Row[]> =>
    (await Promise.all([...cells].map((cell) => table.query(siteCellPk(cell))))).flatMap(({ items }) => items);
  const rowsIn = async (box: Box): Promise<Row[]> => {
    let ranges = siteCellsIn(box);
    if (ranges.length > MOST_BLIND_RANGES) {
      const used = await cellsInUse();
      ranges = ranges.filter(({ coarse }) => used.has(coarse));
    }
    const pages = await Promise.all(
      ranges.map(({ coarse, fineFrom, fineTo }) =>
        table.query(siteCellPk(coarse), { between: [fineFrom, `${fineTo}#\uffff`] }),
      ),
    );
    return pages.flatMap(({ items }) => items);
  };
  const rowsOfPlace = async (place: Place, widened: number): Promise<Row[]> => {
    if ('country' in place) {
      const rows = await rowsOfCells(await cellsInUse(place.country));
      return rows.filter((row) => row['country'] === place.country);
    }
    const circle = { ...place, radiusKm: place.radiusKm * widened };
    const rows = await rowsIn(boxOf(circle));
    return rows.filter((row) => distanceKm(circle, pointOf(row)) <= circle.radiusKm + 1e-6);
  };

  return {
    enter(houses) {
      const cells = new Map<string, Row>();
      const rows = houses.map(seenOf).flatMap(({ rev, site, entry }) => {
        const { coarse, fine } = siteCellOf(site.location);
        const key = entry && siteCellKey(coarse, fine, site.id);
        if (key)
          for (const country of [site.country, '*']) cells.set(`${country}|${coarse}`, countryCellKey(country, coarse));
        const indexed = { ...siteIndexedKey(site.id), rev, key, country: site.country };
        return key ? [rowOf(key, entry), indexed] : [indexed];
      });
      return [...rows, ...cells.values()].map((row) => table.put(row));
    },
    async reindex(siteId) {
      const seen = await look(siteId);
      if (!seen) return;
      const { rev, site, entry } = seen;
      const indexed = await table.get(siteIndexedKey(siteId));
      const { coarse, fine } = siteCellOf(site.location);
      const key = entry && siteCellKey(coarse, fine, siteId);
      const before = indexed?.['key'] as { pk: string; sk: string } | undefined;
      const moved = before && (before.pk !== key?.pk || before.sk !== key?.sk);
      const newHere = moved || !before || indexed?.['country'] !== site.country;
      const late = new Error('A newer entry is there already.');
      const row = key && rowOf(key, entry);
      await table
        .commit([
          table.put(
            { ...siteIndexedKey(siteId), rev, key, country: site.country },
            { text: 'attribute_not_exists(pk) OR rev <= :rev', values: { ':rev': rev } },
            () => late,
          ),
          ...(row ? [table.put(row)] : []),
          ...(moved ? [table.remove(before)] : []),
          ...(row && newHere ? [site.country, '*'].map((country) => table.put(countryCellKey(country, coarse))) : []),
        ])
        .catch((error: unknown) => {
          if (error !== late) throw error;
        });
    },
    async near(places, widened) {
      const rows =
        places.length === 0
          ? await rowsOfCells(await cellsInUse())
          : (await Promise.all(places.map((place) => rowsOfPlace(place, widened)))).flat();
      return entriesOf(rows);
    },
    async read(siteId) {
      return (await look(siteId))?.entry;
    },
    async within(box) {
      const rows = await rowsIn(box);
      return entriesOf(rows.filter((row) => isIn(box, pointOf(row))));
    },
  };
};

const rowOf = (key: Key, entry: SiteEntry): Row => ({
  ...key,
  siteId: entry.siteId,
  country: entry.site.country,
  ...entry.site.location,
  packed: pack(entry),
});
const pointOf = (row: Row) => ({ lat: Number(row['lat']), lon: Number(row['lon']) });
const isIn = (box: Box, { lat, lon }: { lat: number; lon: number }): boolean =>
  box.south <= lat &&
  lat <= box.north &&
  (box.west <= box.east ? box.west <= lon && lon <= box.east : lon >= box.west || lon <= box.east);

/** The fields of the rule, and nothing else of the stored noun. */
export const fieldsOf = (space: Space): SiteEntry['spaces'][number]['fields'] => ({
  activities: space.activities,
  areaM2: space.areaM2,
  divisibleFromM2: space.divisibleFromM2,
  capacity: space.capacity,
  tenure: space.tenure,
  modes: space.modes,
  available: space.available,
  hours: space.hours,
  term: space.term,
  preferredTerm: space.preferredTerm,
  tariffs: space.tariffs,
  amenities: space.amenities,
  measures: space.measures,
  tolerates: space.tolerates,
});
export const siteFieldsOf = (site: Site): SiteEntry['site'] => ({
  location: site.location,
  country: site.country,
  timeZone: site.timeZone,
  purposes: site.purposes,
  disciplines: site.disciplines,
  values: site.values,
  audiences: site.audiences,
  wants: site.wants,
  concept: site.concept,
  importance: site.importance,
});
