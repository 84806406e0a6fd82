import {
  type AreaRows,
  type Box,
  boxOf,
  boxOfTile,
  mayReach,
  overlap,
  type SiteTile,
  siteAreasIn,
  siteTileOf,
} from '#shared/domain/cells.ts';
import { holdsPoint } from '#shared/domain/packed/browse-packed.ts';
import { type Site, siteSchema } from '#shared/domain/site.ts';
import type { BookingStore, SiteEntry, SpaceBatch, SpaceIndex, SpaceStore } from '../ports.ts';
import type { DynamoChange } from './changes.ts';
import { commitEach } from './commit-each.ts';
import {
  countryPk,
  countryTileKey,
  everyAreaKey,
  everywherePk,
  type Row,
  siteAreaPk,
  siteIndexedKey,
  siteKey,
} from './keys.ts';
import { type Seen, seenOf } from './site-entry.ts';
import { spaceCodec } from './space-codec.ts';
import type { DynamoTable } from './table.ts';
import { type Filed, fileEntries, notOver } from './tiles/file-entries.ts';
import { foldTiles } from './tiles/fold-tile.ts';
import { tileMemory, tileReader, type Wanted } from './tiles/read-tiles.ts';
import { packBatch } from './tiles/tile-codec.ts';
import { changedKey, countEdit } from './tiles/tile-rows.ts';

/** More areas than this, and the directory of areas in use is read first. */
const MOST_BLIND_AREAS = 16;

/** What is read of an area: of tiles between two names those that are wanted, and of them the parts that are reached. */
type Range = { area: string; from: string; to: string; wants(tile: string): boolean; reaches(box: Box): boolean };
const WHOLE = { from: '', to: '\uffff', wants: () => true, reaches: () => true };

