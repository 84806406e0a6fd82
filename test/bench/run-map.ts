import { drawAsks } from './asks.ts';
import type { BenchRun } from './bench-run.ts';
import { type Child, startChild } from './child.ts';
import type { Report } from './figures.ts';
import { type Ask, judgeAll } from './oracle.ts';
import { loadPostgis } from './postgis/load-postgis.ts';
import { HOW_TO_INSTALL, startPostgis } from './postgis/start-postgis.ts';
import { mean, quantile } from './quantiles.ts';
import { FUNCTION_MEMORY_MB, type Stage, short } from './stage.ts';
import { browseEach, checkBrowsing, checkClusters, clusterEach, windowsAround } from './workloads/browsing.ts';
import { checkFound, findEach, judgeAllNeeds, type Offer, publishEach } from './workloads/fanning.ts';
import { drawPagedSearches, pageEach } from './workloads/paging.ts';
import { BEST, checkSearches, searchEach, takeUnits, type UnitsTaken } from './workloads/searching.ts';

export type Depth = {
  queries: number; // searches and spaces held to the oracle
  colds: number; // fresh processes asked once
  published: number; // spaces told of to the last notification
};

type Peers = { floor: Child; postgis: Child | undefined };

/** Search, near, browse and fan-out on the map of Europe at one size, beside the peers on the same data. */
export const runMap = async (run: BenchRun, stage: Stage, depth: Depth): Promise<void> => {
  if (!run.wants('search', 'browse', 'pages', 'fan-out')) return;
  const floor = await stage.startFloor();
  let peer: Awaited<ReturnType<typeof startPeer>>;
  if (run.wants('search', 'fan-out'))
    await run.part('PostGIS', stage.name, async (report) => {
      peer = await startPeer(report, stage);
    });
  const peers = { floor, postgis: peer?.server };
  if (run.wants('search')) await run.part('search', stage.name, (report) => runSearch(report, stage, depth, peers));
  if (run.wants('browse')) await run.part('browse', stage.name, (report) => runBrowse(report, stage));
  if (run.wants('pages')) await run.part('pages', stage.name, (report) => runPages(report, stage));
  if (run.wants('fan-out')) await run.part('fan-out', stage.name, (report) => runFanOut(report, stage, depth, peers));
  await floor.stop();
  await peer?.stop();
};

const startPeer = async (report: Report, stage: Stage) => {
  const postgis = await startPostgis();
  if (!postgis) {
    report.notes.push(`PostGIS is not installed here; its ratios are missing. ${HOW_TO_INSTALL}.`);
    return undefined;
  }
  try {
    const loadMs = await loadPostgis(postgis, stage.size);
    report.notes.push(`${stage.name}: PostgreSQL ${postgis.version} loaded by COPY in ${Math.round(loadMs / 1000)} s`);
    const server = await startChild('./servers/postgis-server.ts', { POSTGIS_URL: postgis.url });
    return {
      server,
      async stop() {
        await server.stop();
        await postgis.stop();
      },
    };
  } catch (error) {
    await postgis.stop();
    throw error;
  }
};

/** Ours is one answer: the API gives near misses and advice with every first page. */
const PEER_GIVES = {
  search: 'PostGIS gives the best 20, ours these with near misses, advice and words',
  near: 'both give the best 20, near misses and advice, ours with words',
};
type PeerAnswer = Parameters<typeof checkSearches>[1][number];
const PEER_ASKED = ['search', 'near'] as const; // its paths, and the workloads they answer

/** One ask after the other, each to all in turn, so that what disturbs the machine disturbs all of them. */
const race = async (asks: readonly Ask[], service: Child, { floor, postgis }: Peers, floorPath: string) => {
  const times = { service: [] as number[], floor: [] as number[], search: [] as number[], near: [] as number[] };
  const answers = { search: [] as PeerAnswer[], near: [] as PeerAnswer[] };
  for (const ask of asks) {
    times.service.push((await service.call('POST', `/v1/match?limit=${BEST}`, ask)).ms);
    for (const what of postgis ? PEER_ASKED : []) {
      const { ms, answer } = await postgis!.call<PeerAnswer>('POST', `/${what}`, ask);
      times[what].push(ms);
      answers[what].push(answer);
    }
    times.floor.push((await floor.call('GET', floorPath)).ms);
  }
  return { times, answers };
};

/** What looks at the rows of what is shown is counted apart from what finds it. */
const checkRead = ({ byCommand }: UnitsTaken): number => byCommand['BatchGetItem'] ?? 0;
const searchRead = (units: UnitsTaken): number => units.read - checkRead(units);

