import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';

/** The mail of a claim has left. Where it lapsed before that was known, the digest does not bring its content again. */
export const closeClaim = async (deps: Deps, personId: string, claimId: string): Promise<void> => {
  const claim = await deps.outbox.findClaim(personId, claimId);
  if (!claim || claim.state === 'closed') return;
  const close = deps.outbox.moveClaim(claim, 'closed', deps.now().toISOString());
  const again = claim.state === 'lapsed' ? claim.rows.map((row) => deps.outbox.drop(personId, 'daily', row)) : [];
  try {
    await deps.commit([close, ...again]);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'stale_version')) throw error;
    return closeClaim(deps, personId, claimId); // it moved meanwhile: look again
  }
};
