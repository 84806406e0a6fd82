import { writeFileSync } from 'node:fs';

const [target] = process.argv.slice(2);
if (!target) throw new Error('usage: write-openapi.ts FILE');
writeFileSync(target, '{}\n');
