import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { checkpointOf } from '#functions/import/checkpoint.ts';
import { importFile } from '#functions/import/import-file.ts';
import { messagesOf } from '#functions/router/messages-of.ts';
import type { JudgeMessage } from '#shared/store/event-ports.ts';
import { judge } from '#shared/usecases/judge.ts';
import { aNeed, anActor, aSite, aSpace } from '#test/support/builders.ts';
import { indexedSites } from '#test/support/indexed-sites.ts';
import { needsAround } from '#test/support/needs-around.ts';
import { startWorld, type World } from '#test/support/world.ts';

let world: World;
let dir: string;
let by: string;
let said: string[];
let round = 0;
const out = { write: (text: string) => said.push(text) };

beforeAll(async () => {
  world = await startWorld();
  by = await world.personId('programme');
  dir = mkdtempSync(join(tmpdir(), 'import-'));
});
beforeEach(() => {
  said = [];
  round += 1;
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await world.stop();
});

const id = (name: string) => `${name}-${round}`;
const house = () => [
  { kind: 'site', id: id('site'), state: 'verified', body: aSite() },
  { kind: 'space', id: id('space'), of: id('site'), state: 'published', body: aSpace() },
  {
    kind: 'booking',
    id: id('booking'),
    of: id('space'),
    body: { kind: 'block', from: '2026-12-01', until: '2026-12-20', takes: 'all' },
  },
  { kind: 'space', id: id('draft'), of: id('site'), body: aSpace({ name: 'Not yet' }) },
];
const seeker = () => [
  { kind: 'actor', id: id('actor'), body: anActor() },
  { kind: 'need', id: id('need'), of: id('actor'), state: 'open', body: aNeed() },
];
const fileOf = (records: readonly unknown[]): string => {
  const file = join(dir, `${round}.ndjson`);
  writeFileSync(file, records.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'));
  return file;
};
const bring = (file: string, quiet = true) => importFile(world.deps, { file, by, quiet }, checkpointOf(file), out);

it('brings in what is then searched, kept and changed like anything that came by the API', async () => {
  const result = await bring(fileOf([...house(), ...seeker()]));
  expect(result).toMatchObject({ written: 5, already: 0, refused: 0 });
  const found = await world.call('GET', `/needs/${id('need')}/matches`, { as: 'programme' });
  expect(found.body.items.map((item: { spaceId: string }) => item.spaceId)).toContain(id('space'));
  const renamed = { as: 'programme', version: 1, body: { name: 'The loft' } };
  expect((await world.call('PATCH', `/spaces/${id('space')}`, renamed)).status).toBe(200);
  const added = await world.call('POST', `/sites/${id('site')}/spaces`, { as: 'programme', body: aSpace() });
  expect(added.status).toBe(201);
  const bookings = await world.call('GET', `/spaces/${id('space')}/bookings`, { as: 'programme' });
  expect(bookings.body.items).toHaveLength(1);
});

it('leaves of each noun what the indexes would make of it anew', async () => {
  await bring(fileOf([...house(), ...seeker()]));
  const before = await indexed();
  await world.deps.spaceIndex.reindex(id('site'));
  await world.deps.needIndex.reindex(id('need'));
  expect(await indexed()).toEqual(before);
  expect(before.spaces.map(({ siteId }) => siteId)).toContain(id('site'));
  expect(before.needs.map(({ needId }) => needId)).toContain(id('need'));
});

it('names each refused line with its fields, refuses what hangs on it, and brings in the rest', async () => {
  const [site, space] = house();
  const file = fileOf([
    { ...site, id: id('bad'), body: aSite({ country: 'Germany' }) },
    { ...space, id: id('lost'), of: id('bad') },
    'no json',
    ...seeker(),
    { ...seeker()[1], id: id('other'), body: aNeed({ people: 0, areaM2: { min: 10, max: 5 } }) },
    { ...seeker()[0], id: id('stranger'), members: ['nobody-at-all'] },
  ]);
  expect(await bring(file)).toMatchObject({ written: 2, refused: 5 });
  const text = said.join('');
  expect(text).toContain('line 1: body.country: ');
  expect(text).toContain('line 2: of: a space follows its site');
  expect(text).toContain('line 3: This line is no JSON.');
  expect(text).toContain('line 6: body.people: ');
  expect(text).toContain('line 6: body.areaM2.max: ');
  expect(text).toContain('line 7: members.0: Nobody has this id.');
});

it('goes on where it was cut off, and read again from the start changes nothing', async () => {
  const file = fileOf([...house(), ...seeker()]);
  const cut = fileOf(house().slice(0, 2));
  await bring(cut);
  writeFileSync(file, readFileSync(file)); // another time of change: read from its first line
  expect(await bring(fileOf([...house(), ...seeker()]))).toMatchObject({ written: 3, already: 2, refused: 0 });
  const rows = await allRows();
  expect(await bring(file)).toMatchObject({ written: 0, already: 0 });
  expect(said.join('')).toContain('going on after line 6');
  rmSync(`${file}.checkpoint.json`);
  expect(await bring(file)).toMatchObject({ written: 0, already: 5 });
  expect(withoutAudit(await allRows())).toEqual(withoutAudit(rows));
  const space = await world.call('GET', `/spaces/${id('draft')}`, { as: 'programme' });
  expect(space.status).toBe(200);
});

it('does not bring back what has been changed since', async () => {
  const file = fileOf(house());
  await bring(file);
  const renamed = { as: 'programme', version: 1, body: { name: 'The loft' } };
  await world.call('PATCH', `/spaces/${id('space')}`, renamed);
  rmSync(`${file}.checkpoint.json`);
  await bring(file);
  expect((await world.call('GET', `/spaces/${id('space')}`)).body.name).toBe('The loft');
});

it('marks quiet rows so that the router makes no work of them, until they are written again', async () => {
  await bring(fileOf([...house(), ...seeker()]), true);
  expect(routed(await rowsOf(id('need')))).toEqual([]);
  expect(routed(await rowsOf(id('space')))).toEqual([]);
  expect((await dueRows()).filter((pk) => pk.includes(id('need')))).toEqual([]);
  await world.call('POST', `/needs/${id('need')}/pause`, { as: 'programme', version: 1 });
  expect(routed(await rowsOf(id('need')))).not.toContain('quiet');
  expect((await rowsOf(id('need'))).every((row) => row['quiet'] === undefined)).toBe(true);
});

it('counts what matches by a quiet import as told, whichever side came last', async () => {
  const found = async (needId: string) => world.deps.matches.find({ needId, spaceId: id('space') });
  await bring(fileOf(seeker()));
  await bring(fileOf(house()));
  const first = await found(id('need'));
  expect(first).toMatchObject({ matching: true, told: { state: 'closed' }, toldSite: { state: 'closed' } });
  expect(await world.deps.matches.isSummarised(id('space'))).toBe(true);
  await bring(
    fileOf([
      { ...seeker()[0], id: id('later') },
      { ...seeker()[1], id: id('late'), of: id('later') },
    ]),
  );
  expect(await found(id('late'))).toMatchObject({ matching: true, told: { state: 'closed' } });
  expect(await judgedAgain({ kind: 'need', id: id('need') })).toEqual([]);
  expect(await judgedAgain({ kind: 'space', id: id('space') })).toEqual([]);
});

it('tells later of what a change has made match, and of nothing that matched in silence', async () => {
  const far = { location: { lat: 51.4, lon: 13.38 } };
  await bring(
    fileOf([
      ...house(),
      { kind: 'site', id: id('away'), state: 'verified', body: aSite(far) },
      { kind: 'space', id: id('beyond'), of: id('away'), state: 'published', body: aSpace() },
      ...seeker(),
    ]),
  );
  const wider = { places: [{ lat: 50.92, lon: 13.34, radiusKm: 90 }] };
  await world.call('PATCH', `/needs/${id('need')}`, { as: 'programme', version: 1, body: wider });
  const told = await judgedAgain({ kind: 'need', id: id('need') });
  expect(told.filter(({ kind }) => kind === 'new-match').map(({ spaceId }) => spaceId)).toEqual([id('beyond')]);
});

it('has what is not quiet judged', async () => {
  await bring(fileOf([...house(), ...seeker()]), false);
  expect(routed(await rowsOf(id('need')))).toEqual([expect.objectContaining({ kind: 'need', id: id('need') })]);
  expect(await dueRows()).toContainEqual(expect.stringContaining(id('need')));
});

/** What the matcher tells the programme's person when it judges this once more. */
const judgedAgain = async ({ kind, id: nounId }: { kind: 'need' | 'space'; id: string }) => {
  const notes = async () =>
    (await world.deps.notes.list(by, { limit: 1000 })).items.map(({ id: noteId, ...note }) => ({
      noteId,
      ...note,
    }));
  const before = new Set((await notes()).map(({ noteId }) => noteId));
  const waiting: JudgeMessage[] = [{ kind, id: nounId, by: null, at: '2026-11-24T12:00:00.000Z' }];
  const matchQueue = { send: async (more: readonly JudgeMessage[]) => void waiting.push(...more) };
  const mailQueue = { send: async () => {} };
  for (let message = waiting.shift(); message; message = waiting.shift())
    await judge({ ...world.deps, instantDelayS: 60, matchQueue, mailQueue }, message);
  return (await notes()).filter(({ noteId }) => !before.has(noteId));
};

type AnyRow = Record<string, unknown>;
const allRows = async (): Promise<AnyRow[]> => {
  const rows: AnyRow[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await world.engine.documents.send(
      new ScanCommand({ TableName: world.tableName, ...(start && { ExclusiveStartKey: start }) }),
    );
    rows.push(...((page.Items ?? []) as AnyRow[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return rows.sort((a, b) => (`${a['pk']}${a['sk']}` < `${b['pk']}${b['sk']}` ? -1 : 1));
};
const withoutAudit = (rows: AnyRow[]) => rows.filter((row) => !String(row['pk']).startsWith('AUDIT#'));
const here = { lat: 50.9, lon: 13.38 };
/** By their content: two packings of one entry may differ in the order of names. */
const indexed = async () => ({
  spaces: await indexedSites(world.deps.spaceIndex, [{ ...here, radiusKm: 5 }]),
  needs: await needsAround(world.deps.needIndex, { ...here, country: 'DE' }, null),
  rows: (await allRows()).filter((row) => row['sk'] === 'INDEXED'),
});
const rowsOf = async (nounId: string) => (await allRows()).filter((row) => String(row['pk']).endsWith(`#${nounId}`));
const dueRows = async () =>
  (await allRows()).filter((row) => row['duePk'] !== undefined).map((row) => String(row['pk']));

/** What the router would make of these rows, were each new on the stream. */
const routed = (rows: AnyRow[]) =>
  rows.flatMap((row) =>
    messagesOf(
      {
        dynamodb: {
          Keys: { pk: { S: String(row['pk']) }, sk: { S: String(row['sk']) } },
          NewImage: imageOf(row) as never,
        },
      } as DynamoDBRecord,
      new Date('2026-11-24T12:00:00Z'),
    ),
  );
const imageOf = (row: AnyRow): unknown =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, attributeOf(value)]));
const attributeOf = (value: unknown): unknown => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(attributeOf) };
  return { M: imageOf(value as AnyRow) };
};
