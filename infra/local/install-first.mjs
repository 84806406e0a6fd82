// Runs before npm start, npm test and npm run synth, on whatever Node is there and with nothing installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = join(fileURLToPath(import.meta.url), '..', '..', '..');
const lowestNode = 20;

const fail = (sentence) => {
  console.error(sentence);
  process.exit(1);
};

const major = Number(process.versions.node.split('.')[0]);
if (major < lowestNode) {
  fail(`This is Node ${process.versions.node}; REFREsh Match needs Node ${lowestNode} or newer (https://nodejs.org).`);
}
const npm = process.env.npm_execpath;
if (npm === undefined || !/npm-cli\.c?js$/.test(npm)) {
  fail('Start REFREsh Match with npm (npm start, npm test): it brings the exact versions it was tested with.');
}

const lockHash = createHash('sha256')
  .update(readFileSync(join(projectRoot, 'package-lock.json')))
  .digest('hex');
const noteFile = join(projectRoot, 'node_modules', '.installed-lock.sha256');
const isInstalled = existsSync(noteFile) && readFileSync(noteFile, 'utf8') === lockHash;

if (!isInstalled) {
  console.log('installing what package-lock.json names (npm ci), about a minute …');
  const { status, error } = spawnSync(process.execPath, [npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  if (error || status !== 0) fail(`npm ci did not succeed (${error?.message ?? `exit code ${status}`}); see above.`);
  if (!existsSync(join(projectRoot, 'node_modules', '.bin', 'node'))) {
    fail('npm ci left out the Node that the service runs on: is npm set to skip install scripts (ignore-scripts)?');
  }
  writeFileSync(noteFile, lockHash);
}
