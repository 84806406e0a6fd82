import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { engineBinary } from '#infra/local/engine.ts';
import type { Group } from '#shared/domain/import-group.ts';
import type { Deps } from '#shared/store/deps.ts';
import { attributesOf } from '#shared/store/dynamo/attribute-values.ts';
import type { DynamoChange } from '#shared/store/dynamo/changes.ts';
import { dynamoClient } from '#shared/store/dynamo/dynamo-client.ts';
import type { Row } from '#shared/store/dynamo/keys.ts';
import { needCodec } from '#shared/store/dynamo/need-codec.ts';
import { filedNeeds } from '#shared/store/dynamo/need-index.ts';
import { seenOf } from '#shared/store/dynamo/site-entry.ts';
import { spaceCodec } from '#shared/store/dynamo/space-codec.ts';
import { directoryOf, filedSites } from '#shared/store/dynamo/space-index.ts';
import { dynamoStores } from '#shared/store/dynamo/stores.ts';
import { dynamoTable } from '#shared/store/dynamo/table.ts';
import type { Change } from '#shared/store/ports.ts';
import { newHouseOf, rowsOfGroups } from '#shared/usecases/write-groups.ts';
import { serviceTable } from '#test/support/engine.ts';
import { benchPersons, groupsOf, personsOf, STAMP, type Wanted } from './bench-data.ts';
import { BENCH_TABLE } from './bench-table.ts';
import { EUR_PER_HUF, NOW, TODAY } from './draw-space.ts';
import { tileCollector } from './tile-collector.ts';

// Large tables: the rows are those of the import command, but they reach the engine as a table export that it reads
// at once (on AWS: ImportTable from S3), ten times as fast as by BatchWriteItem; of needs and their actors without those
// by which no workload asks.

const GROUPS_AT_ONCE = 200;
/** So often a line says how far it is. */
const GROUPS_A_LINE = 100_000;
const ROWS_A_FILE = 400_000;

export type Loaded = { rows: number; ms: number; fileBytes: number };

/** Stores that make changes and are never asked to read or write. */
const makers = (): Deps => ({
  ...dynamoStores(dynamoClient(), BENCH_TABLE),
  now: () => new Date(NOW),
  newId: () => '',
});

const tableOfChanges = () => dynamoTable(dynamoClient(), BENCH_TABLE);

export const firstRows = (deps: Pick<Deps, 'persons' | 'service'>, persons = benchPersons): Change[] => [
  ...persons.map((person) => deps.persons.put(person)),
  deps.service.putExchange({ eurPerHuf: EUR_PER_HUF, asOf: TODAY, version: 1 }, STAMP.by),
];

export const loadTable = async (dir: string, size: Wanted): Promise<Loaded> => {
  const startedMs = Date.now();
  const deps = makers();
  const source = join(dir, 'export');
  const writer = await exportWriter(join(source, BENCH_TABLE, 'data'), isAskedOf(size));
  await writer.write(firstRows(deps, personsOf(size)));
  let batch: Group[] = [];
  const table = tableOfChanges();
  const collector = tileCollector(table);
  const directory = new Map<string, Row>();
  const flush = async () => {
    for (const { rows } of (await rowsOfGroups(deps, batch, STAMP)).all)
      await writer.write([...rows.beside, ...rows.root, ...rows.parts.flat()]);
    const seen = batch.filter((group) => group.kind === 'house').map((house) => seenOf(newHouseOf(house)));
    collector.add(spaceCodec, filedSites(seen));
    for (const row of directoryOf(seen)) directory.set(`${row.pk}|${row.sk}`, row);
    const seekers = batch.filter((group) => group.kind === 'seeker');
    collector.add(needCodec, filedNeeds(seekers.flatMap(({ actor, needs }) => needs.map((need) => ({ need, actor })))));
    batch = [];
  };
  let groups = 0;
  for (const group of groupsOf(size)) {
    batch.push(group);
    groups += 1;
    if (groups % GROUPS_A_LINE === 0) console.error(`  ${groups} groups made`);
    if (batch.length >= GROUPS_AT_ONCE) await flush();
  }
  await flush();
  await writer.write([...directory.values()].map((row) => table.put(row)));
  for (const rows of collector.tiles()) await writer.write(rows);
  const rows = await writer.end();
  if (rows > ROWS_A_FILE) console.error(`  ${rows} rows written, the engine reads them`);
  const file = join(dir, 'table.db');
  importExport(source, join(dir, 'schema.json'), file);
  rmSync(source, { recursive: true, force: true });
  return { rows, ms: Date.now() - startedMs, fileBytes: statSync(file).size };
};

const importExport = (source: string, schema: string, output: string): void => {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, StreamSpecification } = serviceTable;
  const described = { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, StreamSpecification };
  const table = { TableName: BENCH_TABLE, TableStatus: 'ACTIVE', ...described };
  writeFileSync(schema, JSON.stringify([{ Table: table }]));
  const args = ['import', '--source', source, '--schema', schema, '--output', output, '--force'];
  const { status, stderr } = spawnSync(engineBinary(), args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The engine does not read the export: ${stderr}`);
};

const exportWriter = async (folder: string, isAsked: (row: Row) => boolean) => {
  mkdirSync(folder, { recursive: true });
  let rows = 0;
  let files = 0;
  let zip = createGzip({ level: 1 });
  let done = Promise.resolve();
  const open = () => {
    zip = createGzip({ level: 1 });
    files += 1;
    done = finished(zip.pipe(createWriteStream(join(folder, `${String(files).padStart(4, '0')}.json.gz`))));
  };
  const close = async () => {
    zip.end();
    await done;
  };
  open();
  return {
    async write(changes: readonly Change[]) {
      const items = changes.map((change) => (change as DynamoChange).op.Put!.Item as Row).filter(isAsked);
      const lines = items.map((item) => `${JSON.stringify({ Item: attributesOf(item) })}\n`);
      rows += lines.length;
      if (!zip.write(lines.join(''))) await once(zip, 'drain');
      if (rows > files * ROWS_A_FILE) {
        await close();
        open();
      }
    },
    async end() {
      await close();
      return rows;
    },
  };
};

/**
 * Left out are lists of one's own, counts, and the guards of a need's next change in the index: half the rows of a need. Where
 * only growth is measured nobody is told, and needs are found in their tiles alone.
 */
const isAskedOf =
  ({ grows }: Wanted) =>
  ({ pk, sk }: Row): boolean => {
    if (pk.startsWith('ACTOR#')) return grows !== 'density' && !sk.startsWith('NEED#') && !sk.startsWith('COUNT#');
    if (pk.startsWith('NEED#')) return grows !== 'density' && sk !== 'INDEXED';
    return !(pk.startsWith('PERSON#') && sk.startsWith('MEMBER#actor#'));
  };
