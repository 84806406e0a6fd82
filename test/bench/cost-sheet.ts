import type { Part } from './figures.ts';

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
const SHOWN_A_SEARCH = 20;
const BYTES_A_SPACE = 8000; // its rows and a share of its house's
const BYTES_A_NEED = 5000;

/** As measured on the map of the programme's order of size, the largest one where there is none as large. */
const measuredAt = (parts: readonly Part[], order: number, workload: string, what: string) => {
  const sizes = parts
    .filter(({ name }) => name === workload)
    .flatMap(({ report }) => report.figures)
    .filter((figure) => figure.what === what);
  const { value, size } = sizes[order] ?? sizes.at(-1) ?? { value: 0, size: '' };
  return { value: value ?? 0, needs: needsIn(size) };
};

/** The needs of a map, from the name it has in the table: "1k spaces, 10k needs". */
const needsIn = (size: string): number => {
  const [, count = '0', thousands = ''] = /([\d.]+)([kM]?) needs$/.exec(size) ?? [];
  return Number(count) * ({ k: 1000, M: 1_000_000 }[thousands] ?? 1);
};

/** Dollars a month from the units counted; nothing where searches or tellings were not measured. */
export const costSheet = (parts: readonly Part[]): string => {
  if (!['search', 'fan-out'].every((wanted) => parts.some(({ name }) => name === wanted))) return '';
  const rows = PROGRAMMES.map(({ sites, spaces, needs }, order) => {
    const at = (workload: string, what: string) => measuredAt(parts, order, workload, what).value;
    const matched = measuredAt(parts, order, 'fan-out', 'needs matched');
    const perSearch =
      at('search', 'read units a search, warm, all needs') * PRICES.readUnit +
      at('search', 'read units to check one shown') * SHOWN_A_SEARCH * PRICES.readUnit +
      PRICES.httpRequest +
      PRICES.lambdaRequest +
      (at('search', 'p50') / 1000) * FUNCTION_GB * PRICES.lambdaGbS;
    const perTelling =
      at('fan-out', 'read units for each need told') * PRICES.readUnit +
      at('fan-out', 'write units for each need told') * PRICES.writeUnit +
      (at('fan-out', 'the same for each need told') / 1000) * FUNCTION_GB * PRICES.lambdaGbS +
      MAILS_A_TOLD_NEED * (PRICES.mail + 3 * PRICES.queueRequest);
    const searches = needs * SEARCHES_A_NEED_MONTH;
    const denser = Math.max(1, needs / matched.needs); // the same map with as many needs as the programme has
    const tellings = spaces * PUBLISHED_A_SPACE_MONTH * matched.value * denser;
    const storedGb = (spaces * BYTES_A_SPACE + needs * BYTES_A_NEED) / 1e9;
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
    `From the units counted above on the map of each programme’s order of size; list prices of us-east-1 as of ${PRICES.asOf},`,
    `on demand, without free tiers (Frankfurt asks about a fifth more; read them again before you rely on them). Each need`,
    `searches ${SEARCHES_A_NEED_MONTH} times a month and is shown ${SHOWN_A_SEARCH} spaces; one space in ten is published or changed, and that tells all the`,
    `needs it matches (more in proportion where the programme has more than the map); three needs told in ten leave by a mail of`,
    `their own; a function has ${FUNCTION_GB * 1024} MB.`,
    '',
    '| sites | spaces | needs | searches | searches, $ | needs told | notifications, $ | storage, $ |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
};

const dollars = (amount: number): string => amount.toFixed(2);
