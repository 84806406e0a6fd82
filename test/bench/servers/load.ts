import { loadTable } from '../load-table.ts';

// Fills a folder's table in a process of its own, so that the bench keeps its memory: folder, size as JSON.
const [dir, size] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await loadTable(dir!, JSON.parse(size!))));