const runSearch = async (report: Report, stage: Stage, depth: Depth, peers: Peers): Promise<void> => {
  const size = stage.name;
  const asks = drawAsks(depth.queries);
  const expected = asks.map((ask) => judgeAll(ask, stage.candidates));
  const service = await stage.startService();
  const floorPath = `/SITE%23${stage.houses[0]!.site.id}/SITE`;
  await race(asks.slice(0, 30), service, peers, floorPath); // warms all of them
  const searched = await searchEach(service, asks);
  report.checks.push(checkSearches({ workload: 'search', size }, searched.answers, expected, false));
  report.checks.push(checkSearches({ workload: 'near', size }, searched.answers, expected, true));
  const { times, answers } = await race(asks, service, peers, floorPath);
  for (const what of peers.postgis ? PEER_ASKED : []) {
    const name = { workload: `${what}, PostGIS`, size };
    report.checks.push(checkSearches(name, answers[what], expected, what === 'near'));
  }
  const figure = (what: string, value: number, unit: string, more: object = {}) =>
    report.figures.push({ workload: 'search', size, what, value, unit, ...more });
  for (const [name, q] of [
    ['p50', 0.5],
    ['p95', 0.95],
  ] as const) {
    const own = quantile(times.service, q);
    figure(name, own, 'ms', { note: 'near misses and advice included: the API gives them with every first page' });
    figure(`${name} of the floor`, quantile(times.floor, q), 'ms');
    for (const what of peers.postgis ? PEER_ASKED : []) {
      const theirs = quantile(times[what], q);
      const workload = { workload: what, note: PEER_GIVES[what] };
      figure(`${name} of PostGIS`, theirs, 'ms', workload);
      figure(`PostGIS ÷ ours, ${name}`, theirs / own, '×', { bar: '≥ 3', reached: theirs / own >= 3, ...workload });
    }
  }
  const overFloor = quantile(times.service, 0.95) / quantile(times.floor, 0.95);
  figure('p95 ÷ the floor’s p95', overFloor, '×', { bar: '≤ 10', reached: overFloor <= 10 });
  const again = await searchEach(service, asks);
  const first = mean(searched.units.map(searchRead));
  const warm = mean(again.units.map(searchRead));
  figure('read units a search, first asked after 30 others', first, 'RU');
  figure('read units a search, warm, all needs', warm, 'RU', {
    bar: '≤ 3',
    reached: warm <= 3,
    note: 'asked before by the same process: its tiles are in memory',
  });
  const perShown =
    again.units.reduce((sum, units) => sum + checkRead(units), 0) /
    Math.max(
      1,
      again.answers.reduce((sum, { items }) => sum + items.length, 0),
    );
  figure('read units to check one shown', perShown, 'RU', {
    bar: '≤ 1',
    reached: perShown <= 1,
    note: 'of the best; near misses are told from the tiles',
  });
  figure('matches a search', mean(expected.map(({ matches }) => matches.length)), '');
  figure('near misses a search', mean(expected.map(({ near }) => near.length)), '');
  const { peakRssBytes } = await takeUnits(service);
  const peakMb = peakRssBytes / 2 ** 20;
  figure('memory, most', peakMb, 'MB', { bar: `≤ ${FUNCTION_MEMORY_MB}`, reached: peakMb <= FUNCTION_MEMORY_MB });
  await service.stop();
  const circles = asks.filter(({ need }) => need.places.length > 0 && need.places.every((place) => 'lat' in place));
  const cold: number[] = [];
  for (const ask of circles.slice(0, depth.colds)) {
    const fresh = await stage.startService();
    const { units } = await searchEach(fresh, [ask]);
    cold.push(searchRead(units[0]!));
    await fresh.stop();
  }
  figure('read units a search, cold, circle needs', mean(cold), 'RU', { bar: '≤ 25', reached: mean(cold) <= 25 });
};

const runBrowse = async (report: Report, stage: Stage): Promise<void> => {
  const size = stage.name;
  const service = await stage.startService();
  const windows = windowsAround(stage.candidates, 60);
  await browseEach(service, windows.slice(0, 10));
  const browsed = await browseEach(service, windows);
  report.checks.push(checkBrowsing({ workload: 'browse', size }, windows, browsed, stage.candidates));
  tellBrowsing(report, 'browse', size, 'first page of GET /sites', browsed);
  await browseEach(service, windows.slice(0, 10), 'spaces');
  const spaces = await browseEach(service, windows, 'spaces');
  const name = { workload: 'browse spaces', size };
  report.checks.push(checkBrowsing(name, windows, spaces, stage.candidates, ({ id }) => id));
  tellBrowsing(report, 'browse spaces', size, 'first page of GET /spaces', spaces);
  const clustered = await clusterEach(service, windows);
  report.checks.push(checkClusters({ workload: 'clusters', size }, windows, clustered, stage.candidates));
  tellBrowsing(report, 'clusters', size, 'GET /clusters', clustered);
  await service.stop();
};

