import type { Booking } from '#shared/domain/booking.ts';
import type { View } from '#shared/web/view.ts';
import { whenText } from '../suitors/booking-words.ts';

type Props = { view: View; bookings: readonly Booking[]; file: string };

/** The days that came of it, and the way with them into a calendar of one’s own. */
export const CaseBookings = ({ view, bookings, file }: Props) => {
  const { t } = view;
  if (bookings.length === 0) return null;
  return (
    <section class="section" aria-labelledby="booked">
      <h2 id="booked">{t.t('calendar.booked')}</h2>
      <ul class="rows">
        {bookings.map((booking) => (
          <li>{whenText(view, booking)}</li>
        ))}
      </ul>
      <p>
        <a class="button" href={file} download>
          {t.t('calendar.own')}
        </a>
      </p>
    </section>
  );
};
