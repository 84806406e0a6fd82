import type { Match } from '#shared/domain/assess.ts';
import { matchIdOf } from '#shared/domain/match-id.ts';
import { type MatchRecord, noteIdOfTold, type Told } from '#shared/domain/match-record.ts';
import { noteIdOf } from '#shared/domain/notification.ts';
import { pseudonymOf } from '#shared/domain/pseudonym.ts';
import type { NoteDraft } from './tell.ts';

const about = ({ needId, spaceId, siteId }: MatchRecord) => ({
  needIds: [needId],
  needCount: 1,
  spaceId,
  siteId,
  matchId: matchIdOf([needId], [spaceId]),
  caseId: null,
});

/** What the members of the actor are told. */
export const memberDraft = (record: MatchRecord, told: Told, match: Match | null): NoteDraft => {
  const { score, costCents, costUnit, start } = told;
  return {
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
};

/** What the managers of the site are told of a need by itself; `secret` is the site's own, `match` as they may see it. */
export const managerDraft = (
  record: MatchRecord,
  toldSite: NonNullable<MatchRecord['toldSite']>,
  secret: Uint8Array,
  match: Match | null,
): NoteDraft => ({
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
});
