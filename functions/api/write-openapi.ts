import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docsPage } from './docs-page.ts';
import { openApiDocument } from './openapi.ts';
import { routes } from './routes.ts';

// At build: `node functions/api/write-openapi.ts <folder or its openapi.json>` writes what the function only reads.

const target = process.argv[2];
if (target === undefined) throw new Error('Say into which folder: node functions/api/write-openapi.ts FOLDER');
const folder = target.endsWith('openapi.json') ? join(target, '..') : target;
const document = openApiDocument(routes);
writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document));
writeFileSync(join(folder, 'docs.html'), docsPage(document));
