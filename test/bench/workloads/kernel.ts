import { actorFieldsSchema } from '#shared/domain/actor.ts';
import { assess } from '#shared/domain/assess.ts';
import type { Candidate } from '#shared/domain/candidates.ts';
import type { House } from '#shared/domain/import-group.ts';
import { needFieldsSchema } from '#shared/domain/need.ts';
import { encodeSpaces } from '#shared/domain/packed/encode-spaces.ts';
import { decodeSpaces, type PackedSpaces } from '#shared/domain/packed/packed-spaces.ts';
import { searchPacked } from '#shared/domain/packed/search-packed.ts';
import { fieldsOf, siteFieldsOf } from '#shared/store/dynamo/site-entry.ts';
import { dayFrom, EUR_PER_HUF, NOW } from '../draw-space.ts';
import type { Check } from '../figures.ts';
import { type Ask, judgeAll } from '../oracle.ts';
import { BEST } from './searching.ts';

export type Kernel = {
  pairsPerS: number;
  rulePairsPerS: number; // assess() on objects
  passing: number; // share of the pairs that match and are scored
  encodedBytesASpace: number;
  check: Check;
};

/** Fits little more than one in ten, as the bar has it: half a year to begin within two months, in the whole country. */
const countryNeed = (country: string): Ask => ({
  need: needFieldsSchema.parse({
    activities: ['writing'],
    areaM2: { min: 25, max: 140 },
    budget: { cents: 60_000, currency: 'EUR', per: 'month' },
    when: { kind: 'stay', earliest: dayFrom(0), latest: dayFrom(60), minDays: 180, maxDays: null },
    places: [{ country }],
  }),
  actor: actorFieldsSchema.parse({}),
});

const SITES_A_BATCH = 512;

export const packHouses = (houses: readonly House[]): { batches: PackedSpaces[]; bytes: number } => {
  const batches: PackedSpaces[] = [];
  let bytes = 0;
  for (let at = 0; at < houses.length; at += SITES_A_BATCH) {
    const encoded = encodeSpaces(
      houses.slice(at, at + SITES_A_BATCH).map(({ site, spaces, entries }) => ({
        siteId: site.id,
        site: siteFieldsOf(site),
        spaces: spaces.map((space) => ({
          id: space.id,
          kind: space.kind,
          fields: fieldsOf(space),
          bookings: entries.get(space.id) ?? [],
        })),
      })),
    );
    bytes += encoded.length;
    batches.push(decodeSpaces(encoded));
  }
  return { batches, bytes };
};

export const runPacked = (batches: readonly PackedSpaces[], { need, actor }: Ask, withNear: boolean) =>
  searchPacked({ need, actor, batches, eurPerHuf: EUR_PER_HUF, now: new Date(NOW), most: BEST, withNear });

/** The rule alone, on packed spaces of one country, on one core; answers held to the rule on objects. */
export const measureKernel = (
  houses: readonly House[],
  candidates: readonly Candidate[],
  seconds: number,
  asks: readonly Ask[],
): Kernel => {
  const everywhere = houses.map((house) => ({ ...house, site: { ...house.site, country: 'DE' } }));
  const { batches } = packHouses(everywhere);
  const spaces = everywhere.reduce((sum, house) => sum + house.spaces.length, 0);
  const ask = countryNeed('DE');
  const { matches } = runPacked(batches, ask, false);
  let rounds = 0;
  const from = performance.now();
  while (performance.now() - from < seconds * 1000) {
    runPacked(batches, ask, false);
    rounds += 1;
  }
  const pairsPerS = (rounds * spaces) / ((performance.now() - from) / 1000);
  const plain = packHouses(houses);
  return {
    pairsPerS,
    rulePairsPerS: rateOfRule(ask, candidates),
    passing: matches / spaces,
    encodedBytesASpace: plain.bytes / spaces,
    check: checkKernel(asks, candidates, (one) => runPacked(plain.batches, one, true)),
  };
};

const rateOfRule = ({ need, actor }: Ask, candidates: readonly Candidate[]): number => {
  const some = candidates.slice(0, 20_000);
  const from = performance.now();
  for (const { space, site, today } of some)
    assess(need, actor, space, { ...site, country: 'DE' }, { today, eurPerHuf: EUR_PER_HUF });
  return some.length / ((performance.now() - from) / 1000);
};

export const checkKernel = (
  asks: readonly Ask[],
  candidates: readonly Candidate[],
  run: (ask: Ask) => ReturnType<typeof searchPacked>,
): Check => {
  let equal = 0;
  let firstDifference: string | null = null;
  for (const [n, ask] of asks.entries()) {
    const [got, want] = [run(ask), judgeAll(ask, candidates)];
    const { nearMisses, advice } = got.near();
    const left = JSON.stringify([
      got.items.map(({ spaceId, match }) => [spaceId, match]),
      nearMisses.map(({ spaceId, constraint, change }) => [spaceId, constraint, change]),
      advice,
    ]);
    const right = JSON.stringify([
      want.matches.slice(0, BEST).map(({ id, match }) => [id, match]),
      want.near.map(({ id, constraint, change }) => [id, constraint, change]),
      want.advice,
    ]);
    if (left === right) equal += 1;
    else firstDifference ??= `query ${n}`;
  }
  return { workload: 'kernel', size: `${candidates.length}`, queries: asks.length, equal, firstDifference };
};
