import { readNow } from './clock.ts';
import { whenNpmIsGone } from './npm-watch.ts';
import { Refusal } from './refusal.ts';
import { startLocal } from './start-local.ts';

const ownNode = 24; // the one in package.json, which npm puts first on the path

try {
  if (Number(process.versions.node.split('.')[0]) < ownNode) {
    throw new Refusal(`This is Node ${process.versions.node}: run npm start, which brings its own Node ${ownNode}.`);
  }
  const now = readNow(process.env['NOW']);
  process.env['TZ'] = 'UTC'; // as on AWS
  whenNpmIsGone(() => process.exit(1));
  const port = readPort(process.env['PORT']);
  const local = await startLocal({ port, dataDir: process.env['DATA_DIR'] || '.local', now, samples: true });
  console.log(`ready on ${local.origin}`);
  let stopping = false;
  void local.broken.then((how) => {
    if (stopping) return;
    console.error(`The local table engine ended (${how}): start again, nothing that was acknowledged is lost.`);
    process.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1); // asked twice
      stopping = true;
      void local.stop().finally(() => process.exit(0));
    });
  }
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exit(1);
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Refusal(`PORT is "${text}": give a number from 0 to 65535; 0 takes a free port.`);
}