export const dynamoSpaceIndex = (
  table: DynamoTable,
  spaces: SpaceStore,
  bookings: BookingStore,
  memory = tileMemory(),
): SpaceIndex => {
  const { read, recall } = tileReader(table, spaceCodec, memory);
  const look = async (siteId: string, asIfPublished?: string): Promise<Seen | undefined> => {
    const [row, ids] = await Promise.all([table.get(siteKey(siteId)), spaces.listIdsBySite(siteId)]);
    if (!row) return undefined;
    const site = siteSchema.parse(row['data']);
    const [all, calendars] = await Promise.all([spaces.findMany(ids), bookings.calendars(ids)]);
    const offered = all.map((each) => (each.id === asIfPublished ? { ...each, state: 'published' as const } : each));
    return seenOf({ site, spaces: offered, calendars });
  };

  /**
   * Tells readers of the changed rows, once these are written: one that saw the head first would remember the tile without
   * them. What is owed stays written down until then, for whoever indexes the site next.
   */
  const tell = async (siteId: string, rev: number, tiles: readonly SiteTile[]): Promise<void> => {
    if (tiles.length === 0) return;
    for (const { area, tile } of tiles) await table.commit([countEdit(table, siteAreaPk(area), tile)]);
    const unchanged = new Error('Another has written it since.');
    const paid = table.update(siteIndexedKey(siteId), 'REMOVE owes', {
      when: { text: 'rev = :rev', values: { ':rev': rev } },
      refusal: () => unchanged,
    });
    await table.commit([paid]).catch((error: unknown) => {
      if (error !== unchanged) throw error;
    });
  };

  const areasInUse = async (): Promise<Range[]> =>
    (await table.query(everywherePk())).items.map(({ sk }) => ({ ...WHOLE, area: sk }));
  const rangesOf = (areas: readonly AreaRows[], reaches: (box: Box) => boolean): Range[] => {
    const wants = (tile: string): boolean => reaches(boxOfTile(tile));
    return areas.map((rows) => ({ ...rows, wants, reaches }));
  };
  const rangesIn = async (box: Box, reaches: (box: Box) => boolean): Promise<Range[]> => {
    const areas = siteAreasIn(box);
    if (areas.length <= MOST_BLIND_AREAS) return rangesOf(areas, reaches);
    const used = new Set((await areasInUse()).map(({ area }) => area));
    return rangesOf(
      areas.filter(({ area }) => used.has(area)),
      reaches,
    );
  };
  const rangesOfCountry = async (country: string): Promise<Range[]> => {
    const { items } = await table.query(countryPk(country));
    const tilesOf = new Map<string, string[]>(); // in the order of their names
    for (const { sk } of items) {
      const [area = '', tile = ''] = sk.split('#');
      tilesOf.set(area, [...(tilesOf.get(area) ?? []), tile]);
    }
    return [...tilesOf].map(([area, tiles]) => {
      const set = new Set(tiles);
      return { ...WHOLE, area, from: tiles[0]!, to: tiles.at(-1)!, wants: (tile) => set.has(tile) };
    });
  };
  /** An area that several ranges lie in is read once, so that every batch comes once. */
  const wantedIn = (ranges: readonly Range[]): [string, Wanted][] =>
    [...Map.groupBy(ranges, ({ area }) => area)].map(([area, all]) => [
      siteAreaPk(area),
      {
        from: all.map(({ from }) => from).sort()[0]!,
        to: all
          .map(({ to }) => to)
          .sort()
          .at(-1)!,
        wants: (tile) => all.some(({ wants }) => wants(tile)),
        touches: (tile, box) => all.some(({ wants, reaches }) => wants(tile) && reaches(box)),
      },
    ]);
  const batchesIn = async (ranges: readonly Range[]): Promise<SpaceBatch[]> => read(wantedIn(ranges));

  const batchesWithin: SpaceIndex['batchesWithin'] = async (box) => {
    const wide = box.west <= box.east ? box : { ...box, east: box.east + 360 };
    return batchesIn(await rangesIn(wide, (part) => overlap(box, part)));
  };

  return {
    async enter(houses) {
      const seen = houses.map(seenOf);
      const beside = new Map(
        seen.map(({ rev, site, entry }) => {
          const at = entry && siteTileOf(site.location);
          return [site.id, table.put({ ...siteIndexedKey(site.id), rev, at, country: site.country }, notOver(rev))];
        }),
      );
      return {
        beside,
        async file() {
          await commitEach(
            table,
            directoryOf(seen).map((row) => [table.put(row)]),
          );
          await fileEntries(table, spaceCodec, filedSites(seen));
        },
      };
    },
    async reindex(siteId, { again = false } = {}) {
      const seen = await look(siteId);
      if (!seen) return;
      const { rev, site, entry } = seen;
      const indexed = await table.get(siteIndexedKey(siteId));
      const owed = (indexed?.['owes'] ?? []) as SiteTile[];
      if (indexed?.['rev'] === rev && !again) return tell(siteId, rev, owed); // who wrote that row wrote the entry with it
      const at = entry && siteTileOf(site.location);
      const before = indexed?.['at'] as SiteTile | undefined;
      const moved = before && before.tile !== at?.tile;
      const isNewHere = moved || !before || indexed?.['country'] !== site.country;
      const late = new Error('A newer entry is there already.');
      const edited = [...(at ? [at] : []), ...(moved ? [before] : [])];
      const owes = [...new Map([...owed, ...edited].map((one) => [one.tile, one])).values()];
      await table
        .commit([
          table.put(
            { ...siteIndexedKey(siteId), rev, at, country: site.country, ...(owes.length > 0 && { owes }) },
            notOver(rev),
            () => late,
          ),
          ...(at ? [changedRow(table, at, siteId, rev, entry)] : []),
          ...(moved ? [changedRow(table, before, siteId, rev, undefined)] : []),
          ...(at && isNewHere ? directoryRows(site, at).map((row) => table.put(row)) : []),
        ])
        .then(() => tell(siteId, rev, owes))
        .catch((error: unknown) => {
          if (error !== late) throw error;
        });
    },
    async tidy(siteIds) {
      const indexed = await table.getMany(siteIds.map(siteIndexedKey));
      const at = indexed.flatMap((row) => (row['at'] as SiteTile | undefined) ?? []);
      const tiles = [...new Map(at.map((one) => [one.tile, one])).values()];
      await foldTiles(
        table,
        spaceCodec,
        tiles.map(({ area, tile }) => ({ pk: siteAreaPk(area), tile })),
      );
    },
    async batches(places, widened) {
      if (places.length === 0) return batchesIn(await areasInUse());
      const ranges = places.map((place) => {
        if ('country' in place) return rangesOfCountry(place.country);
        const circle = { ...place, radiusKm: place.radiusKm * widened };
        return rangesIn(boxOf(circle), (box) => mayReach(circle, box));
      });
      return batchesIn((await Promise.all(ranges)).flat());
    },
    recalled(places, widened) {
      const ranges: Range[] = [];
      for (const place of places) {
        if ('country' in place) return undefined;
        const circle = { ...place, radiusKm: place.radiusKm * widened };
        const areas = siteAreasIn(boxOf(circle));
        if (areas.length > MOST_BLIND_AREAS) return undefined;
        ranges.push(...rangesOf(areas, (box) => mayReach(circle, box)));
      }
      const found: SpaceBatch[] = [];
      for (const [pk, wanted] of wantedIn(ranges)) {
        const layers = recall(pk, wanted);
        if (layers === undefined) return undefined;
        found.push(...layers);
      }
      return places.length === 0 ? undefined : found;
    },
    async read(siteId, asIfPublished) {
      return (await look(siteId, asIfPublished))?.entry;
    },
    batchesWithin,
    async within(box) {
      return (await batchesWithin(box)).flatMap(({ batch, hidden }) => {
        const ids: string[] = [];
        for (let n = 0; n < batch.siteCount; n += 1)
          if (!hidden?.[n] && holdsPoint(box, batch.lat[n]!, batch.lon[n]!)) ids.push(batch.siteIds.at(n));
        return ids;
      });
    },
  };
};

/** An entry as it is now, or that there is none any more, beside the tile it was or is in. */
const changedRow = (
  table: DynamoTable,
  { area, tile }: SiteTile,
  siteId: string,
  rev: number,
  entry: Seen['entry'],
): DynamoChange =>
  table.put({
    ...changedKey(siteAreaPk(area), tile, siteId),
    rev,
    ...(entry && { packed: packBatch(spaceCodec, [entry]) }),
  });
const directoryRows = ({ country }: Pick<Site, 'country'>, { area, tile }: SiteTile): Row[] => [
  countryTileKey(country, area, tile),
  everyAreaKey(area),
];

/** The directory of the tiles that sites are in, each row once. */
export const directoryOf = (seen: readonly Seen[]): Row[] => {
  const rows = seen.flatMap(({ site, entry }) => (entry ? directoryRows(site, siteTileOf(site.location)) : []));
  return [...new Map(rows.map((row) => [`${row.pk}|${row.sk}`, row])).values()];
};
/** Sites that were never indexed, each in its tile. */
export const filedSites = (seen: readonly Seen[]): Filed<SiteEntry>[] =>
  seen.flatMap(({ rev, site, entry }) => {
    if (!entry) return [];
    const { area, tile } = siteTileOf(site.location);
    return [{ pk: siteAreaPk(area), tile, rev, entry }];
  });
