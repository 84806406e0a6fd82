import type { Match } from '#shared/domain/assess.ts';
import { isAlone, type MatchRecord } from '#shared/domain/match-record.ts';
import type { Deps } from '#shared/store/deps.ts';
import { amendMatch } from './amend-match.ts';
import { managerDraft, memberDraft } from './match-drafts.ts';
import { type People, peopleOf } from './people.ts';
import { type TellDeps, tell, type WaitingMail } from './tell.ts';

/** What a record may be told of: the match, and the same as the managers may see it. */
export type Seen = { match: Match | null; forSite: Match | null };

/**
 * Tells, person by person, what a record says is still to be told, then closes it. Each notification has one id of person,
 * match, kind, cost and start, so that a telling that was broken off goes on where it ended.
 */
export const settle = async (
  deps: TellDeps,
  record: MatchRecord,
  { match, forSite }: Seen,
  people: People = peopleOf(deps),
): Promise<WaitingMail[]> => {
  const { told, toldSite } = record;
  const waiting: WaitingMail[] = [];
  if (told?.state === 'pending') {
    const scope = { kind: 'actor' as const, id: record.actorId };
    const members = (await people.ofScopes([scope]))(scope);
    waiting.push(...(await tell(deps, memberDraft(record, told, match), members, people)));
  }
  if (toldSite && isAlone(record)) {
    const scope = { kind: 'site' as const, id: record.siteId };
    const [membersOf, secret] = await Promise.all([people.ofScopes([scope]), deps.sites.secret(record.siteId)]);
    waiting.push(...(await tell(deps, managerDraft(record, toldSite, secret, forSite), membersOf(scope), people)));
  }
  await close(deps, record, { told: told?.state === 'pending', toldSite: isAlone(record) });
  return waiting;
};

type Parts = { told: boolean; toldSite: boolean };
/** Writes that these parts are told; over whatever another has written meanwhile, unless that is newer news. */
const close = (deps: Deps, record: MatchRecord, parts: Parts): Promise<void> =>
  amendMatch(deps, record, (current) => closedParts(current, record, parts));

const closedParts = (current: MatchRecord, { told, toldSite }: MatchRecord, parts: Parts): MatchRecord | undefined => {
  const isSame = current.told?.at === told?.at && current.told?.kind === told?.kind;
  const closesTold = parts.told && isSame && current.told?.state === 'pending';
  const closesSite = parts.toldSite && current.toldSite?.at === toldSite?.at && current.toldSite?.state !== 'closed';
  if (!closesTold && !closesSite) return undefined;
  return {
    ...current,
    told: closesTold && current.told ? { ...current.told, state: 'closed' } : current.told,
    toldSite: closesSite && current.toldSite ? { ...current.toldSite, state: 'closed' } : current.toldSite,
  };
};
