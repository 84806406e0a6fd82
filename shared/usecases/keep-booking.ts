import { type Caller, may } from '#shared/domain/authority.ts';
import type { Booking, BookingBody, BookingFields } from '#shared/domain/booking.ts';
import { conflictDays, type Days, takesPlace } from '#shared/domain/booking-conflict.ts';
import type { Sector } from '#shared/domain/codes.ts';
import { fits } from '#shared/domain/occupancy.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { addDays, dayAt, instantAt } from '#shared/domain/time-zone.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { At, Calendar, CalendarEntry, Page } from '#shared/store/ports.ts';
import { bookingNotes, changeNotes } from './booking-notes.ts';
import { decideAgain } from './decide-again.ts';
import { dueJudging } from './due-judging.ts';
import { findRevealed } from './find-revealed.ts';
import { findSpace } from './keep-space.ts';
import { sameVersion } from './same-version.ts';

type SignedIn = Caller & { person: Person };

/** Entries that ended longer ago are dropped from the calendar when it is written. */
const KEPT_DAYS = 400;
const MOST_DAYS_NAMED = 10;

/** Enters a stay, a session or a block, unless the space cannot hold it beside what is booked: decided by the write. */
export const createBooking = async (
  deps: Deps,
  caller: SignedIn,
  spaceId: string,
  body: BookingBody,
): Promise<Booking> => {
  const { site } = await ownCalendar(deps, caller, spaceId);
  const oldest = oldestKept(deps, site);
  onlyEnterable(body, oldest);
  const sector = await sectorOf(deps, site, body);
  const booking: Booking = {
    schemaVersion: 1,
    id: deps.newId(),
    spaceId,
    ...body,
    sector,
    createdAt: deps.now().toISOString(),
    updatedBy: caller.person.id,
    version: 1,
  };
  const told = { kind: 'booking-confirmed', by: caller.person.id, at: booking.createdAt } as const;
  const notes = await bookingNotes(deps, booking, site.id, told);
  await decideAgain(deps, async () => {
    // The calendar is read before the space: whoever changes the size of a space writes its calendar too.
    const calendar = await deps.bookings.calendar(spaceId);
    onlyWhereItFits((await ownCalendar(deps, caller, spaceId)).space, calendar.entries, body);
    const entries = [...calendar.entries, { ...fieldsOf(body), id: booking.id, sector }];
    return {
      changes: [
        deps.bookings.put(booking),
        ...deps.bookings.noteUse(site.id, booking, instantAt(booking.until, '00:00', site.timeZone).toISOString()),
        deps.bookings.putCalendar(spaceId, following(calendar, entries, oldest)),
        dueJudging(deps, 'space', spaceId, caller.person.id, booking.createdAt),
        ...notes,
        audited(deps, caller, 'booking.created', booking),
      ],
      made: booking,
      result: undefined,
    };
  });
  await deps.spaceIndex.reindex(site.id);
  return booking;
};

/** Enters it anew in the place of what it was: decided by the write, beside what else is booked. */
export const changeBooking = async (
  deps: Deps,
  caller: SignedIn,
  spaceId: string,
  bookingId: string,
  version: number,
  body: BookingBody,
): Promise<Booking> => {
  const { site } = await ownCalendar(deps, caller, spaceId);
  const oldest = oldestKept(deps, site);
  onlyEnterable(body, oldest);
  const known = await findBooking(deps, caller, spaceId, bookingId);
  // Its actor may stay, though it no longer shows itself, but not for longer: a use that ends later is shown for longer.
  const stays = body.actorId !== null && body.actorId === known.actorId && body.until <= known.until;
  const sector = stays ? known.sector : await sectorOf(deps, site, body);
  const changed = await decideAgain(deps, async () => {
    const calendar = await deps.bookings.calendar(spaceId);
    const before = await findBooking(deps, caller, spaceId, bookingId);
    sameVersion(before, version);
    const others = calendar.entries.filter(({ id }) => id !== bookingId);
    onlyWhereItFits((await ownCalendar(deps, caller, spaceId)).space, others, body);
    const at = deps.now().toISOString();
    const { schemaVersion, id, createdAt } = before;
    const by = caller.person.id;
    const after: Booking = {
      schemaVersion,
      id,
      spaceId,
      ...body,
      sector,
      createdAt,
      updatedBy: by,
      version: version + 1,
    };
    const endsAt = instantAt(after.until, '00:00', site.timeZone).toISOString();
    return {
      changes: [
        deps.bookings.put(after),
        ...(before.actorId === after.actorId ? [] : deps.bookings.dropUse(site.id, before)),
        ...deps.bookings.noteUse(site.id, after, endsAt),
        deps.bookings.putCalendar(spaceId, following(calendar, [...others, { ...fieldsOf(body), id, sector }], oldest)),
        dueJudging(deps, 'space', spaceId, by, at),
        ...(await changeNotes(deps, before, after, site.id, { by, at })),
        audited(deps, caller, 'booking.changed', after),
      ],
      result: after,
    };
  });
  await deps.spaceIndex.reindex(site.id);
  return changed;
};

