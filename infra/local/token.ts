import { mintAccessToken } from './access-token.ts';
import { findIssuerKeys } from './issuer-keys.ts';
import { lastOrigin } from './lock.ts';
import { personWith, samplePeople } from './people.ts';
import { Refusal } from './refusal.ts';

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exit(1);
}

async function run([personId, ...others]: string[]): Promise<void> {
  if (personId === undefined) {
    console.log('npm run --silent token -- PERSON prints an access token for one of:');
    for (const { id, label } of samplePeople()) console.log(`  ${id.padEnd(20)} ${label}`);
    return;
  }
  if (others.length > 0) throw new Refusal('Name one person only: npm run --silent token -- PERSON');
  const person = personWith(personId);
  const dataDir = process.env['DATA_DIR'] || '.local';
  const keys = findIssuerKeys(dataDir);
  if (keys === undefined) throw new Refusal(`There are no keys in ${dataDir} yet: run npm start once.`);
  const port = process.env['PORT'];
  const origin = port ? `http://localhost:${port}` : (lastOrigin(dataDir) ?? 'http://localhost:3000');
  console.log(await mintAccessToken(keys, origin, person));
}
