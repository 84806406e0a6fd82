import { assess } from '#shared/domain/assess.ts';
import type { Candidate } from '#shared/domain/candidates.ts';
import { actorFieldsOf, needFieldsOf } from '#shared/store/dynamo/need-entry.ts';
import { groupsOf, type Wanted } from '../bench-data.ts';
import type { Child } from '../child.ts';
import { EUR_PER_HUF } from '../draw-space.ts';
import type { Check } from '../figures.ts';
import { mayBePlaced } from '../oracle.ts';
import { takeUnits, type UnitsTaken } from './searching.ts';

export type Offer = Candidate & { siteId: string };
type Found = { ms: number[]; needIds: string[][] };
export type Fanned = Found & { units: UnitsTaken[]; peer: Found | undefined };

/** The needs that each space matches, found by the matcher's own reading, and by the peer in turn where there is one. */
export const findEach = async (child: Child, offers: readonly Offer[], peer?: Child): Promise<Fanned> => {
  const fanned: Fanned = { ms: [], units: [], needIds: [], peer: peer && { ms: [], needIds: [] } };
  const ask = async (of: Child, path: string, body: object, into: Found): Promise<void> => {
    const { ms, answer } = await of.call<{ needIds: string[] }>('POST', path, body);
    into.ms.push(ms);
    into.needIds.push([...answer.needIds].sort());
  };
  await takeUnits(child);
  for (const offer of offers) {
    await ask(child, '/bench/find', { siteId: offer.siteId, spaceId: offer.id }, fanned);
    fanned.units.push(await takeUnits(child));
    if (peer) await ask(peer, '/find', offer, fanned.peer!);
  }
  return fanned;
};

type Answered = { needs: number; messages: number; isBestFirst: boolean; mails: number; mostMailsASecond: number };
export type Published = Answered & { ms: number; units: UnitsTaken };

/** From the write of a space to the last notification of it. */
export const publishEach = async (child: Child, offers: readonly Offer[]) => {
  const published: Published[] = [];
  await takeUnits(child);
  for (const { id, siteId } of offers) {
    const { ms, answer } = await child.call<Answered>('POST', '/bench/publish', { siteId, spaceId: id });
    published.push({ ms, ...answer, units: await takeUnits(child) });
  }
  return published;
};

/** The rule over every need for each of these spaces: needs are made anew, one pass for all. */
export const judgeAllNeeds = (size: Wanted, offers: readonly Offer[]): string[][] => {
  const found: string[][] = offers.map(() => []);
  for (const group of groupsOf(size)) {
    if (group.kind !== 'seeker') continue;
    const actor = actorFieldsOf(group.actor);
    for (const stored of group.needs) {
      const need = needFieldsOf(stored);
      for (const [n, { space, site, today }] of offers.entries())
        if (mayBePlaced(need, site, 1) && assess(need, actor, space, site, { today, eurPerHuf: EUR_PER_HUF }).fits)
          found[n]!.push(stored.id);
    }
  }
  return found.map((ids) => ids.sort());
};

export const checkFound = (
  name: { workload: string; size: string },
  got: readonly (readonly string[])[],
  want: readonly (readonly string[])[],
): Check => {
  const isEqual = (n: number) => got[n]!.length === want[n]!.length && want[n]!.every((id, i) => id === got[n]![i]);
  const wrong = want.findIndex((_, n) => !isEqual(n));
  return {
    ...name,
    queries: want.length,
    equal: want.filter((_, n) => isEqual(n)).length,
    firstDifference: wrong < 0 ? null : `space ${wrong}: ${got[wrong]!.length} needs instead of ${want[wrong]!.length}`,
  };
};
