import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startEngineProcess } from '#infra/local/engine.ts';
import { createLog } from '#infra/local/log.ts';
import { indexStream } from '#infra/local/table.ts';
import { createServiceTable } from '#test/support/engine.ts';

export type BenchTable = { endpoint: string; tableName: string; client: DynamoDBClient; dir: string; stop(): Promise<void> };
export const benchCredentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
export const BENCH_REGION = 'eu-central-1';

/** A table of its own on files, as the laptop run keeps it, stream index and all; gone at the end. */
export const startBenchTable = async (): Promise<BenchTable> => {
  const dir = mkdtempSync(join(tmpdir(), 'refresh-bench-'));
  const engine = await startEngineProcess(dir);
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: BENCH_REGION,
    credentials: benchCredentials,
  });
  const tableName = await createServiceTable(client, 'bench');
  indexStream(engine, createLog(dir, true));
  return {
    endpoint: engine.endpoint,
    tableName,
    client,
    dir,
    async stop() {
      client.destroy();
      await engine.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
