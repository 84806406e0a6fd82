import type { Match } from './assess.ts';
import { dayNumber } from './day.ts';
import { figuresOf, type MatchRecord, type Told, type ToldFigures } from './match-record.ts';
import type { MatchKind } from './notification.ts';

/** News from a fall of this share of the cost on (spec: notifications). */
const CHEAPER_BY = 0.1;
/** News from a start this many days earlier on. */
const SOONER_BY_DAYS = 30;
const TOLERANCE = 1e-6;

/** A pair as it stands: it matches, or why it does not. `need-closed` is the actor's own doing and no news. */
export type Standing = { match: Match } | { match: null; because: 'withdrawn' | 'unmatched' | 'need-closed' };

export const isCheaper = (now: ToldFigures, before: ToldFigures): boolean =>
  now.costCents !== null &&
  before.costCents !== null &&
  now.costUnit === before.costUnit &&
  now.costCents <= (1 - CHEAPER_BY) * before.costCents + TOLERANCE;

export const isSooner = (now: ToldFigures, before: ToldFigures): boolean =>
  dayNumber(now.start) <= dayNumber(before.start) - SOONER_BY_DAYS;

const kindOf = (told: Told | null, now: ToldFigures): MatchKind | null => {
  if (told === null || told.kind === 'gone') return 'new-match';
  if (isCheaper(now, told)) return 'cheaper';
  return isSooner(now, told) ? 'sooner' : null;
};

type Around = {
  applied: boolean; // an application of this pair is open
  by: string | null;
  at: string;
  via: 'summary' | 'need';
  siteScore: number | null; // as shown, by what the managers' list follows; null where they are not to be told
};
type Pair = Pick<MatchRecord, 'needId' | 'spaceId' | 'actorId' | 'siteId'>;

/**
 * The record after a judging, or undefined where nothing changes. News is a difference from what was last told, never
 * from the last write: a cost in another unit, or one that was unknown then, is no difference that can be told.
 */
export const judged = (
  pair: Pair,
  record: MatchRecord | undefined,
  standing: Standing,
  { applied, by, at, via, siteScore }: Around,
): MatchRecord | undefined => {
  if (!record && standing.match === null) return undefined;
  const before: MatchRecord = record ?? {
    schemaVersion: 1,
    ...pair,
    matching: false,
    told: null,
    toldSite: null,
    marks: {},
    version: 0,
  };
  const mark = before.marks[pair.actorId];
  const next = { ...before, matching: standing.match !== null, version: before.version + 1 };
  const isSame = before.matching === next.matching;
  if (standing.match !== null) {
    const now = figuresOf(standing.match);
    const kind = mark === 'hide' ? null : kindOf(before.told, now);
    if (kind !== null)
      next.told = {
        ...now,
        kind,
        because: null,
        before: kind === 'new-match' ? null : only(before.told),
        ...open(by, at),
      };
    if (before.toldSite === null && siteScore !== null) {
      const state = via === 'summary' ? 'listed' : 'pending';
      next.toldSite = { ...open(by, at), state, via, score: siteScore };
    }
    return isSame && kind === null && next.toldSite === before.toldSite ? undefined : next;
  }
  const { told } = before;
  const isMissed = mark === 'keep' || applied;
  if (told !== null && told.kind !== 'gone' && isMissed && standing.because !== 'need-closed') {
    next.told = { ...told, kind: 'gone', because: standing.because, before: null, ...open(by, at) };
    return next;
  }
  return isSame ? undefined : next;
};

const open = (by: string | null, at: string) => ({ state: 'pending' as const, by, at });
const only = (told: Told | null): ToldFigures | null =>
  told && { score: told.score, costCents: told.costCents, costUnit: told.costUnit, start: told.start };
