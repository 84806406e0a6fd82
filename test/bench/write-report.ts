import { cpus, totalmem } from 'node:os';
import type { Check, Figure, Part } from './figures.ts';

const shown = (value: number | null): string => {
  if (value === null || Number.isNaN(value)) return '–';
  if (Math.abs(value) >= 1e6) return `${(value / 1e6).toFixed(2)} M`;
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
};

const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;

const rowOf = ({ workload, size, what, value, unit, bar, reached, note }: Figure): string => {
  const verdict = reached === undefined ? '' : reached ? 'reached' : '**short**';
  return `| ${workload} | ${size} | ${what} | ${shown(value)} ${unit} | ${bar ?? ''} | ${verdict} | ${note ?? ''} |`;
};

/** A figure counts only where every answer of its workload is the oracle's. */
export const isSound = (parts: readonly Part[]): boolean =>
  parts.every(({ report }) => report.checks.every(({ queries, equal }) => queries === equal));

const checkOf = ({ workload, size, queries, equal, firstDifference }: Check): string =>
  `| ${workload} | ${size} | ${queries} | ${equal} | ${firstDifference ?? ''} |`;

export const reportText = (parts: readonly Part[], mode: string): string =>
  [
    `Measured ${[...new Set(parts.map(({ on }) => on))].sort().join(', ')} (${mode}) on ${machine()}. Where others work on`,
    'the machine, ratios of what ran side by side count, absolute times do not.',
    '',
    '| workload | size | figure | value | bar | | |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...parts.flatMap(({ report }) => report.figures.map(rowOf)),
    '',
    '## Held to the oracle',
    '',
    '| workload | size | queries | equal | first difference |',
    '| --- | --- | --- | --- | --- |',
    ...parts.flatMap(({ report }) => report.checks.map(checkOf)),
    '',
    '## How long each part took',
    '',
    '| part | size | measured | seconds |',
    '| --- | --- | --- | --- |',
    ...parts.map(({ name, size, on, seconds }) => `| ${name} | ${size} | ${on} | ${seconds} |`),
    '',
    ...parts.flatMap(({ report }) => report.notes.map((note) => `- ${note}`)),
    '',
  ].join('\n');
