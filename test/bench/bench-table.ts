import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startEngineProcess } from '#infra/local/engine.ts';
import { createLog } from '#infra/local/log.ts';
import { indexStream } from '#infra/local/table.ts';
import { createServiceTable } from '#test/support/engine.ts';

export const BENCH_TABLE = 'bench';
export const BENCH_REGION = 'eu-central-1';
export const benchCredentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };

export type BenchTable = { endpoint: string; client: DynamoDBClient; dir: string; stop(): Promise<void> };

/** A folder for one table; gone at the end. */
export const benchFolder = (): string => mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'refresh-bench-'));

/** The engine on the files of a folder, as the laptop run has it, with an empty table where there is none yet. */
export const openBenchTable = async (dir: string, options: { isLoaded: boolean }): Promise<BenchTable> => {
  const engine = await startEngineProcess(dir);
  const client = new DynamoDBClient({ endpoint: engine.endpoint, region: BENCH_REGION, credentials: benchCredentials });
  if (!options.isLoaded) await createServiceTable(client, BENCH_TABLE);
  indexStream(engine, createLog(dir, true));
  return {
    endpoint: engine.endpoint,
    client,
    dir,
    async stop() {
      client.destroy();
      const awake = setInterval(() => {}, 1000); // the engine's own handles keep no process alive
      await engine.stop();
      clearInterval(awake);
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
