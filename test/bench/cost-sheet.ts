import type { Report } from './figures.ts';

// List prices in US dollars, on demand, us-east-1, without free tiers, as published in December 2025 and not read again
// since: check them before you rely on them. Frankfurt asks about a fifth more.
export const PRICES = {
  asOf: '2025-12',
  readUnit: 0.125 / 1e6,
  writeUnit: 0.625 / 1e6,
  storageGbMonth: 0.25,
  lambdaGbS: 0.0000133334, // arm64
  lambdaRequest: 0.2 / 1e6,
  httpRequest: 1 / 1e6,
  queueRequest: 0.4 / 1e6,
  mail: 0.1 / 1000,
};

/** What a programme of a size does in a month; ratios of the design target, searches as people look for rooms. */
export const PROGRAMMES = [
  { sites: 5, spaces: 20, needs: 200 },
  { sites: 1000, spaces: 4000, needs: 40_000 },
  { sites: 25_000, spaces: 100_000, needs: 1_000_000 },
] as const;
const SEARCHES_A_NEED_MONTH = 4;
const PUBLISHED_A_SPACE_MONTH = 0.1;
const MAILS_A_TOLD_NEED = 0.3; // several a digest
const FUNCTION_GB = 0.5;

const latest = (report: Report, workload: string, what: string): number =>
  report.figures.filter((figure) => figure.workload === workload && figure.what === what).at(-1)?.value ?? 0;

/** Dollars a month from the units counted at the largest size measured. */
export const costSheet = (report: Report): string => {
  const search = {
    reads: latest(report, 'search', 'read units a search, warm, all needs'),
    ms: latest(report, 'search', 'p50'),
  };
  const matches = latest(report, 'fan-out', 'needs matched');
  const told = {
    reads: latest(report, 'fan-out', 'read units for each need told'),
    writes: latest(report, 'fan-out', 'write units for each need told'),
    ms: latest(report, 'fan-out', 'the same for each need told'),
  };
  const rows = PROGRAMMES.map(({ sites, spaces, needs }) => {
    const searches = needs * SEARCHES_A_NEED_MONTH;
    const perSearch =
      search.reads * PRICES.readUnit +
      PRICES.httpRequest +
      PRICES.lambdaRequest +
      (search.ms / 1000) * FUNCTION_GB * PRICES.lambdaGbS;
    const tellings = spaces * PUBLISHED_A_SPACE_MONTH * matches;
    const perTelling =
      told.reads * PRICES.readUnit +
      told.writes * PRICES.writeUnit +
      (told.ms / 1000) * FUNCTION_GB * PRICES.lambdaGbS +
      MAILS_A_TOLD_NEED * (PRICES.mail + 3 * PRICES.queueRequest);
    const storedGb = (spaces * 8e3 + needs * 7e3) / 1e9;
    return [
      sites,
      spaces,
      needs,
      Math.round(searches),
      dollars(searches * perSearch),
      Math.round(tellings),
      dollars(tellings * perTelling),
      dollars(storedGb * PRICES.storageGbMonth),
    ];
  });
  return [
    '## What a month costs',
    '',
    `From the units counted above at the largest size measured; list prices of us-east-1 as of ${PRICES.asOf}, on demand,`,
    `without free tiers. Each need searches ${SEARCHES_A_NEED_MONTH} times a month; one space in ten is published or changed, and each`,
    `such change tells ${matches.toFixed(0)} needs; a function has ${FUNCTION_GB * 1024} MB.`,
    '',
    '| sites | spaces | needs | searches | searches, $ | needs told | notifications, $ | storage, $ |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
};

const dollars = (amount: number): string => amount.toFixed(2);