const tellBrowsing = (
  report: Report,
  workload: string,
  size: string,
  note: string,
  browsed: readonly { ms: number; units: UnitsTaken }[],
): void => {
  const ms = browsed.map((one) => one.ms);
  report.figures.push(
    { workload, size, what: 'p50', value: quantile(ms, 0.5), unit: 'ms', note },
    { workload, size, what: 'p95', value: quantile(ms, 0.95), unit: 'ms' },
    { workload, size, what: 'read units', value: mean(browsed.map(({ units }) => units.read)), unit: 'RU' },
  );
};

/** How much later than the API's answer the page of the same search begins. */
export const runPages = async (report: Report, stage: Stage): Promise<void> => {
  const size = stage.name;
  const service = await stage.startService();
  const searches = await drawPagedSearches();
  for (let round = 0; round < 2; round++) await pageEach(service, searches); // warms both
  const { pageMs, apiMs, isSame } = await pageEach(service, searches);
  const wrong = isSame.indexOf(false);
  report.checks.push({
    workload: 'pages',
    size,
    queries: searches.length,
    equal: isSame.filter(Boolean).length,
    firstDifference: wrong < 0 ? null : `not the API's rooms: ${searches[wrong]!.path}`,
  });
  for (const [name, q] of [
    ['p50', 0.5],
    ['p95', 0.95],
  ] as const) {
    const [page, api] = [quantile(pageMs, q), quantile(apiMs, q)];
    const figure = (what: string, value: number, unit: string, more: object = {}) =>
      report.figures.push({ workload: 'pages', size, what, value, unit, ...more });
    figure(`first byte of a search page, warm, ${name}`, page, 'ms');
    figure(`first byte of the API’s answer to it, ${name}`, api, 'ms');
    figure(`page ÷ API, ${name}`, page / api, '×', { bar: '≤ 2', reached: page / api <= 2 });
  }
  await service.stop();
};

const runFanOut = async (report: Report, stage: Stage, depth: Depth, { postgis }: Peers): Promise<void> => {
  const size = stage.name;
  const offers = sampleOf(stage.candidates, depth.queries);
  const service = await stage.startService();
  await findEach(service, offers.slice(0, 5), postgis);
  const found = await findEach(service, offers, postgis);
  const expected = judgeAllNeeds(stage.size, offers);
  report.checks.push(checkFound({ workload: 'fan-out', size }, found.needIds, expected));
  const figure = (what: string, value: number, unit: string, more: object = {}) =>
    report.figures.push({ workload: 'fan-out', size, what, value, unit, ...more });
  figure('finding the needs, p50', quantile(found.ms, 0.5), 'ms');
  figure('finding the needs, p95', quantile(found.ms, 0.95), 'ms');
  figure('finding the needs, mean', mean(found.ms), 'ms');
  if (found.peer) {
    report.checks.push(checkFound({ workload: 'fan-out, PostGIS', size }, found.peer.needIds, expected));
    figure('finding the needs, mean of PostGIS', mean(found.peer.ms), 'ms');
    const ratio = mean(found.peer.ms) / mean(found.ms);
    figure('PostGIS ÷ ours, mean', ratio, '×', { bar: '≥ 3', reached: ratio >= 3 });
  }
  const matches = mean(expected.map(({ length }) => length));
  const reads = mean(found.units.map(({ read }) => read));
  figure('needs matched', matches, '');
  figure('read units to find them', reads, 'RU');
  figure('read units a match', reads / Math.max(1e-9, matches), 'RU');
  const told = await publishEach(service, sampleOf(offers, depth.published));
  const needs = told.reduce((sum, one) => sum + one.needs, 0);
  const per = (of: (one: (typeof told)[number]) => number) =>
    told.reduce((sum, one) => sum + of(one), 0) / Math.max(1, needs);
  figure('from the write to the last notification, mean', mean(told.map(({ ms }) => ms)), 'ms', {
    note: `${told.length} spaces, ${needs} needs told`,
  });
  figure(
    'the same for each need told',
    per(({ ms }) => ms),
    'ms',
  );
  figure(
    'read units for each need told',
    per(({ units }) => units.read),
    'RU',
  );
  figure(
    'write units for each need told',
    per(({ units }) => units.write),
    'WU',
  );
  const peakMb = (await takeUnits(service)).peakRssBytes / 2 ** 20;
  figure('memory, most', peakMb, 'MB', { bar: `≤ ${FUNCTION_MEMORY_MB}`, reached: peakMb <= FUNCTION_MEMORY_MB });
  await service.stop();
};

export const sampleOf = (offers: readonly Offer[], count: number): Offer[] =>
  Array.from({ length: Math.min(count, offers.length) }, (_, n) => offers[Math.floor((n * offers.length) / count)]!);
export const sizeOf = short;
