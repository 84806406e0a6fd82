import type { Application } from '#shared/domain/application.ts';
import { type Caller, may } from '#shared/domain/authority.ts';
import { asOf, type Case } from '#shared/domain/case.ts';
import { type CaseKind, openMoves } from '#shared/domain/case-moves.ts';
import { consentUntil, revealedActor, revealedNeed, siteSees } from '#shared/domain/consent.ts';
import type { Invitation } from '#shared/domain/invitation.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import type { Deps } from '#shared/store/deps.ts';
import { moversOf } from './move-case.ts';
import { type Used, withUse } from './with-use.ts';

export type Side = 'actor' | 'site';
const byId = <T extends { id: string }>(nouns: readonly T[]) => new Map(nouns.map((noun) => [noun.id, noun]));

/** On which side the caller reads it: that of its own actor first. */
export const sideOf = (caller: Caller, found: Case): Side =>
  moversOf(caller, found).includes('member') ? 'actor' : 'site';

/** Both sides know the house by name for good; how to reach it, while it is shown to the reader. */
const aboutSite = ({ id, name, country, timeZone, sample, contact }: Site, isShown: boolean) => ({
  id,
  name,
  country,
  timeZone,
  contact: isShown ? contact : null,
  sample,
  notAnOffer: sample,
});
const aboutSpace = ({ id, name, kind, areaM2 }: Space, isShown: boolean) => ({
  id,
  name,
  kind,
  areaM2: isShown ? areaM2 : null,
  isShown,
});

/**
 * Cases as one side sees them now. The site sees who stands behind a need while consent lasts, from the rows as they
 * are stored at this moment; before and after it, not even an id.
 */
const showCases = async <T extends Case>(
  deps: Deps,
  caller: Caller,
  kind: CaseKind,
  side: Side,
  found: readonly T[],
) => {
  const now = deps.now();
  const cases = await Promise.all(found.map((each) => withUse(deps, asOf(each, now))));
  const revealed = cases.filter((each) => side === 'site' && siteSees(each, now));
  const ids = (of: (each: Used<T>) => string, list = cases) => [...new Set(list.map(of))];
  const [sites, spaces, actors, needs] = await Promise.all([
    deps.sites.findMany(ids((each) => each.siteId)).then(byId),
    deps.spaces.findMany(ids((each) => each.spaceId)).then(byId),
    deps.actors.findMany(ids((each) => each.actorId, revealed)).then(byId),
    deps.needs.findMany(ids((each) => each.needId, revealed)).then(byId),
  ]);
  return cases.map((each) => {
    const [site, space] = [sites.get(each.siteId), spaces.get(each.spaceId)];
    const [actor, need] = [actors.get(each.actorId), needs.get(each.needId)];
    const isRevealed = revealed.includes(each);
    const isSeen = side === 'actor' || isRevealed;
    const common = {
      id: each.id,
      side,
      state: each.state,
      siteId: each.siteId,
      site: site ? aboutSite(site, may.seeSite(caller, site)) : null,
      spaceId: each.spaceId,
      space: space && site ? aboutSpace(space, may.seeSpace(caller, space, site)) : null,
      needId: isSeen ? each.needId : null,
      actorId: isSeen ? each.actorId : null,
      actor: isRevealed && actor ? revealedActor(actor) : null,
      need: isRevealed && need ? revealedNeed(need) : null,
      consentUntil: consentUntil(each),
      createdAt: each.createdAt,
      expiresAt: each.expiresAt,
      answeredAt: each.history.findLast(({ move }) => move === 'accept' || move === 'decline')?.at ?? null,
      endedAt: each.endedAt,
      moves: openMoves(kind, moversOf(caller, each), each.state).filter((name) => name !== 'placed' || each.asksPlaced),
      history: each.history.map(({ move, by, at, personId }) => ({
        move,
        by,
        at,
        isMine: personId !== null && personId === caller.person?.id,
      })),
      version: each.version,
    };
    return { each, isSeen, common };
  });
};

/** What the applicant wrote goes the way of the applicant: the site sees it while consent lasts. */
export const showApplications = async (deps: Deps, caller: Caller, side: Side, found: readonly Application[]) =>
  (await showCases(deps, caller, 'application', side, found)).map(({ each, isSeen, common }) => ({
    ...common,
    letter: isSeen ? each.letter : null,
    links: isSeen ? each.links : [],
    message: each.message,
    reason: each.reason,
    asksPlaced: each.asksPlaced,
    placedAt: each.placedAt,
  }));
export type ShownApplication = Awaited<ReturnType<typeof showApplications>>[number];

export const showInvitations = async (deps: Deps, caller: Caller, side: Side, found: readonly Invitation[]) =>
  (await showCases(deps, caller, 'invitation', side, found)).map(({ each, common }) => ({
    ...common,
    pseudonym: side === 'site' ? each.pseudonym : null,
    reason: each.reason,
    answerBy: each.answerBy,
  }));
export type ShownInvitation = Awaited<ReturnType<typeof showInvitations>>[number];

export const showApplication = async (deps: Deps, caller: Caller, found: Application): Promise<ShownApplication> =>
  (await showApplications(deps, caller, sideOf(caller, found), [found]))[0]!;
export const showInvitation = async (deps: Deps, caller: Caller, found: Invitation): Promise<ShownInvitation> =>
  (await showInvitations(deps, caller, sideOf(caller, found), [found]))[0]!;
