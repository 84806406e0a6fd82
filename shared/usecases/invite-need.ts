import { type Caller, may } from '#shared/domain/authority.ts';
import { sentCase } from '#shared/domain/case.ts';
import { type Invitation, type InvitationBody, LATEST_ANSWER_DAYS } from '#shared/domain/invitation.ts';
import type { Person } from '#shared/domain/person.ts';
import { addDays, dayAt, instantAt } from '#shared/domain/time-zone.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { findSpace } from './keep-space.ts';
import { findSuitor } from './list-suitors.ts';
import { type ShownInvitation, showInvitations } from './show-case.ts';

/**
 * A manager asks the actor behind a pseudonym to come. The need is found only among those that the list of suitors
 * shows, so that inviting tells no more than the list does.
 */
export const inviteNeed = async (
  deps: Deps,
  caller: Caller & { person: Person },
  spaceId: string,
  { pseudonym, reason, answerBy }: InvitationBody,
): Promise<ShownInvitation> => {
  const { space, site } = await findSpace(deps, caller, spaceId);
  if (!may.decideForSite(caller, site)) throw notFound('space');
  const now = deps.now();
  const today = dayAt(now, site.timeZone);
  if (answerBy < today || answerBy > addDays(today, LATEST_ANSWER_DAYS))
    throw new AppError('invalid_input', 'This answer-by day cannot be accepted.', {
      fields: [{ path: 'answerBy', message: `a day from today on, at most ${LATEST_ANSWER_DAYS} days ahead` }],
    });
  const { need } = await findSuitor(deps, caller, spaceId, pseudonym);
  const at = now.toISOString();
  const by = caller.person.id;
  const ids = { needId: need.id, actorId: need.actorId, spaceId, siteId: space.siteId };
  const expiresAt = instantAt(addDays(answerBy, 1), '00:00', site.timeZone).toISOString();
  const invitation: Invitation = {
    ...sentCase(
      'invitation',
      { id: deps.newId(), ...ids },
      { by: 'manager', at, personId: by, expiresAt, remindAt: null },
    ),
    pseudonym,
    reason,
    answerBy,
  };
  const [shown] = await showInvitations(deps, caller, 'site', [invitation]);
  await deps.commit(
    [
      ...deps.invitations.create(invitation, now),
      deps.audit.row({ at, by, act: 'invitation.send', subject: invitation.id, ids }),
    ],
    shown,
  );
  return shown!;
};
