import type { Caller } from '#shared/domain/authority.ts';
import type { Booking, BookingBody } from '#shared/domain/booking.ts';
import { clashing, conflictDays } from '#shared/domain/booking-conflict.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { CalendarEntry } from '#shared/store/ports.ts';
import { findRevealed } from './find-revealed.ts';
import { ownCalendar } from './keep-booking.ts';

/** A booking as its house reads it; the actor's name only while the actor shows itself to the house. */
export type Booked = Booking & { actorName: string | null };

/** What is booked or blocked on any of the days [from, until), the earliest first. */
export const bookedBetween = async (
  deps: Deps,
  caller: Caller,
  spaceId: string,
  from: string,
  until: string,
): Promise<Booked[]> => {
  await ownCalendar(deps, caller, spaceId);
  const { entries } = await deps.bookings.calendar(spaceId);
  return named(
    deps,
    spaceId,
    entries.filter((entry) => entry.from < until && entry.until > from),
  );
};

const MOST_DAYS = 60;
const MOST_NAMED = 10;

/** With which bookings one that is to be entered, or changed, cannot stand. */
export const clashesOf = async (
  deps: Deps,
  caller: Caller,
  spaceId: string,
  body: BookingBody,
  changedId: string | null,
): Promise<Booked[]> => {
  const { space } = await ownCalendar(deps, caller, spaceId);
  const { entries } = await deps.bookings.calendar(spaceId);
  const others = entries.filter(({ id }) => id !== changedId);
  const days = conflictDays(space, others, body, MOST_DAYS);
  return named(deps, spaceId, clashing(others, body, days).slice(0, MOST_NAMED));
};

const named = async (deps: Deps, spaceId: string, entries: readonly CalendarEntry[]): Promise<Booked[]> => {
  const found = await Promise.all(entries.map(({ id }) => deps.bookings.find(spaceId, id)));
  const bookings = found.filter((booking) => booking !== undefined);
  const space = await deps.spaces.find(spaceId);
  const ids = [...new Set(bookings.flatMap(({ actorId }) => actorId ?? []))];
  const actors = await Promise.all(ids.map((id) => (space ? findRevealed(deps, space.siteId, id) : undefined)));
  const nameOf = (id: string | null) => actors.find((actor) => actor?.id === id)?.name ?? null;
  return bookings
    .map((booking) => ({ ...booking, actorName: nameOf(booking.actorId) }))
    .sort((a, b) => startOf(a).localeCompare(startOf(b)));
};

const startOf = ({ from, startsAt }: Booking): string => `${from} ${startsAt ?? ''}`;
