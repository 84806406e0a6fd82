import type { Context } from 'hono';
import type { Booking } from '#shared/domain/booking.ts';
import { type CalendarEvent, iCalendar } from '#shared/domain/icalendar.ts';
import type { View } from '#shared/web/view.ts';
import type { WebDeps } from './web-deps.ts';

type Place = {
  /** The room, as its booking is called in somebody’s calendar. */
  name: string;
  location: string | null;
  timeZone: string;
  isSample: boolean;
  /** The page that tells of it. */
  page: string;
};

/** Bookings as a file that a calendar opens. */
export const calendarFile = (deps: WebDeps, c: Context, view: View, bookings: readonly Booking[], place: Place) => {
  const { host } = new URL(view.origin);
  const events = bookings.map(
    (booking): CalendarEvent => ({
      uid: `${booking.id}@${host}`,
      revision: booking.version - 1,
      summary: place.name,
      location: place.location,
      description: place.isSample ? view.t.t('match.sample') : null,
      url: `${view.origin}${place.page}`,
      days: { from: booking.from, until: booking.until },
      hours: hoursOf(booking, place.timeZone),
    }),
  );
  return c.body(iCalendar(events, deps.now()), 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'attachment; filename="refresh-match.ics"',
  });
};

const hoursOf = ({ weekdays, startsAt, endsAt }: Booking, timeZone: string): CalendarEvent['hours'] =>
  weekdays === undefined || startsAt === undefined || endsAt === undefined
    ? null
    : { weekdays, startsAt, endsAt, timeZone };
