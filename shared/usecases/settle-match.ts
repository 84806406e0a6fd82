import type { Match } from '#shared/domain/assess.ts';
import { isAlone, type MatchRecord } from '#shared/domain/match-record.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { MailMessage } from '#shared/store/event-ports.ts';
import { amendMatch } from './amend-match.ts';
import { managerDraft, memberDraft } from './match-drafts.ts';
import { type People, peopleOf } from './people.ts';
import { type TellDeps, tell } from './tell.ts';

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
): Promise<MailMessage[]> => {
  const current = await takenFromSummary(deps, record);
  const { told, toldSite } = current;
  const waiting: MailMessage[] = [];
  if (told?.state === 'pending') {
    const scope = { kind: 'actor' as const, id: current.actorId };
    const members = (await people.ofScopes([scope]))(scope);
    waiting.push(...(await tell(deps, memberDraft(current, told, match), members, people)));
  }
  if (toldSite && isAlone(current)) {
    const scope = { kind: 'site' as const, id: current.siteId };
    const [membersOf, secret] = await Promise.all([people.ofScopes([scope]), deps.sites.secret(current.siteId)]);
    waiting.push(...(await tell(deps, managerDraft(current, toldSite, secret, forSite), membersOf(scope), people)));
  }
  await close(deps, current, { told: told?.state === 'pending', toldSite: isAlone(current) });
  return waiting;
};

/**
 * What came when the summary of a publishing was done is told by itself. The record's own version decides between the
 * two: the summary takes what it tells before it tells it, and so does this.
 */
const takenFromSummary = async (deps: Deps, record: MatchRecord): Promise<MatchRecord> => {
  const { toldSite } = record;
  if (toldSite?.state !== 'pending' || toldSite.via !== 'summary') return record;
  if (!(await deps.matches.isSummarised(record.spaceId))) return record;
  const taken: MatchRecord = { ...record, toldSite: { ...toldSite, via: 'need' }, version: record.version + 1 };
  await deps.commit(deps.matches.put(taken));
  return taken;
};

type Parts = { told: boolean; toldSite: boolean };
/** Writes that these parts are told; over whatever another has written meanwhile, unless that is newer news. */
export const close = (deps: Deps, record: MatchRecord, parts: Parts): Promise<void> =>
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
