// A start of its own process on a fixture, for tests that kill it: node run-fixture.ts DATA_DIR CDK_OUT PORT
import { Refusal } from '#infra/local/refusal.ts';
import { startLocal } from '#infra/local/start-local.ts';

const [dataDir = '', cdkOut = '', port = '0'] = process.argv.slice(2);
try {
  const local = await startLocal({ port: Number(port), dataDir, cdkOut, quiet: true });
  console.log(`ready on ${local.origin} with ${local.engine.endpoint}`);
  process.on('SIGTERM', () => void local.stop().then(() => process.exit(0)));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exit(1);
}
