import type { Match } from '#shared/domain/assess.ts';
import { matchIdOf } from '#shared/domain/match-id.ts';
import { isPending, type MatchRecord, type Told } from '#shared/domain/match-record.ts';
import { noteIdOf } from '#shared/domain/notification.ts';
import { AppError } from '#shared/errors.ts';
import type { MailMessage } from '#shared/store/event-ports.ts';
import type { Deps } from '#shared/store/ports.ts';
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
  const { told, toldSite } = record;
  const isSummed = toldSite?.state === 'pending' && toldSite.via === 'summary';
  // The end of the judging tells it with the others, unless it came when that was done.
  const bySummary = isSummed && !(await deps.matches.isSummarised(record.spaceId));
  const waiting = [
    ...(told?.state === 'pending' ? await tellMembers(deps, record, told, match) : []),
    ...(toldSite?.state === 'pending' && !bySummary ? await tellManagers(deps, record, forSite) : []),
  ];
  await close(deps, record, (current) => ({
    told: current.told && { ...current.told, state: 'closed' },
    toldSite: current.toldSite && (bySummary ? current.toldSite : { ...current.toldSite, state: 'closed' }),
  }));
  return waiting;
};

/** Writes that what was pending is told; where another has written meanwhile, theirs to do. */
export const close = async (
  deps: Deps,
  record: MatchRecord,
  closed: (record: MatchRecord) => Pick<MatchRecord, 'told' | 'toldSite'>,
): Promise<void> => {
  if (!isPending(record)) return;
  const next = { ...record, ...closed(record), version: record.version + 1 };
  if (JSON.stringify({ ...next, version: 0 }) === JSON.stringify({ ...record, version: 0 })) return;
  await deps.commit(deps.matches.put(next)).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === 'stale_version')) throw error;
  });
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
  const matchId = matchIdOf([record.needId], [record.spaceId]);
  const members = await deps.memberships.ofScope({ kind: 'actor', id: record.actorId });
  const { score, costCents, costUnit, start } = told;
  const draft: NoteDraft = {
    id: noteIdOf(matchId, told.kind, costCents, start),
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
  const managers = await deps.memberships.ofScope({ kind: 'site', id: record.siteId });
  const draft: NoteDraft = {
    id: noteIdOf(matchIdOf([record.needId], [record.spaceId]), 'new-need'),
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
