import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Match } from '#shared/domain/assess.ts';
import type { Note } from '#shared/domain/notification.ts';
import { listNotes, noteKey } from '#shared/store/dynamo/keys.ts';
import { dynamoNoteStore } from '#shared/store/dynamo/note-store.ts';
import { dynamoTable } from '#shared/store/dynamo/table.ts';
import { startEngine, type TestEngine } from '#test/support/engine.ts';

let engine: TestEngine;
let table: ReturnType<typeof dynamoTable>;
beforeAll(async () => {
  engine = await startEngine();
  table = dynamoTable(engine.dynamo, await engine.createTable());
});
afterAll(() => engine.stop());

const match = {
  rule: 1,
  score: 0.832169,
  creative: 0.9345589384724942,
  site: 0.61,
  criteria: [
    {
      d: 0.78,
      weight: 2,
      figures: { costCents: 15_000, budgetCents: 21_000, unit: '30-days' },
      code: 'cost',
      side: 'creative',
    },
    {
      d: 1,
      weight: 4,
      figures: { offeredAreaM2: 30, idealM2: 30, minM2: 20, maxM2: null },
      code: 'area',
      side: 'creative',
    },
    {
      d: 0.907337433138718,
      weight: 2,
      figures: { distanceKm: 7.413005348902562, radiusKm: 40 },
      code: 'distance',
      side: 'creative',
    },
    { d: 0.5, weight: 1, figures: { common: ['craft-tradition'] }, code: 'values', side: 'site' },
    { d: 1, weight: 2, figures: { toConfirm: ['Größe', 'Ž'] }, code: 'certainty', side: 'creative' },
  ],
} as unknown as Match;
const personId = '2f1c6c1e-7c3f-4a55-9d2b-1b8d8b7d2f10';
const note = (id: string): Note => ({
  schemaVersion: 1,
  ...{ id, personId, kind: 'new-match', scope: { kind: 'actor', id: 'e9b4e8f2-5b0e-4c43-8a39-5a1c4b6f7d21' } },
  ...{ at: '2026-11-24T12:00:00.000Z', readAt: null, needIds: ['0b6c3a52-1d6d-4f0b-8f59-7c2a9e4d5b33'], needCount: 1 },
  spaceId: '3ca329e2-ac62-484c-8d19-111795b2029a',
  siteId: 'c5a18353-fefb-473d-879a-4af5773d566d',
  matchId: 'czzQBLZwKPEqMXGodNxSzF6DZHUnFkeoQFOBXm6I03g',
  ...{ caseId: null, period: null, because: null, before: null },
  told: { score: 83, costCents: 15_000, costUnit: '30-days', start: '2027-01-01' },
  decision: { rule: 1, match, setting: 'instant', leastScore: 70, mail: 'instant', noMail: null },
  version: 1,
});

it('keeps what a notification was decided by to the digit, marks it read, and takes one write unit', async () => {
  const store = dynamoNoteStore(table);
  const first = note('-u0w0pbpy0il85W-HfAEeRLyEkG_N8XG');
  await table.commit([store.put(first)]);
  const read = { ...first, readAt: '2026-11-25T08:00:00.000Z', version: 2 };
  expect(await store.find(personId, first.id)).toEqual(first);
  await table.commit([store.put(read)]);
  expect((await store.list(personId, { limit: 5 })).items).toEqual([read]);
  const row = (await table.get(noteKey(personId, first.id)))!;
  const { match: packed, ...rest } = row;
  expect((packed as Uint8Array).length + JSON.stringify(rest).length).toBeLessThan(1024 + 150); // quotes and commas are not stored
});

it('reads what was written before the match was packed', async () => {
  const store = dynamoNoteStore(table);
  const old = note('written-before');
  const listed = { listPk: listNotes(personId), listSk: `${old.at}#${old.id}` };
  await table.commit([table.put({ ...noteKey(personId, old.id), ...listed, version: 1, data: old })]);
  expect(await store.find(personId, old.id)).toEqual(old);
  expect(await store.findMany(personId, [old.id])).toEqual([old]);
});
