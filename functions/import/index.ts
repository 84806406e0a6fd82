import { randomUUID } from 'node:crypto';
import { dynamoClient } from '#shared/store/dynamo/dynamo-client.ts';
import { dynamoStores } from '#shared/store/dynamo/stores.ts';
import { readArguments } from './arguments.ts';
import { checkpointOf } from './checkpoint.ts';
import { importFile } from './import-file.ts';
import { tableFrom } from './table-from.ts';

// A command, not a function of the service: `npm run import -- FILE`. It runs with the rights of whoever starts it.

const USAGE = `npm run import -- FILE --by PERSON [--quiet]
  FILE    records, one JSON object a line; FILE.checkpoint.json remembers how far it is
  --by    the id of the person in whose name it is (GET /v1/me)
  --quiet nobody is told of what comes in
The table: TABLE_NAME on AWS, else that of the service that runs on DATA_DIR (.local).`;

const given = readArguments(process.argv.slice(2));
if (!given) {
  console.error(USAGE);
  process.exit(2);
}
try {
  const { tableName, client } = await tableFrom(process.env);
  const deps = { ...dynamoStores(dynamoClient(client), tableName), now: () => new Date(), newId: randomUUID };
  const { refused } = await importFile(deps, given, checkpointOf(given.file), process.stderr);
  process.exitCode = refused > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
