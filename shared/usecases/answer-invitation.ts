import type { Caller } from '#shared/domain/authority.ts';
import type { Invitation } from '#shared/domain/invitation.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Deps } from '#shared/store/deps.ts';
import { type Kept, moveCase } from './move-case.ts';

export const invitationsOf = (deps: Deps): Kept<Invitation> => ({ kind: 'invitation', store: deps.invitations });

/** The actor's answer, or either side taking back what it said; accepting reveals the actor, nothing else does. */
export const answerInvitation = (
  deps: Deps,
  caller: Caller & { person: Person },
  id: string,
  version: number,
  answer: 'accept' | 'decline' | 'withdraw',
): Promise<Invitation> => moveCase(deps, invitationsOf(deps), caller, id, version, answer);
