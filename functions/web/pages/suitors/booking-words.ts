import type { Booking } from '#shared/domain/booking.ts';
import { addDays } from '#shared/domain/time-zone.ts';
import type { Booked } from '#shared/usecases/booked-between.ts';
import type { View } from '#shared/web/view.ts';

/** In a word: who, or what. */
export const bookingName = ({ t }: View, { kind, actorName, note }: Booked): string => {
  if (kind === 'block') return note === null ? t.t('calendar.block') : t.t('calendar.blockOf', { what: note });
  return actorName ?? note ?? t.t('calendar.booking');
};

/** "18–20", "9:30–13"; empty for whole days. */
export const hoursText = ({ startsAt, endsAt }: Pick<Booking, 'startsAt' | 'endsAt'>): string =>
  startsAt === undefined || endsAt === undefined ? '' : `${clock(startsAt)}–${clock(endsAt)}`;

const clock = (time: string): string => time.replace(/^0/, '').replace(/:00$/, '');

/** "Tue, Thu 18–20, weekly until 30 March 2027", "4 to 8 February 2027" */
export const whenText = ({ t }: View, booking: Booking): string => {
  const { from, until, weekdays = [] } = booking;
  const last = addDays(until, -1);
  const hours = hoursText(booking);
  if (hours === '')
    return from === last ? t.day(from) : t.t('calendar.days', { from: t.day(from), until: t.day(last) });
  if (from === last) return `${t.day(from)}, ${hours}`;
  const names = t.weekdays();
  const days = weekdays.toSorted((a, b) => a - b).map((weekday) => names[weekday - 1]);
  return `${days.join(', ')} ${hours}, ${t.t('calendar.weekly', { day: t.day(last) })}`;
};

export const takesText = ({ t }: View, { takes }: Booking): string => {
  if (takes === 'all') return t.t('calendar.all');
  return 'areaM2' in takes ? t.areaM2(takes.areaM2) : t.t('calendar.people', { count: takes.people });
};

/** On which days of a month a booking is named: on each of its days of hours; else where it begins, and every Monday. */
export const namedDays = (booking: Booking, days: readonly string[]): string[] =>
  days.filter((day, index) => {
    if (day < booking.from || day >= booking.until) return false;
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
    if (booking.weekdays) return booking.weekdays.includes(weekday);
    return day === booking.from || index === 0 || weekday === 1;
  });
