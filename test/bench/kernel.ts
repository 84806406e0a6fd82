// How many pairs the rule judges a second on one core: node test/bench/kernel.ts [spaces] [needs]. Prints a table.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { assess } from '#shared/domain/assess.ts';
import { candidatesOf } from '#shared/domain/candidates.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import { encodeNeeds } from '#shared/domain/packed/encode-needs.ts';
import { encodeSpaces } from '#shared/domain/packed/encode-spaces.ts';
import { matchingNeeds } from '#shared/domain/packed/matching-needs.ts';
import { needEntryAt } from '#shared/domain/packed/need-row.ts';
import { decodeNeeds } from '#shared/domain/packed/packed-needs.ts';
import { decodeSpaces } from '#shared/domain/packed/packed-spaces.ts';
import { searchPacked } from '#shared/domain/packed/search-packed.ts';
import { actorOf, COUNTRY, dice, NOW, needsOf, sitesOf } from './kernel-market.ts';

const SPACES = Number(process.argv[2] ?? 100_000);
const NEEDS = Number(process.argv[3] ?? 100_000);
const SAMPLE = 4000; // pairs for the rule on objects, in the same run
const ROUNDS = 7;
const SITES_A_BATCH = 1000;
const NEEDS_A_BATCH = 4000;
const EUR_PER_HUF = 0.0025;

/** The best of several rounds, in ms of this thread on its core: the machine is shared, and only noise makes it longer. */
function best<T>(work: () => T, rounds = ROUNDS): { ms: number; answer: T } {
  let ms = Number.POSITIVE_INFINITY;
  let answer = work();
  for (let round = 0; round < rounds; round += 1) {
    const from = process.threadCpuUsage();
    answer = work();
    const { user, system } = process.threadCpuUsage(from);
    ms = Math.min(ms, (user + system) / 1000);
  }
  return { ms, answer };
}

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

type Row = Record<string, string | number>;
const rows: Row[] = [];
function row(name: string, pairs: number, passing: number, ms: number): number {
  const perSecond = pairs / (ms / 1000);
  rows.push({
    what: name,
    pairs,
    'passing and scored': `${((100 * passing) / pairs).toFixed(1)} %`,
    ms: Number(ms.toFixed(2)),
    'M pairs/s': Number((perSecond / 1e6).toFixed(3)),
  });
  return perSecond;
}

const STAY: NeedFields = {
  activities: ['painting'],
  people: 1,
  areaM2: { min: 10, max: 60 },
  tenure: 'either',
  budget: { cents: 40_000, currency: 'EUR', per: 'month' },
  when: { kind: 'stay', earliest: '2027-02-01', latest: '2027-05-01', minDays: 30, maxDays: null },
  places: [{ country: COUNTRY }],
  requires: ['heating'],
  prefers: ['daylight', 'water'],
  minimums: { ceilingCm: 240 },
  emits: { noise: 1, dust: false, fumes: false, wet: false, flame: false },
  importance: { cost: 'high' },
};
const SESSIONS: NeedFields = {
  ...STAY,
  activities: ['dance'],
  areaM2: { min: 15, max: null },
  budget: { cents: 6000, currency: 'EUR', per: 'session' },
  when: {
    kind: 'sessions',
    earliest: '2027-02-01',
    latest: '2027-05-01',
    hours: 2,
    perWeek: 1,
    weekdays: [1, 2, 3, 4],
    from: '16:00',
    to: '22:00',
  },
  emits: { ...STAY.emits, noise: 1 },
};

const sites = sitesOf(SPACES, 1507);
const tiles = chunks(sites, SITES_A_BATCH).map(encodeSpaces);
const deflated = tiles.map((tile) => deflateRawSync(tile));
const batches = tiles.map(decodeSpaces);
const actor = actorOf(dice(7));
const candidates = sites
  .slice(0, SAMPLE)
  .flatMap((entry) => candidatesOf(entry, NOW))
  .slice(0, SAMPLE);

for (const [name, need] of [
  ['stay', STAY],
  ['sessions', SESSIONS],
] as const) {
  const asking = { need, actor, batches, eurPerHuf: EUR_PER_HUF, now: NOW, most: 20, withNear: false };
  const packed = best(() => searchPacked(asking));
  const perSecond = row(`search, country-wide, ${name}: best 20`, SPACES, packed.answer.matches, packed.ms);
  const near = best(() => searchPacked({ ...asking, withNear: true }), 2);
  row(`  with ${near.answer.nearMisses.length} near misses and advice`, SPACES, near.answer.matches, near.ms);
  const rule = best(
    () =>
      candidates.filter((c) => assess(need, actor, c.space, c.site, { today: c.today, eurPerHuf: EUR_PER_HUF }).fits)
        .length,
    2,
  );
  const slow = row('  the rule on objects', candidates.length, rule.answer, rule.ms);
  console.log(`${name}: packed is ${(perSecond / slow).toFixed(0)} times the rule on objects`);
}

const entries = needsOf(NEEDS, 1508);
const needTiles = chunks(entries, NEEDS_A_BATCH).map(encodeNeeds);
const needBatches = needTiles.map(decodeNeeds);
const open = candidates.find(
  ({ space }) => space.activities === null && space.modes === null && space.areaM2 !== null,
)!;
const ctx = { today: open.today, eurPerHuf: EUR_PER_HUF };
const fanOut = best(() => matchingNeeds(open.space, open.site, needBatches, ctx));
const needsPerSecond = row('fan-out, one space: all needs', NEEDS, fanOut.answer.length, fanOut.ms);
const own = needBatches[0]!;
const sample = Array.from({ length: Math.min(SAMPLE, own.count) }, (_, i) => needEntryAt(own, i));
const slowNeeds = best(() => sample.filter((n) => assess(n.need, n.actor, open.space, open.site, ctx).fits).length, 2);
const slowPerSecond = row('  the rule on objects', sample.length, slowNeeds.answer, slowNeeds.ms);
console.log(`needs: packed is ${(needsPerSecond / slowPerSecond).toFixed(0)} times the rule on objects`);
console.table(rows);

const sizeOf = (all: readonly Uint8Array[]): number => all.reduce((sum, each) => sum + each.length, 0);
const needsDeflated = needTiles.map((tile) => deflateRawSync(tile));
const decodeMs = best(() => deflated.map((tile) => decodeSpaces(inflateRawSync(tile))), 2).ms;
const decodeNeedsMs = best(() => needsDeflated.map((tile) => decodeNeeds(inflateRawSync(tile))), 2).ms;
const json = deflateRawSync(JSON.stringify(sites.slice(0, SITES_A_BATCH))).length;
console.table([
  {
    what: 'space',
    'bytes packed': sizeOf(tiles) / SPACES,
    'bytes deflated': sizeOf(deflated) / SPACES,
    'bytes as deflated JSON': json / batches[0]!.count,
    'µs to inflate and decode': (1000 * decodeMs) / SPACES,
  },
  {
    what: 'need',
    'bytes packed': sizeOf(needTiles) / NEEDS,
    'bytes deflated': sizeOf(needsDeflated) / NEEDS,
    'bytes as deflated JSON': deflateRawSync(JSON.stringify(entries.slice(0, NEEDS_A_BATCH))).length / own.count,
    'µs to inflate and decode': (1000 * decodeNeedsMs) / NEEDS,
  },
]);
