import { caseNotes } from '#shared/domain/case-notes.ts';
import { matchIdOf } from '#shared/domain/match-id.ts';
import { noteIdOf } from '#shared/domain/notification.ts';
import { type TellDeps, tell, type WaitingMail } from './tell.ts';

/**
 * Tells the sides of an application or invitation of every move that it has made: those told before are told already,
 * so that a message that was lost is made good by the next.
 */
export const tellCase = async (
  deps: TellDeps,
  kind: 'application' | 'invitation',
  id: string,
): Promise<WaitingMail[]> => {
  const found = await (kind === 'application' ? deps.applications : deps.invitations).find(id);
  if (!found) return [];
  const mails: WaitingMail[] = [];
  for (const told of caseNotes(kind, null, found)) {
    const scope =
      told.to === 'member'
        ? { kind: 'actor' as const, id: found.actorId }
        : { kind: 'site' as const, id: found.siteId };
    const people = await deps.memberships.ofScope(scope);
    const draft = {
      id: noteIdOf(id, told.version, told.kind, told.to),
      kind: told.kind,
      scope,
      needIds: [found.needId],
      needCount: 1,
      spaceId: found.spaceId,
      siteId: found.siteId,
      matchId: matchIdOf([found.needId], [found.spaceId]),
      caseId: id,
      because: null,
      told: null,
      before: null,
      match: null,
      score: null,
      at: told.at,
      by: told.by,
    };
    mails.push(
      ...(await tell(
        deps,
        draft,
        people.map(({ personId }) => personId),
      )),
    );
  }
  return mails;
};
