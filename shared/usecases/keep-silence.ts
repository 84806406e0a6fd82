import { type Match, shownScore } from '#shared/domain/assess.ts';
import { candidatesOf } from '#shared/domain/candidates.ts';
import { type Group, type Import, idsOf } from '#shared/domain/import-group.ts';
import type { MatchRecord } from '#shared/domain/match-record.ts';
import { judged } from '#shared/domain/news.ts';
import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { matchedSpaces } from './matching-spaces.ts';
import { suitedMatches } from './suited-needs.ts';

type Pair = { needId: string; actorId: string; spaceId: string; siteId: string; match: Match };

/** A record is three rows, and a transaction holds a hundred. */
const PAIRS_AT_ONCE = 33;
const GROUPS_IN_FLIGHT = 4;

/**
 * What matches by a quiet import counts as told: each pair gets the record that its telling would have left, and nobody
 * a notification. News stays what it is, a difference from the record, so that a later change of either side tells of
 * the pairs that it makes match and of no others. A pair that has a record keeps it.
 */
export const keepSilence = async (deps: Deps, groups: readonly Group[], stamp: Import): Promise<void> => {
  const { eurPerHuf } = await deps.service.exchange();
  const left = [...groups];
  const work = async (): Promise<void> => {
    for (let group = left.pop(); group; group = left.pop()) await keepGroup(deps, group, eurPerHuf, stamp);
  };
  await Promise.all(Array.from({ length: GROUPS_IN_FLIGHT }, work));
};

const keepGroup = async (deps: Deps, group: Group, eurPerHuf: number, stamp: Import): Promise<void> => {
  const pairs =
    group.kind === 'house'
      ? await pairsOfHouse(deps, idsOf(group).root, eurPerHuf)
      : await pairsOfNeeds(deps, group.needs, group.actor);
  for (let at = 0; at < pairs.length; at += PAIRS_AT_ONCE)
    await record(deps, pairs.slice(at, at + PAIRS_AT_ONCE), stamp);
  if (group.kind !== 'house') return;
  for (const { id, state } of group.spaces)
    if (state === 'published') await deps.matches.markSummarised(id, { at: stamp.at }); // its publishing is no news either
};

const pairsOfHouse = async (deps: Deps, siteId: string, eurPerHuf: number): Promise<Pair[]> => {
  const entry = await deps.spaceIndex.read(siteId);
  if (!entry) return [];
  const pairs: Pair[] = [];
  for (const candidate of candidatesOf(entry, deps.now()))
    for (const suited of await suitedMatches(deps, candidate, eurPerHuf))
      pairs.push({ ...suited, spaceId: candidate.id, siteId });
  return pairs;
};

type Seeker = Extract<Group, { kind: 'seeker' }>;
const pairsOfNeeds = async (deps: Deps, needs: Seeker['needs'], actor: Seeker['actor']): Promise<Pair[]> => {
  const found = needs
    .filter(({ state }) => state === 'open')
    .map(async (need) => {
      const spaces = await matchedSpaces(deps, need, actor);
      return spaces.map((pair): Pair => ({ needId: need.id, actorId: actor.id, ...pair }));
    });
  return (await Promise.all(found)).flat();
};

const toldOf = ({ match, ...pair }: Pair, { by, at }: Import): MatchRecord => {
  const around = { applied: false, by, at, via: 'need' as const, siteScore: shownScore(match.score) };
  const { told, toldSite, ...next } = judged(pair, undefined, { match }, around)!;
  return {
    ...next,
    told: told && { ...told, state: 'closed' },
    toldSite: toldSite && { ...toldSite, state: 'closed' },
  };
};

/** All at once where none is there yet; else one by one, and what is there stays. */
const record = async (deps: Deps, pairs: readonly Pair[], stamp: Import): Promise<void> => {
  try {
    await deps.commit(pairs.flatMap((pair) => deps.matches.put(toldOf(pair, stamp))));
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'stale_version')) throw error;
    if (pairs.length === 1) return;
    for (const pair of pairs) await record(deps, [pair], stamp);
  }
};
