import { cpus, totalmem } from 'node:os';
import type { Figure, Report } from './figures.ts';

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
export const isSound = ({ checks }: Report): boolean => checks.every(({ queries, equal }) => queries === equal);

export const reportText = (report: Report, mode: string): string =>
  [
    `Measured ${new Date().toISOString().slice(0, 10)} (${mode}) on ${machine()}. Others work on this machine: ratios of`,
    'what ran side by side count, absolute times do not.',
    '',
    '| workload | size | figure | value | bar | | |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...report.figures.map(rowOf),
    '',
    '## Held to the oracle',
    '',
    '| workload | size | queries | equal | first difference |',
    '| --- | --- | --- | --- | --- |',
    ...report.checks.map(
      (c) => `| ${c.workload} | ${c.size} | ${c.queries} | ${c.equal} | ${c.firstDifference ?? ''} |`,
    ),
    '',
    ...report.notes.map((note) => `- ${note}`),
    '',
  ].join('\n');
