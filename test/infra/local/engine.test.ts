import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startEngineProcess } from '#infra/local/engine.ts';
import { startLocal } from '#infra/local/start-local.ts';
import { startEngine, type TestEngine } from '#test/support/engine.ts';
import { aFunction, anApi, aTable, emptyFolder, writeAssembly } from './support/fixture.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

it('creates the table of the service under the name asked for', async () => {
  await engine.createTable('one');
  const { TableNames } = await engine.client.send(new ListTablesCommand({}));
  expect(TableNames).toContain('one');
});

it('stores and returns an item', async () => {
  const TableName = await engine.createTable();
  await engine.documents.send(new PutCommand({ TableName, Item: { pk: 'a', sk: 'SITE', data: { name: 'Huthaus' } } }));
  const { Item } = await engine.documents.send(new GetCommand({ TableName, Key: { pk: 'a', sk: 'SITE' } }));
  expect(Item).toMatchObject({ data: { name: 'Huthaus' } });
});

it('ends with its stop, and starts again on the same files', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'engine-'));
  const first = await startEngineProcess(dataDir);
  await first.stop();
  await expect(fetch(first.endpoint)).rejects.toThrow();
  const second = await startEngineProcess(dataDir);
  expect((await fetch(second.endpoint)).status).toBe(200);
  await second.stop();
  rmSync(dataDir, { recursive: true });
});

it('makes the table at DYNAMODB_ENDPOINT instead, when that is set', async () => {
  vi.stubEnv('DYNAMODB_ENDPOINT', engine.endpoint);
  const cdkOut = writeAssembly({ ...aTable(), ...aFunction('Command', []), ...anApi('Command') });
  const local = await startLocal({ port: 0, dataDir: emptyFolder(), cdkOut, quiet: true });
  const { TableNames } = await engine.client.send(new ListTablesCommand({}));
  await local.stop();
  vi.unstubAllEnvs();
  expect(TableNames).toContain('Test-DataTable');
});

it('does not start on a table with other keys than the template declares', async () => {
  const dataDir = emptyFolder();
  const resources = { ...aTable(), ...aFunction('Command', []), ...anApi('Command') };
  const local = await startLocal({ port: 0, dataDir, cdkOut: writeAssembly(resources), quiet: true });
  await local.stop();
  const { GlobalSecondaryIndexes: _, AttributeDefinitions, ...table } = resources['DataTable']?.Properties ?? {};
  const fewer = { ...table, AttributeDefinitions: (AttributeDefinitions as object[]).slice(0, 2) as never };
  const cdkOut = writeAssembly({ ...resources, DataTable: { Type: 'AWS::DynamoDB::Table', Properties: fewer } });
  await expect(startLocal({ port: 0, dataDir, cdkOut, quiet: true })).rejects.toThrow(
    'was made by a template with other keys',
  );
});

it('says in one sentence that a folder cannot be used', async () => {
  const dataDir = join(emptyFolder(), 'file');
  writeFileSync(dataDir, '');
  const start = startLocal({ port: 0, dataDir, cdkOut: '', quiet: true });
  await expect(start).rejects.toThrow(`The folder ${dataDir} cannot be used (EEXIST): set DATA_DIR to another one.`);
});
