// How many pairs the rule judges a second on one core: node test/bench/kernel.ts [spaces] [needs]. Prints two tables.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { assess } from '#shared/domain/assess.ts';
import { candidatesOf } from '#shared/domain/candidates.ts';
import { encodeNeeds, type NeedToPack } from '#shared/domain/packed/encode-needs.ts';
import { encodeSpaces } from '#shared/domain/packed/encode-spaces.ts';
import { matchingNeeds } from '#shared/domain/packed/matching-needs.ts';
import { decodeNeeds } from '#shared/domain/packed/packed-needs.ts';
import { decodeSpaces } from '#shared/domain/packed/packed-spaces.ts';
import { searchPacked } from '#shared/domain/packed/search-packed.ts';
import { rankNeeds, search } from '#shared/domain/search.ts';
import { actorOf, dice, NOW, needsOf, OPEN_SITE, OPEN_SPACE, SESSIONS, STAY, sitesOf } from './kernel-market.ts';

const SPACES = Number(process.argv[2] ?? 100_000);
const NEEDS = Number(process.argv[3] ?? 100_000);
const SAMPLE_SITES = 1000; // for the rule on objects, in the same run
const SAMPLE_NEEDS = 4000;
const MEASURED_MS = 2500; // for each figure
const SITES_A_BATCH = 1000;
const NEEDS_A_BATCH = 4000;
const EUR_PER_HUF = 0.0025;

type Timed<T> = { bestMs: number; cpuMs: number; answer: T };

/**
 * Rounds for a while: the best by the clock, since the machine is shared and noise only makes a round longer, and the
 * mean of this thread's time on its core, which the kernel counts in ticks too coarse for one round.
 */
function timed<T>(work: () => T): Timed<T> {
  let answer = work();
  let bestMs = Number.POSITIVE_INFINITY;
  let rounds = 0;
  const cpuFrom = process.threadCpuUsage();
  const until = performance.now() + MEASURED_MS;
  while (rounds < 2 || performance.now() < until) {
    const from = performance.now();
    answer = work();
    bestMs = Math.min(bestMs, performance.now() - from);
    rounds += 1;
  }
  const { user, system } = process.threadCpuUsage(cpuFrom);
  return { bestMs, cpuMs: (user + system) / 1000 / rounds, answer };
}

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
const rounded = (value: number, places: number): number => Number(value.toFixed(places));

const rows: Record<string, string | number>[] = [];
function tell(what: string, pairs: number, passing: number, { bestMs, cpuMs }: Timed<unknown>): number {
  const perSecond = pairs / bestMs / 1000;
  rows.push({
    what,
    pairs,
    'passing and scored': `${((100 * passing) / pairs).toFixed(1)} %`,
    'best ms': rounded(bestMs, 2),
    'M pairs/s, best': rounded(perSecond, 2),
    'M pairs/s, mean CPU': rounded(pairs / cpuMs / 1000, 2),
  });
  return perSecond;
}

/** A figure counts only where the answers are the rule's. */
function mustBeSame(what: string, ours: unknown, theirs: unknown): void {
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) throw new Error(`${what}: not the answers of the rule`);
}

const sites = sitesOf(SPACES, 1507);
const tiles = chunks(sites, SITES_A_BATCH).map(encodeSpaces);
const batches = tiles.map(decodeSpaces);
const actor = actorOf(dice(7));
const sample = sites.slice(0, SAMPLE_SITES);
const candidates = sample.flatMap((entry) => candidatesOf(entry, NOW));

for (const [name, need] of Object.entries({ stay: STAY, sessions: SESSIONS })) {
  const asking = { need, actor, batches, eurPerHuf: EUR_PER_HUF, now: NOW, most: 20, withNear: false };
  const whole = search(need, actor, candidates, EUR_PER_HUF);
  const own = searchPacked({
    ...asking,
    batches: [decodeSpaces(encodeSpaces(sample))],
    most: candidates.length,
    withNear: true,
  });
  mustBeSame(
    name,
    own.items.map(({ siteId: _, at: _at, ...item }) => item),
    whole.items,
  );
  mustBeSame(`${name}, advice`, own.near().advice, whole.advice);

  const packed = timed(() => searchPacked(asking));
  const perSecond = tell(`search, whole country, ${name}: best 20`, SPACES, packed.answer.matches, packed);
  const near = timed(() => {
    const { matches, near } = searchPacked({ ...asking, withNear: true });
    return { matches, ...near() };
  });
  tell(`  with ${near.answer.nearMisses.length} near misses and advice`, SPACES, near.answer.matches, near);
  const rule = timed(() => {
    let fitting = 0;
    for (const { space, site, today } of candidates)
      if (assess(need, actor, space, site, { today, eurPerHuf: EUR_PER_HUF }).fits) fitting += 1;
    return fitting;
  });
  const slow = tell('  the rule on objects', candidates.length, rule.answer, rule);
  console.log(`${name}: on columns ${(perSecond / slow).toFixed(0)} times as fast as on objects`);
}

const entries = needsOf(NEEDS, 1508);
const needTiles = chunks(entries, NEEDS_A_BATCH).map(encodeNeeds);
const needBatches = needTiles.map(decodeNeeds);
const ctx = { today: '2027-01-04', eurPerHuf: EUR_PER_HUF };
const asked = entries.slice(0, SAMPLE_NEEDS).map(({ needId, need, actor: of }) => ({ id: needId, need, actor: of }));
const ranked = rankNeeds(OPEN_SPACE, OPEN_SITE, asked, ctx);
mustBeSame(
  'needs',
  matchingNeeds(OPEN_SPACE, OPEN_SITE, needBatches.slice(0, 1), ctx).map(({ row, score }) => [
    entries[row]?.needId,
    score,
  ]),
  ranked.items.map(({ needId, match }) => [needId, match.score]),
);
const fanOut = timed(() => matchingNeeds(OPEN_SPACE, OPEN_SITE, needBatches, ctx));
const needsPerSecond = tell('fan-out, one space: all its needs', NEEDS, fanOut.answer.length, fanOut);
const slowNeeds = timed(() => asked.filter((n) => assess(n.need, n.actor, OPEN_SPACE, OPEN_SITE, ctx).fits).length);
const slowPerSecond = tell('  the rule on objects', asked.length, slowNeeds.answer, slowNeeds);
console.log(`needs: on columns ${(needsPerSecond / slowPerSecond).toFixed(0)} times as fast as on objects`);
console.table(rows);

function sizes(
  what: string,
  count: number,
  all: readonly Uint8Array[],
  plain: readonly unknown[][],
  open: (tile: Uint8Array) => unknown,
) {
  const bytesOf = (some: readonly Uint8Array[]): number => some.reduce((sum, each) => sum + each.length, 0);
  const deflated = all.map((tile) => deflateRawSync(tile));
  const opened = timed(() => deflated.forEach((tile) => void open(inflateRawSync(tile))));
  return {
    what,
    'bytes packed': rounded(bytesOf(all) / count, 1),
    'bytes packed, deflated': rounded(bytesOf(deflated) / count, 1),
    'bytes as JSON, deflated': rounded(bytesOf(plain.map((some) => deflateRawSync(JSON.stringify(some)))) / count, 1),
    'µs to inflate and decode': rounded((1000 * opened.bestMs) / count, 2),
  };
}
console.table([
  sizes('space', SPACES, tiles, chunks(sites, SITES_A_BATCH), decodeSpaces),
  sizes('need', NEEDS, needTiles, chunks<NeedToPack>(entries, NEEDS_A_BATCH), decodeNeeds),
]);
