// Runs before npm start, npm test and npm run synth, on whatever Node is there and with nothing installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = join(fileURLToPath(import.meta.url), '..', '..', '..');
const lowestNode = 20;
const lowestNpm = 9; // comes with the oldest Node 20

const fail = (sentence) => {
  console.error(sentence);
  process.exit(1);
};

const major = Number(process.versions.node.split('.')[0]);
if (major < lowestNode) {
  fail(`This is Node ${process.versions.node}; REFREsh Match needs Node ${lowestNode} or newer (https://nodejs.org).`);
}
const npm = process.env.npm_execpath;
const npmMajor = Number(/^npm\/(\d+)/.exec(process.env.npm_config_user_agent ?? '')?.[1] ?? 0);
if (npm === undefined || npmMajor === 0) {
  fail('Start REFREsh Match with npm (npm start, npm test): it brings the exact versions it was tested with.');
}
if (npmMajor < lowestNpm)
  fail(`This is npm ${npmMajor}; REFREsh Match needs npm ${lowestNpm} or newer (npm install -g npm).`);

const hasNode = () => existsSync(join(projectRoot, 'node_modules', '.bin', 'node'));

if (!hasNode() || !isOfThisLock()) {
  console.log('installing what package-lock.json names (npm ci), about a minute …');
  const { status, error } = spawnSync(process.execPath, [npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  if (error || status !== 0) fail(`npm ci did not succeed (${error?.message ?? `exit code ${status}`}); see above.`);
  if (!hasNode()) {
    fail('npm ci left out the Node that the service runs on: is npm set to skip install scripts (ignore-scripts)?');
  }
}

/** npm writes down what it has installed; what is only for other machines is in the lock, but not there. */
function isOfThisLock() {
  const packagesOf = (...path) => {
    try {
      return JSON.parse(readFileSync(join(projectRoot, ...path), 'utf8')).packages;
    } catch {
      return undefined;
    }
  };
  const installed = packagesOf('node_modules', '.package-lock.json');
  if (installed === undefined) return false;
  const { '': _project, ...locked } = packagesOf('package-lock.json') ?? {};
  const isSame = (path) => installed[path]?.version === locked[path]?.version;
  const isNeeded = (path) => !locked[path].optional && !locked[path].peer;
  return (
    Object.keys(installed).every(isSame) &&
    Object.keys(locked).every((path) => isSame(path) || (!isNeeded(path) && installed[path] === undefined))
  );
}
