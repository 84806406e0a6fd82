import type { Booking } from '#shared/domain/booking.ts';
import type { Case } from '#shared/domain/case.ts';
import type { Deps } from '#shared/store/deps.ts';

const MOST = 50;

/** What is booked of the room of a case for its actor and is not over, the earliest first; for who may see who that is. */
export const bookingsOfCase = async (
  deps: Pick<Deps, 'bookings' | 'now'>,
  { siteId, spaceId, actorId }: Pick<Case, 'siteId' | 'spaceId' | 'actorId'>,
): Promise<Booking[]> => {
  const now = deps.now().toISOString();
  const uses = (await deps.bookings.usesOf(siteId, actorId)).filter(({ endsAt }) => endsAt > now);
  const found = await Promise.all(uses.map(({ bookingId }) => deps.bookings.find(spaceId, bookingId)));
  return found
    .filter((booking): booking is Booking => booking !== undefined && booking.actorId === actorId)
    .sort((a, b) => startOf(a).localeCompare(startOf(b)))
    .slice(0, MOST);
};

const startOf = ({ from, startsAt }: Booking): string => `${from} ${startsAt ?? ''}`;
