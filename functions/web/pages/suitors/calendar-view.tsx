import type { Booked } from '#shared/usecases/booked-between.ts';
import { CalendarLegend, type DayChip, type DayState, MonthTable, type ShownDay } from '#shared/web/day-calendar.tsx';
import { Notice, SavedNotice } from '#shared/web/notice.tsx';
import type { View } from '#shared/web/view.ts';
import { monthsBeside } from '../../months.ts';
import { bookingName, hoursText, namedDays, takesText, whenText } from './booking-words.ts';
import { DeskFrame, deskPath } from './desk-frame.tsx';
import type { Desk } from './read-desk.ts';

/** As far as days can be entered. */
export const CALENDAR_BOUNDS = { least: '2000-01', most: '2100-11' };

type Props = Desk & {
  month: string;
  today: string;
  booked: readonly Booked[];
  days: readonly ShownDay[];
};

export const CalendarView = (props: Props) => {
  const { view, space, month, today, booked, days } = props;
  const { t, url } = view;
  const path = `${deskPath(space.id)}/calendar`;
  const beside = monthsBeside(month, CALENDAR_BOUNDS);
  // That a day was free once is no lamp any more.
  const states = new Map(
    days
      .filter(({ day, state }) => day >= today || state === 'part' || state === 'taken')
      .map(({ day, state }) => [day, state]),
  );
  return (
    <DeskFrame {...props} tab="calendar" title={`${t.t('desk.calendar')}: ${space.name}`}>
      <SavedNotice view={view} />
      {url.searchParams.has('removed') && <Notice>{t.t('calendar.removed')}</Notice>}
      <section aria-labelledby="month">
        <h2 id="month">{t.month(month)}</h2>
        <div class="month-head">
          <p class="second">{countsText(props)}</p>
          <nav class="month-links" aria-label={t.t('room.months')}>
            {beside.before !== null && (
              <a href={`${path}?month=${beside.before}`} rel="prev">
                {t.month(beside.before)}
              </a>
            )}
            {beside.after !== null && (
              <a href={`${path}?month=${beside.after}`} rel="next">
                {t.month(beside.after)}
              </a>
            )}
          </nav>
          {space.state !== 'archived' && (
            <a class="button" href={`${deskPath(space.id)}/bookings/new?month=${month}`}>
              {t.t('calendar.add')}
            </a>
          )}
        </div>
        <MonthTable
          view={view}
          month={month}
          days={states}
          today={today}
          chips={chipsOf(
            view,
            booked,
            days.map(({ day }) => day),
          )}
        />
        <CalendarLegend view={view} states={LEGEND.filter((state) => state !== 'ask' || space.available === null)} />
        <BookingList {...props} />
      </section>
    </DeskFrame>
  );
};

const LEGEND: readonly DayState[] = ['free', 'ask', 'part', 'taken'];

const countsText = ({ view: { t }, booked, days, today }: Props): string => {
  const blocks = booked.filter(({ kind }) => kind === 'block').length;
  const free = days.filter(({ day, state }) => day >= today && (state === 'free' || state === 'ask')).length;
  return [
    t.t('calendar.bookings', { count: booked.length - blocks }),
    t.t('calendar.blocks', { count: blocks }),
    t.t('calendar.free', { count: free }),
  ].join(', ');
};

const chipsOf = (view: View, booked: readonly Booked[], days: readonly string[]): ReadonlyMap<string, DayChip[]> => {
  const chips = new Map<string, DayChip[]>();
  for (const booking of booked)
    for (const day of namedDays(booking, days)) {
      const text = [hoursText(booking), bookingName(view, booking)].filter(Boolean).join(' ');
      chips.set(day, [...(chips.get(day) ?? []), { text }]);
    }
  return chips;
};

const BookingList = ({ view, space, booked }: Props) => {
  const { t } = view;
  if (booked.length === 0) return <p class="empty">{t.t('calendar.none')}</p>;
  return (
    <>
      <h3 class="hidden">{t.t('calendar.list')}</h3>
      <ul class="rows booking-rows">
        {booked.map((booking) => {
          const what = bookingName(view, booking);
          const when = whenText(view, booking);
          const beside = booking.actorName !== null && booking.note !== null ? [booking.note] : [];
          return (
            <li>
              <span>{when}</span>
              <span>{[what, ...beside, takesText(view, booking)].join(', ')}</span>
              <a
                href={`${deskPath(space.id)}/bookings/${booking.id}`}
                aria-label={t.t('calendar.changeWhich', { what, when })}
              >
                {t.t('calendar.change')}
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
};