/** Frees what it took. */
export const removeBooking = async (
  deps: Deps,
  caller: SignedIn,
  spaceId: string,
  bookingId: string,
  version: number,
): Promise<void> => {
  const { site } = await ownCalendar(deps, caller, spaceId);
  await decideAgain(deps, async () => {
    const calendar = await deps.bookings.calendar(spaceId);
    const booking = await deps.bookings.find(spaceId, bookingId);
    if (!booking) throw notFound('booking');
    sameVersion(booking, version);
    const at = deps.now().toISOString();
    const told = { kind: 'booking-cancelled', by: caller.person.id, at } as const;
    const entries = calendar.entries.filter(({ id }) => id !== bookingId);
    return {
      changes: [
        deps.bookings.remove(booking),
        ...deps.bookings.dropUse(site.id, booking),
        deps.bookings.putCalendar(spaceId, following(calendar, entries, oldestKept(deps, site))),
        dueJudging(deps, 'space', spaceId, caller.person.id, at),
        ...(await bookingNotes(deps, booking, site.id, told)),
        audited(deps, caller, 'booking.removed', booking),
      ],
      result: undefined,
    };
  });
  await deps.spaceIndex.reindex(site.id);
};

export const findBooking = async (deps: Deps, caller: Caller, spaceId: string, bookingId: string): Promise<Booking> => {
  await ownCalendar(deps, caller, spaceId);
  const booking = await deps.bookings.find(spaceId, bookingId);
  if (!booking) throw notFound('booking');
  return booking;
};

export const listBookings = async (deps: Deps, caller: Caller, spaceId: string, at: At): Promise<Page<Booking>> => {
  await ownCalendar(deps, caller, spaceId);
  return deps.bookings.list(spaceId, at);
};

/** The space and site of whoever runs its calendar; anybody else finds nothing. */
export const ownCalendar = async (
  deps: Deps,
  caller: Caller,
  spaceId: string,
): Promise<{ space: Space; site: Site }> => {
  const found = await findSpace(deps, caller, spaceId);
  if (!may.runCalendar(caller, found.site)) throw notFound('space');
  return found;
};

const onlyEnterable = (body: BookingBody, oldest: string): void => {
  if (body.until < oldest) throw invalid('until', 'This ended too long ago to be entered.');
  if (!takesPlace(body)) throw invalid('weekdays', 'None of these weekdays lies between from and until.');
};

const onlyWhereItFits = (space: Space, entries: readonly CalendarEntry[], body: BookingBody): void => {
  if (space.state === 'archived') throw new AppError('illegal_move', 'Nothing is booked in an archived space.');
  const fitting = fits(space, entries, body);
  if (!fitting.ok) throw conflict(fitting.because, space, entries, body);
};

const oldestKept = (deps: Deps, site: Site): string => addDays(dayAt(deps.now(), site.timeZone), -KEPT_DAYS);

const following = (calendar: Calendar, entries: CalendarEntry[], oldest: string): Calendar => ({
  version: calendar.version + 1,
  entries: entries.filter(({ until }) => until >= oldest),
});

/** The rule's fields of a booking, and nothing of whose it is. */
export const fieldsOf = (body: BookingBody): BookingFields => {
  const { actorId: _, sector: __, note: ___, ...fields } = body;
  return fields;
};

/** An actor is named only where it has shown itself to the site; its sector is then the booking's. */
const sectorOf = async (deps: Deps, site: Site, body: BookingBody): Promise<Sector | null> => {
  if (body.actorId === null) return body.sector;
  const actor = await findRevealed(deps, site.id, body.actorId);
  if (!actor) throw invalid('actorId', 'No actor of this id has shown itself to this site.');
  return actor.sector;
};

const audited = (deps: Deps, caller: SignedIn, act: string, { id, spaceId }: Booking) =>
  deps.audit.row({ at: deps.now().toISOString(), by: caller.person.id, act, subject: id, ids: { spaceId } });

const invalid = (path: string, message: string): AppError =>
  new AppError('invalid_input', message, { fields: [{ path, message }] });

const conflict = (
  because: 'taken' | 'too_large',
  space: Space,
  entries: readonly BookingFields[],
  body: BookingBody,
): AppError => {
  if (because === 'too_large')
    return new AppError('booking_conflict', 'The space holds less than this, even when nothing else is booked.', {
      fields: [{ path: 'takes', message: 'More than the space holds.' }],
    });
  const days = conflictDays(space, entries, body, MOST_DAYS_NAMED);
  return new AppError('booking_conflict', `Something else is booked on these days: ${days.map(named).join(', ')}.`, {
    fields: days.map((each) => ({ path: 'from', message: `Taken from ${each.from} until ${each.until}.` })),
  });
};

/** The last day is named, not the day after it. */
const named = ({ from, until }: Days): string => {
  const last = addDays(until, -1);
  return last === from ? from : `${from} to ${last}`;
};
