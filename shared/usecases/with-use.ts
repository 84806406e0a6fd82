import type { Case } from '#shared/domain/case.ts';
import type { Deps } from '#shared/store/deps.ts';

export type Used<T> = T & { useEndsAt: string | null };

/** The case with the end of the use that came of it: of the bookings made for the actor since it was revealed. */
export const withUse = async <T extends Case>(deps: Pick<Deps, 'bookings'>, found: T): Promise<Used<T>> => {
  const { revealedAt, state, siteId, actorId } = found;
  if (revealedAt === null || state === 'sent') return { ...found, useEndsAt: null };
  const uses = await deps.bookings.usesOf(siteId, actorId);
  const ends = uses.filter(({ enteredAt }) => enteredAt >= revealedAt).map(({ endsAt }) => endsAt);
  return { ...found, useEndsAt: ends.sort().at(-1) ?? null };
};
