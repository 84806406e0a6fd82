import type { Match } from '#shared/domain/assess.ts';
import { matchIdOf } from '#shared/domain/match-id.ts';
import { type MatchRecord, noteIdOfTold, type Told } from '#shared/domain/match-record.ts';
import { noteIdOf } from '#shared/domain/notification.ts';
import { pseudonymOf } from '#shared/domain/pseudonym.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { MailMessage } from '#shared/store/event-ports.ts';
import { amendMatch } from './amend-match.ts';
import { type NoteDraft, type TellDeps, tell } from './tell.ts';

/**
 * Tells what a record says is still to be told, then closes it. Each notification has one id of person, match, kind,
 * cost and start, so that a telling that was broken off goes on where it ended.
 */
export const settle = async (
  deps: TellDeps,
  record: MatchRecord,
  match: Match | null,
  forSite: Match | null, // the same as the managers may see it
): Promise<MailMessage[]> => {
  const current = await takenFromSummary(deps, record);
  const { told, toldSite } = current;
  const isAlone = toldSite?.state === 'pending' && toldSite.via === 'need';
  const waiting = [
    ...(told?.state === 'pending' ? await tellMembers(deps, current, told, match) : []),
    ...(isAlone ? await tellManagers(deps, current, forSite) : []),
  ];
  await close(deps, current, { told: told?.state === 'pending', toldSite: isAlone });
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

const about = ({ needId, spaceId, siteId }: MatchRecord) => ({
  needIds: [needId],
  needCount: 1,
  spaceId,
  siteId,
  matchId: matchIdOf([needId], [spaceId]),
  caseId: null,
});

const tellMembers = async (
  deps: TellDeps,
  record: MatchRecord,
  told: Told,
  match: Match | null,
): Promise<MailMessage[]> => {
  const members = await deps.memberships.ofScope({ kind: 'actor', id: record.actorId });
  const { score, costCents, costUnit, start } = told;
  const draft: NoteDraft = {
    id: noteIdOfTold(record, told),
    kind: told.kind,
    scope: { kind: 'actor', id: record.actorId },
    ...about(record),
    because: told.because,
    told: { score, costCents, costUnit, start },
    before: told.before,
    match: told.kind === 'gone' ? null : match,
    score: told.kind === 'gone' ? null : score,
    at: told.at,
    by: told.by,
  };
  return tell(
    deps,
    () => draft,
    members.map(({ personId }) => personId),
  );
};

const tellManagers = async (deps: TellDeps, record: MatchRecord, match: Match | null): Promise<MailMessage[]> => {
  const { toldSite } = record;
  if (!toldSite) return [];
  const [managers, secret] = await Promise.all([
    deps.memberships.ofScope({ kind: 'site', id: record.siteId }),
    deps.sites.secret(record.siteId),
  ]);
  const draft: NoteDraft = {
    // By the name of this site: whoever knows the need from another could work out a hash of its id, and know it here.
    id: noteIdOf(pseudonymOf(secret, record.needId), record.spaceId, 'new-need'),
    kind: 'new-need',
    scope: { kind: 'site', id: record.siteId },
    ...about(record),
    because: 'new',
    told: null,
    before: null,
    match,
    score: toldSite.score,
    at: toldSite.at,
    by: toldSite.by,
  };
  return tell(
    deps,
    () => draft,
    managers.map(({ personId }) => personId),
  );
};
