import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docsPage } from './docs-page.ts';
import { openApiDocument } from './openapi.ts';
import { routes } from './routes.ts';

// At build: writes what the function only reads.

const folder = process.argv[2];
if (folder === undefined) throw new Error('Say into which folder: node functions/api/write-openapi.ts FOLDER');
const document = openApiDocument(routes);
writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document));
writeFileSync(join(folder, 'docs.html'), docsPage(document));
