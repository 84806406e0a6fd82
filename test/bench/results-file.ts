import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { costSheet } from './cost-sheet.ts';
import type { Part } from './figures.ts';
import { reportText } from './write-report.ts';

const MARK = '<!-- measured -->';
const textFile = new URL('./RESULTS.md', import.meta.url);
/** What RESULTS.md is written from, a part a line, so that a run of some workloads leaves the others as they were measured. */
const partsFile = new URL('./results.ndjson', import.meta.url);

const keyOf = ({ name, size }: Part): string => `${name} ${size}`;
const measured = (): Part[] =>
  existsSync(partsFile)
    ? readFileSync(partsFile, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Part)
    : [];

/** Puts a part in the place of what was measured of it before, or after all others. */
export const keepPart = (part: Part): void => {
  const byKey = new Map(measured().map((one) => [keyOf(one), one]));
  byKey.set(keyOf(part), part);
  const parts = [...byKey.values()];
  writeFileSync(partsFile, parts.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const [head] = readFileSync(textFile, 'utf8').split(MARK);
  writeFileSync(textFile, `${head}${MARK}\n\n${reportText(parts, 'full')}\n${costSheet(parts)}`);
};
