import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Actor, ActorFields } from '#shared/domain/actor.ts';
import { needCellsAt, needCellsOf } from '#shared/domain/cells.ts';
import { ACTIVITIES } from '#shared/domain/codes.ts';
import type { Need, NeedFields } from '#shared/domain/need.ts';
import type { ActorStore, NeedEntry, NeedIndex, NeedStore } from '../ports.ts';
import { type Key, needAnywherePk, needCellPk, needCountryPk, needIndexedKey } from './keys.ts';
import type { DynamoTable } from './table.ts';

/** Layout of a packed row, in its first byte; layout 1 is deflated JSON of a NeedEntry. */
const LAYOUT = 1;
const pack = (entry: NeedEntry): Uint8Array =>
  Buffer.concat([Buffer.of(LAYOUT), deflateRawSync(JSON.stringify(entry))]);
const unpack = (packed: Uint8Array): NeedEntry => {
  if (packed[0] !== LAYOUT) throw new Error(`A packed need has the unknown layout ${packed[0]}`);
  return JSON.parse(inflateRawSync(packed.subarray(1)).toString('utf8'));
};

export const needFieldsOf = (need: Need): NeedFields => ({
  activities: need.activities,
  people: need.people,
  areaM2: need.areaM2,
  tenure: need.tenure,
  budget: need.budget,
  when: need.when,
  places: need.places,
  requires: need.requires,
  prefers: need.prefers,
  minimums: need.minimums,
  emits: need.emits,
  importance: need.importance,
});
export const actorFieldsOf = (actor: Actor): ActorFields => ({
  kind: actor.kind,
  sector: actor.sector,
  disciplines: actor.disciplines,
  values: actor.values,
  audiences: actor.audiences,
  home: actor.home,
  offers: actor.offers,
});

const entryOf = (need: Need, actor: Actor): NeedEntry => ({
  needId: need.id,
  actorId: actor.id,
  need: needFieldsOf(need),
  actor: actorFieldsOf(actor),
});

/** Partitions that hold the need: at most four cells a circle, and one of its activities for a country or anywhere. */
const partitionsOf = ({ places, activities }: NeedFields): string[] => {
  const activity = [...activities].sort()[0]!;
  if (places.length === 0) return [needAnywherePk(activity)];
  const pks = places.flatMap((place) =>
    'country' in place ? [needCountryPk(place.country, activity)] : needCellsOf(place).map(needCellPk),
  );
  return [...new Set(pks)];
};

export const dynamoNeedIndex = (table: DynamoTable, needs: NeedStore, actors: ActorStore): NeedIndex => ({
  enter(need, actor) {
    const entry = entryOf(need, actor);
    const pks = need.state === 'open' ? partitionsOf(entry.need) : [];
    const packed = pack(entry);
    return [
      ...pks.map((pk) => table.put({ pk, sk: need.id, packed })),
      table.put({ ...needIndexedKey(need.id), rev: need.version + actor.version, pks }),
    ];
  },
  async reindex(needId) {
    const need = await needs.find(needId);
    const actor = need && (await actors.find(need.actorId));
    if (!need || !actor) return;
    const rev = need.version + actor.version;
    const indexed = await table.get(needIndexedKey(needId));
    const before = (indexed?.['pks'] ?? []) as string[];
    const entry = entryOf(need, actor);
    const pks = need.state === 'open' ? partitionsOf(entry.need) : [];
    const keyIn = (pk: string): Key => ({ pk, sk: needId });
    const late = new Error('A newer entry is there already.');
    const packed = pack(entry);
    await table
      .commit([
        table.put(
          { ...needIndexedKey(needId), rev, pks },
          { text: 'attribute_not_exists(pk) OR rev <= :rev', values: { ':rev': rev } },
          () => late,
        ),
        ...pks.map((pk) => table.put({ ...keyIn(pk), packed })),
        ...before.filter((pk) => !pks.includes(pk)).map((pk) => table.remove(keyIn(pk))),
      ])
      .catch((error: unknown) => {
        if (error !== late) throw error;
      });
  },
  async around({ lat, lon, country }, activities) {
    const each = activities ?? ACTIVITIES; // unknown: any activity may do
    const pks = [
      ...needCellsAt({ lat, lon }).map(needCellPk),
      ...each.map((activity) => needCountryPk(country, activity)),
      ...each.map(needAnywherePk),
    ];
    const pages = await Promise.all(pks.map((pk) => table.query(pk)));
    const once = new Map<string, NeedEntry>();
    for (const { items } of pages) for (const row of items) once.set(row.sk, unpack(row['packed'] as Uint8Array));
    return [...once.values()];
  },
});
