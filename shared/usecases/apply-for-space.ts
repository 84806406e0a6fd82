import type { Application, ApplicationBody } from '#shared/domain/application.ts';
import { assess } from '#shared/domain/assess.ts';
import type { Caller } from '#shared/domain/authority.ts';
import { candidatesOf } from '#shared/domain/candidates.ts';
import { daysAfter, sentCase } from '#shared/domain/case.ts';
import { WAITS_DAYS } from '#shared/domain/case-moves.ts';
import type { Need } from '#shared/domain/need.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Space } from '#shared/domain/space.ts';
import { AppError, type FieldError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { findNeed } from './keep-need.ts';
import { findSpace } from './keep-space.ts';
import { type ShownApplication, showApplications } from './show-case.ts';

/** A member asks for a space that matches the need now; the actor is shown to the site at once. */
export const applyForSpace = async (
  deps: Deps,
  caller: Caller & { person: Person },
  needId: string,
  { spaceId, letter, links }: ApplicationBody,
): Promise<ShownApplication> => {
  const need = await findNeed(deps, caller, needId);
  const { space } = await findSpace(deps, caller, spaceId);
  await matchesNow(deps, need, space);
  const now = deps.now();
  const at = now.toISOString();
  const by = caller.person.id;
  const ids = { needId, actorId: need.actorId, spaceId, siteId: space.siteId };
  const application: Application = {
    ...sentCase(
      'application',
      { id: deps.newId(), ...ids },
      {
        by: 'member',
        at,
        personId: by,
        expiresAt: daysAfter(at, WAITS_DAYS.application),
        remindAt: daysAfter(at, WAITS_DAYS.applicationReminder),
      },
    ),
    letter,
    links,
    message: null,
    reason: null,
    placedAt: null,
  };
  const [shown] = await showApplications(deps, caller, 'actor', [application]);
  await deps.commit(
    [
      ...deps.applications.create(application, now),
      deps.audit.row({ at, by, act: 'application.send', subject: application.id, ids }),
    ],
    shown,
  );
  return shown!;
};

const refused = (fields: readonly FieldError[]): AppError =>
  new AppError('invalid_input', 'This need and this space do not match now; `errors` says why.', { fields });

/** By what the base table says at this moment: an open need, a published space of a verified site, and the rule. */
const matchesNow = async (deps: Deps, need: Need, space: Space): Promise<void> => {
  if (need.state !== 'open') throw refused([{ path: 'needId', message: `The need is ${need.state}: open it first.` }]);
  const [actor, entry, { eurPerHuf }] = await Promise.all([
    deps.actors.find(need.actorId),
    deps.spaceIndex.read(space.siteId),
    deps.service.exchange(),
  ]);
  const candidate = entry && candidatesOf(entry, deps.now()).find(({ id }) => id === space.id);
  if (!actor || !candidate) throw refused([{ path: 'spaceId', message: 'This space is not offered at the moment.' }]);
  const result = assess(need, actor, candidate.space, candidate.site, { today: candidate.today, eurPerHuf });
  if (!result.fits)
    throw refused(result.fails.map((constraint) => ({ path: 'spaceId', message: `It fails on: ${constraint}.` })));
};
