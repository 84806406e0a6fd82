import type { Actor } from '#shared/domain/actor.ts';
import { needCellsAt, needCellsOf } from '#shared/domain/cells.ts';
import type { Activity } from '#shared/domain/codes.ts';
import type { Need, NeedFields } from '#shared/domain/need.ts';
import type { NeedToPack } from '#shared/domain/packed/encode-needs.ts';
import type { ActorStore, NeedBatch, NeedIndex, NeedStore } from '../ports.ts';
import type { DynamoChange } from './changes.ts';
import { needAnywherePk, needCellPk, needCountryPk, needIndexedKey } from './keys.ts';
import { needCodec } from './need-codec.ts';
import { entryOf } from './need-entry.ts';
import type { DynamoTable } from './table.ts';
import { type Filed, fileEntries, notOver } from './tiles/file-entries.ts';
import { foldTiles } from './tiles/fold-tile.ts';
import { type TileMemory, tileReader } from './tiles/read-tiles.ts';
import { packBatch } from './tiles/tile-codec.ts';
import { changedKey, countEdit } from './tiles/tile-rows.ts';

type TileAt = { pk: string; tile: string };
const nameOf = ({ pk, tile }: TileAt): string => `${pk}|${tile}`;
const eachOnce = (tiles: readonly TileAt[]): TileAt[] => [...new Map(tiles.map((at) => [nameOf(at), at])).values()];

/**
 * Where a need is filed: in the at most four cells of each circle, in its countries, or among those that go anywhere. In
 * each its tile is the first of its activities: a space suits only what it offers every activity of.
 */
const tilesOf = ({ places, activities }: NeedFields): TileAt[] => {
  const tile = [...activities].sort()[0]!;
  if (places.length === 0) return [{ pk: needAnywherePk(), tile }];
  const pks = places.flatMap((place) =>
    'country' in place ? [needCountryPk(place.country)] : needCellsOf(place).map(needCellPk),
  );
  return eachOnce(pks.map((pk) => ({ pk, tile })));
};

/** Needs that were never indexed, each in its tiles. */
export const filedNeeds = (entered: readonly { need: Need; actor: Actor }[]): Filed<NeedToPack>[] =>
  entered.flatMap(({ need, actor }) => {
    if (need.state !== 'open') return [];
    const [entry, rev] = [entryOf(need, actor), need.version + actor.version];
    return tilesOf(need).map((at) => ({ ...at, rev, entry }));
  });

export const dynamoNeedIndex = (
  table: DynamoTable,
  needs: NeedStore,
  actors: ActorStore,
  memory: TileMemory,
): NeedIndex => {
  const { read } = tileReader(table, needCodec, memory);
  const changedRow = (
    { pk, tile }: TileAt,
    needId: string,
    rev: number,
    packed: Uint8Array | undefined,
  ): DynamoChange => table.put({ ...changedKey(pk, tile, needId), rev, ...(packed && { packed }) });

  /** As the index of spaces tells: after the rows are there, and owed until it is done. */
  const tell = async (needId: string, rev: number, tiles: readonly TileAt[]): Promise<void> => {
    if (tiles.length === 0) return;
    await Promise.all(tiles.map(({ pk, tile }) => table.commit([countEdit(table, pk, tile)])));
    const unchanged = new Error('Another has written it since.');
    const paid = table.update(needIndexedKey(needId), 'REMOVE owes', {
      when: { text: 'rev = :rev', values: { ':rev': rev } },
      refusal: () => unchanged,
    });
    await table.commit([paid]).catch((error: unknown) => {
      if (error !== unchanged) throw error;
    });
  };

  const batchesIn = async (pks: readonly string[], wants: (tile: string) => boolean): Promise<NeedBatch[]> => {
    const all = { from: '', to: '\uffff', wants, touches: () => true };
    return read(pks.map((pk) => [pk, all]));
  };
  const wantsOf =
    (activities: readonly Activity[] | null) =>
    (tile: string): boolean =>
      activities === null || activities.includes(tile as Activity); // unknown: any activity may do
  const cellsAt = (at: { lat: number; lon: number }): string[] => needCellsAt(at).map(needCellPk);

  return {
    async enter(entered) {
      const beside = new Map(
        entered.map(({ need, actor }) => {
          const rev = need.version + actor.version;
          const tiles = need.state === 'open' ? tilesOf(need) : [];
          return [need.id, table.put({ ...needIndexedKey(need.id), rev, tiles }, notOver(rev))];
        }),
      );
      return { beside, file: () => fileEntries(table, needCodec, filedNeeds(entered)) };
    },
    async reindex(needId, { again = false } = {}) {
      const need = await needs.find(needId);
      const actor = need && (await actors.find(need.actorId));
      if (!need || !actor) return;
      const rev = need.version + actor.version;
      const indexed = await table.get(needIndexedKey(needId));
      const owed = (indexed?.['owes'] ?? []) as TileAt[];
      if (indexed?.['rev'] === rev && !again) return tell(needId, rev, owed); // who wrote that row wrote the entries with it
      const before = (indexed?.['tiles'] ?? []) as TileAt[];
      const tiles = need.state === 'open' ? tilesOf(need) : [];
      const isKept = new Set(tiles.map(nameOf));
      const left = before.filter((at) => !isKept.has(nameOf(at)));
      const owes = eachOnce([...owed, ...tiles, ...left]);
      const late = new Error('A newer entry is there already.');
      const packed = packBatch(needCodec, [entryOf(need, actor)]);
      await table
        .commit([
          table.put(
            { ...needIndexedKey(needId), rev, tiles, ...(owes.length > 0 && { owes }) },
            notOver(rev),
            () => late,
          ),
          ...tiles.map((at) => changedRow(at, needId, rev, packed)),
          ...left.map((at) => changedRow(at, needId, rev, undefined)),
        ])
        .then(() => tell(needId, rev, owes))
        .catch((error: unknown) => {
          if (error !== late) throw error;
        });
    },
    async tidy(needIds) {
      const indexed = await table.getMany(needIds.map(needIndexedKey));
      const tiles = indexed.flatMap((row) => (row['tiles'] ?? []) as TileAt[]);
      await foldTiles(table, needCodec, eachOnce(tiles));
    },
    batches: ({ country, ...at }, activities) =>
      batchesIn([...cellsAt(at), needCountryPk(country), needAnywherePk()], wantsOf(activities)),
    async around({ country, ...at }, activities) {
      const found = await Promise.all([
        batchesIn(cellsAt(at), () => true),
        batchesIn([needCountryPk(country), needAnywherePk()], wantsOf(activities)),
      ]);
      return found.flat();
    },
  };
};
