import type { Caller } from '#shared/domain/authority.ts';
import type { Membership } from '#shared/domain/membership.ts';
import { notFound } from '#shared/errors.ts';

/** Throws where a membership that was made has ended since: a first answer is not given again then. */
export const stillBelongs = (caller: Caller, { personId, scope }: Membership): void => {
  const stands = caller.memberships.some(
    (own) => own.personId === personId && own.scope.kind === scope.kind && own.scope.id === scope.id,
  );
  if (!stands) throw notFound('membership');
};
