import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawAsks, drawInnerAsks } from './asks.ts';
import type { Child } from './child.ts';
import { judgeAll } from './oracle.ts';
import { sampleOf } from './run-map.ts';
import { openStage, type Stage } from './stage.ts';
import { browseEach, checkBrowsing, windowsAround } from './workloads/browsing.ts';
import { checkFound, findEach, judgeAllNeeds, publishEach } from './workloads/fanning.ts';
import { checkKernel, packHouses, runPacked } from './workloads/kernel.ts';
import { drawPagedSearches, pageEach } from './workloads/paging.ts';
import { checkSearches, searchEach } from './workloads/searching.ts';

// The bench's answers, never its times: every workload on a small map, held to the rule over every pair.

let map: Stage;
let tiles: Stage;
let service: Child;
let onTiles: Child;

beforeAll(async () => {
  map = await openStage({ seed: 1, spaces: 600, needs: 2000, grows: 'map' });
  tiles = await openStage({ seed: 3, spaces: 1000, needs: 1000, grows: 'density' });
  [service, onTiles] = await Promise.all([map.startService(), tiles.startService()]);
}, 120_000);
afterAll(async () => {
  await Promise.all([service?.stop(), onTiles?.stop()]);
  await Promise.all([map?.stop(), tiles?.stop()]);
});

const right = (queries: number) => expect.objectContaining({ queries, equal: queries, firstDifference: null });

it('finds for every need the best spaces, near misses and advice of the rule over every pair', async () => {
  const asks = drawAsks(80);
  const expected = asks.map((ask) => judgeAll(ask, map.candidates));
  const { answers } = await searchEach(service, asks);
  expect(checkSearches({ workload: 'near', size: map.name }, answers, expected, true)).toEqual(right(80));
  expect(expected.some(({ matches }) => matches.length > 3)).toBe(true);
  expect(expected.some(({ near }) => near.length > 3)).toBe(true);
});

it('finds the same on a map where every place is as dense', async () => {
  const asks = drawInnerAsks(40);
  const expected = asks.map((ask) => judgeAll(ask, tiles.candidates));
  const { answers } = await searchEach(onTiles, asks);
  expect(checkSearches({ workload: 'near', size: tiles.name }, answers, expected, true)).toEqual(right(40));
});

it('finds for every space the needs that match it, and tells as many', async () => {
  const offers = sampleOf(map.candidates, 40);
  const expected = judgeAllNeeds(map.size, offers);
  const { needIds } = await findEach(service, offers);
  expect(checkFound({ workload: 'fan-out', size: map.name }, needIds, expected)).toEqual(right(40));
  const most = expected.reduce((best, ids, n) => (ids.length > expected[best]!.length ? n : best), 0);
  const [told] = await publishEach(service, [offers[most]!]);
  expect(told!.needs).toBe(expected[most]!.length);
});

it('shows in every window the sites that lie in it', async () => {
  const windows = windowsAround(map.candidates, 15);
  const browsed = await browseEach(service, windows);
  expect(checkBrowsing({ workload: 'browse', size: map.name }, windows, browsed, map.candidates)).toEqual(right(15));
});

it('shows on a page of results the rooms that the API names', async () => {
  const searches = await drawPagedSearches();
  const { isSame } = await pageEach(service, searches);
  expect(searches.filter((_, n) => !isSame[n])).toEqual([]);
  expect(isSame).toHaveLength(60);
}, 60_000);

it('judges packed spaces as the rule judges spaces', () => {
  const asks = drawAsks(40, 97);
  const { batches } = packHouses(map.houses);
  expect(checkKernel(asks, map.candidates, (ask) => runPacked(batches, ask, true))).toEqual(right(40));
});
