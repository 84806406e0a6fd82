import type { ActorFields } from '../actor.ts';
import { type Advice, adviseBy } from '../advice.ts';
import { assess, type Match } from '../assess.ts';
import { factsOf } from '../facts.ts';
import { type NearMiss, nearMissOf } from '../near-miss.ts';
import type { NeedFields } from '../need.ts';
import { byMiss } from '../rank.ts';
import { bestK, type Position, type Row } from './best-k.ts';
import { type Days, daysAt } from './days-at.ts';
import { encodeNeeds } from './encode-needs.ts';
import { decodeNeeds, type PackedNeeds } from './packed-needs.ts';
import type { PackedSpaces } from './packed-spaces.ts';
import { type PairCursor, pairCursor } from './pair-cursor.ts';
import { constraintOf, failsOf, hasMoreThan } from './pair-fails.ts';
import { mayBeNear } from './pair-near.ts';
import { scoreOf } from './pair-score.ts';
import { candidateAt, moveToSite, moveToSpace } from './site-move.ts';

export type PackedAsking = {
  need: NeedFields;
  actor: ActorFields;
  batches: readonly PackedSpaces[]; // each space in one of them only
  /** Of each batch, sites that are not to be looked at. */
  hidden?: readonly (Uint8Array | null)[];
  eurPerHuf: number;
  now: Date;
  most: number; // how many of the best are wanted
  after?: Position | null; // behind this place in the ranking
  withNear: boolean; // near misses and advice too
};
export type PackedResult = {
  items: { spaceId: string; siteId: string; at: Row; match: Match }[];
  matches: number; // all of them
  todays: Record<string, string>; // by time zone
  /** Worked out when it is asked for, from what the search passed by; empty without `withNear`. */
  near(): PackedNear;
};
export type SuitingSpace = { spaceId: string; siteId: string; score: number };
export type PackedNear = {
  nearMisses: ({ spaceId: string; siteId: string; at: Row } & NearMiss)[];
  advice: Advice[];
};

/** A need as the one row of a batch. */
const packNeed = (need: NeedFields, actor: ActorFields): PackedNeeds =>
  decodeNeeds(encodeNeeds([{ needId: '', actorId: '', need, actor }]));

/** Every space that suits, with its score, in no order: for whoever reads no reasons. */
export function suitingPacked(asking: Omit<PackedAsking, 'most' | 'after' | 'withNear'>): SuitingSpace[] {
  const days = daysAt(asking.now);
  const pair = pairCursor(packNeed(asking.need, asking.actor), asking.eurPerHuf);
  const suiting: SuitingSpace[] = [];
  for (const [batch, spaces] of asking.batches.entries()) {
    pair.spaces = spaces;
    const hidden = asking.hidden?.[batch] ?? null;
    for (let site = 0; site < spaces.siteCount; site += 1) {
      if (hidden !== null && hidden[site] === 1) continue;
      moveToSite(pair, site, days.numberIn(spaces.zones[spaces.zone[site]!]!));
      if (!pair.isPlaced) continue;
      for (let row = spaces.firstSpace[site]!; row < spaces.firstSpace[site + 1]!; row += 1) {
        pair.space = row;
        if (failsOf(pair, 0) !== 0) continue;
        suiting.push({ spaceId: spaces.ids.at(row), siteId: spaces.siteIds.at(site), score: scoreOf(pair) });
      }
    }
  }
  return suiting;
}

/** search() over packed spaces: the same pairs, figures and order, the best `most` of them. */
export function searchPacked(asking: PackedAsking): PackedResult {
  const { need, actor, batches, eurPerHuf, withNear } = asking;
  const packed = packNeed(need, actor);
  const days = daysAt(asking.now);
  const best = bestK(asking.most, ({ batch, row }) => batches[batch]!.ids.at(row), asking.after);
  const matching: Row[] = []; // kept for the advice alone
  const maybeNear: Failing[] = [];
  const pair = pairCursor(packed, eurPerHuf);
  let matches = 0;
  for (const [batch, spaces] of batches.entries()) {
    pair.spaces = spaces;
    const hidden = asking.hidden?.[batch] ?? null;
    const todays = spaces.zones.map(days.numberIn);
    for (let site = 0; site < spaces.siteCount; site += 1) {
      if (hidden !== null && hidden[site] === 1) continue;
      moveToSite(pair, site, todays[spaces.zone[site]!]!);
      if (!(pair.isPlaced || (withNear && pair.isNearlyPlaced))) continue;
      const last = spaces.firstSpace[site + 1]!;
      for (let row = spaces.firstSpace[site]!; row < last; row += 1) {
        pair.space = row;
        const fails = failsOf(pair, withNear ? 1 : 0);
        if (fails === 0) {
          matches += 1;
          if (withNear) matching.push({ batch, row });
          best.offer(scoreOf(pair), batch, row);
        } else if (withNear && !hasMoreThan(fails, 1) && mayBeNear(pair, fails)) {
          maybeNear.push({ batch, row, fails });
        }
      }
    }
  }
  return {
    items: best.ranked().map((row) => itemAt(asking, pair, row, days)),
    matches,
    todays: days.seen(),
    near: () => nearOf(asking, pair, days, matching, maybeNear),
  };
}

function nearOf(asking: PackedAsking, pair: PairCursor, days: Days, matching: Row[], maybeNear: Failing[]): PackedNear {
  const near = maybeNear.flatMap((at) => nearAt(asking, pair, at, days) ?? []);
  const advice = adviseBy(asking.need, matching, near, fitsWith(asking, days)); // before near is sorted: row by row
  const nearMisses = near
    .sort(byMiss)
    .map(({ id, siteId, batch, row, near: miss }) => ({ spaceId: id, siteId, at: { batch, row }, ...miss }));
  return { nearMisses, advice };
}

/** A row that fails one constraint alone, as its bit. */
type Failing = Row & { fails: number };

/** A pair that misses one constraint, which the columns have found; how far, the rule itself says. */
function nearAt(
  { need, actor, batches, eurPerHuf }: PackedAsking,
  pair: PairCursor,
  { batch, row, fails }: Failing,
  days: Days,
) {
  moveToSpace(pair, batches[batch]!, row, days.numberIn);
  const { id, space, site, today } = candidateAt(pair);
  const near = nearMissOf(factsOf(need, actor, space, site, { today, eurPerHuf }), [constraintOf(fails)]);
  return near && { id, siteId: pair.spaces.siteIds.at(pair.site), batch, row, near };
}

/** One of the best, with its reasons: the rule itself is asked, and its figures told. */
function itemAt({ need, actor, batches, eurPerHuf }: PackedAsking, pair: PairCursor, { batch, row }: Row, days: Days) {
  moveToSpace(pair, batches[batch]!, row, days.numberIn);
  const { id, space, site, today } = candidateAt(pair);
  const assessment = assess(need, actor, space, site, { today, eurPerHuf });
  if (!assessment.fits) throw new Error(`The packed rule and the rule disagree on the space ${id}`);
  return { spaceId: id, siteId: pair.spaces.siteIds.at(pair.site), at: { batch, row }, match: assessment.match };
}

/** What the advice asks of a changed need, on the columns. */
const fitsWith =
  ({ actor, batches, eurPerHuf }: PackedAsking, days: Days) =>
  (changed: NeedFields) => {
    const pair = pairCursor(packNeed(changed, actor), eurPerHuf);
    return ({ batch, row }: Row): boolean => {
      moveToSpace(pair, batches[batch]!, row, days.numberIn);
      return failsOf(pair, 0) === 0;
    };
  };
