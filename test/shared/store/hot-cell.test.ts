import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NeedToPack } from '#shared/domain/packed/encode-needs.ts';
import { needCellPk } from '#shared/store/dynamo/keys.ts';
import { needCodec } from '#shared/store/dynamo/need-codec.ts';
import { dynamoTable } from '#shared/store/dynamo/table.ts';
import { foldTile } from '#shared/store/dynamo/tiles/fold-tile.ts';
import { tileMemory, tileReader } from '#shared/store/dynamo/tiles/read-tiles.ts';
import { packBatch } from '#shared/store/dynamo/tiles/tile-codec.ts';
import { changedKey, countEdit, newTile } from '#shared/store/dynamo/tiles/tile-rows.ts';
import { drawAsks } from '#test/bench/asks.ts';
import { startEngine, type TestEngine } from '#test/support/engine.ts';

// A capital: very many needs in one cell, of which one tile holds those with the same first activity.

const NEEDS_IN_TILE = 6000;
const MOST_ITEM_BYTES = 400 * 1024; // DynamoDB developer guide, quotas
const READ_UNIT_BYTES = 4096;

let engine: TestEngine;
let table: ReturnType<typeof dynamoTable>;
beforeAll(async () => {
  engine = await startEngine();
  table = dynamoTable(engine.dynamo, await engine.createTable());
});
afterAll(() => engine.stop());

const drawn = drawAsks(500);
const entry = (n: number): NeedToPack => {
  const needId = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  return { needId, actorId: needId, ...drawn[n % drawn.length]! };
};

it('keeps its items small, a change cheap, and folds only what changed into parts that stay small', async () => {
  const pk = needCellPk('capital');
  const entries = Array.from({ length: NEEDS_IN_TILE }, (_, n) => entry(n));
  for (const change of newTile(table, needCodec, pk, 'dance', entries)) await table.commit([change]);
  const sizes = async () =>
    (await table.query(pk, { prefix: 'T#' })).items.map(({ packed }) => (packed as Uint8Array).length);
  const before = await sizes();
  expect(Math.max(...before)).toBeLessThan(MOST_ITEM_BYTES / 8);
  const unitsToRead = before.reduce((sum, bytes) => sum + Math.ceil(bytes / READ_UNIT_BYTES), 0);
  expect(unitsToRead).toBeLessThan(NEEDS_IN_TILE / 30); // thirty needs a unit

  const changed = [entry(7), entry(NEEDS_IN_TILE)].map((one, n) =>
    table.put({ ...changedKey(pk, 'dance', one.needId), rev: n, packed: packBatch(needCodec, [one]) }),
  );
  await table.commit(changed);
  await table.commit([countEdit(table, pk, 'dance')]);
  await foldTile(table, needCodec, pk, 'dance');
  const { read } = tileReader(table, needCodec, tileMemory(2 ** 24));
  const layers = await read([[pk, { from: '', to: '\uffff', wants: () => true, touches: () => true }]]);
  expect(layers.reduce((sum, { batch }) => sum + batch.count, 0)).toBe(NEEDS_IN_TILE + 1);
  expect(Math.max(...(await sizes()))).toBeLessThan(MOST_ITEM_BYTES / 8);
});
