import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startEngineProcess } from '#infra/local/engine.ts';
import { createLog } from '#infra/local/log.ts';
import { indexStream } from '#infra/local/table.ts';
import { type DynamoClient, dynamoClient } from '#shared/store/dynamo/dynamo-client.ts';
import { createServiceTable } from '#test/support/engine.ts';

export const BENCH_TABLE = 'bench';
export const BENCH_REGION = 'eu-central-1';
export const benchCredentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };

export type BenchTable = { endpoint: string; dynamo: DynamoClient; dir: string; stop(): Promise<void> };

/** A folder for one table; gone at the end. */
export const benchFolder = (): string => mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'refresh-bench-'));

/** The engine on the files of a folder, as the laptop run has it, with an empty table where there is none yet. */
export const openBenchTable = async (dir: string, options: { isLoaded: boolean }): Promise<BenchTable> => {
  const engine = await startEngineProcess(dir);
  const at = { endpoint: engine.endpoint, region: BENCH_REGION, credentials: benchCredentials };
  if (!options.isLoaded) {
    const client = new DynamoDBClient(at);
    await createServiceTable(client, BENCH_TABLE);
    client.destroy();
  }
  indexStream(engine, createLog(dir, true));
  return {
    endpoint: engine.endpoint,
    dynamo: dynamoClient(at),
    dir,
    async stop() {
      const awake = setInterval(() => {}, 1000); // the engine's own handles keep no process alive
      await engine.stop();
      clearInterval(awake);
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
